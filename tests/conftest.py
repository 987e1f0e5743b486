"""What holds for every test: no settings, no cache, and no race with a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# A busy machine makes any example slow, which is no fault of the program.  The rest
# is as hypothesis has it: the same examples every time in CI, new ones elsewhere.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# What the program reads from its surroundings, or a library does on its behalf.
READ = ["COLUMNS", "FORCE_COLOR", "LEDGER_DIR", "LINES", "NO_COLOR", "TTY_COMPATIBLE"]


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The same for everybody: no settings, and a cache that is off and elsewhere.

    For the session, so that a property test can do without a fixture of its own; a
    test about one of these sets it through `monkeypatch`.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in READ:
            patch.delenv(name, raising=False)
        patch.setenv("LEDGER_CACHE", "off")
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
