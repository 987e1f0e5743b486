"""The way in: `ledger`, `casualty-ledger` and `python -m casualty_ledger`.

Answers `--version` by itself, because the command line behind it takes many times
as long to load as that answer takes to give.
"""

from __future__ import annotations

import sys

from casualty_ledger import __version__

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without the time it takes to load typing

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: what was asked, without the program's name; None means what this
            process was started with.
    """
    asked = sys.argv[1:] if argv is None else list(argv)
    if asked in (["--version"], ["-V"]):
        print(f"ledger {__version__}")  # noqa: T201 - the result
        return 0
    from casualty_ledger.cli.app import main as run

    return run(asked)


if __name__ == "__main__":
    sys.exit(main())
