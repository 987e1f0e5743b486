"""The events of a YAML text, from PyYAML's C parser where there is one.

Events come one at a time and nothing here is recursive, so that depth cannot overflow
a stack: limits act on the events, as soon as they are reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from yaml.parser import Parser as PurePythonParser
from yaml.reader import Reader
from yaml.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Callable


class Events(Protocol):
    """Something that gives the events of one text, in order."""

    def get_event(self) -> Any:  # noqa: ANN401 - any class of yaml.events
        """Return the next event; raises yaml.YAMLError where the text is no YAML."""


class SlowParser(Reader, Scanner, PurePythonParser):
    """PyYAML's parser in Python: the same events, some twenty times as slow."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        PurePythonParser.__init__(self)


def _fast() -> Callable[[str], Events] | None:
    try:
        from yaml._yaml import CParser
    except ImportError:
        return None
    return CParser


_FAST = _fast()

#: Whether PyYAML's C extension is missing: reading takes some twenty times as long.
SLOW = _FAST is None
#: Text -> its events.
parse: Callable[[str], Events] = _FAST or SlowParser
