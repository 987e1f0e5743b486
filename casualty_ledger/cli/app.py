"""The command line as a whole: every way out of it has a meaning (see `exits`)."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

import typer

from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.lazy import LazyGroup
from casualty_ledger.cli.streams import prepare, say, tell
from casualty_ledger.core.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,  # brackets in help are brackets, and help needs no rich
    pretty_exceptions_enable=False,  # they would print what local variables hold
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        from casualty_ledger import __version__

        say(f"ledger {__version__}")
        raise typer.Exit


@app.callback()
def ledger(
    version: bool = typer.Option(
        False,
        "--version",
        "-V",
        is_eager=True,
        callback=_version,
        help="Say the version.",
    ),
) -> None:
    """Keep casualty claims in YAML files, and reconcile them into ranges.

    A ledger is a folder: the one `--ledger` names, else `$LEDGER_DIR`, else `claims/`
    here or in a folder above.

    Exit codes: 0 done; 1 the ledger has errors, or something named is not in it; 2 the
    command was not understood; 3 a bug in this program; 130 interrupted.
    """


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: what was asked, without the program's name; None means what this process
            was started with.
    """
    prepare()
    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except typer.TyperException as error:
        return _not_understood(error)
    except LedgerError as error:
        return _said(error)
    except Exception:  # noqa: BLE001 - the boundary: nothing above it can handle it
        tell(traceback.format_exc())
        tell("ledger: this is a bug; please report the lines above")
        return ExitCode.BUG


def _run(asked: Sequence[str]) -> int:
    if not asked:
        asked = ["--help"]
    command = typer.main.get_command(app)
    code = command.main(args=asked, prog_name="ledger", standalone_mode=False)
    return code if isinstance(code, int) else ExitCode.OK


def _said(error: LedgerError) -> int:
    tell(f"ledger: error: {error}")
    if not isinstance(error, UsageError):
        return ExitCode.FINDINGS
    if error.help is not None:
        tell(f"  = help: {error.help}")
    return ExitCode.USAGE


def _not_understood(error: typer.TyperException) -> int:
    """Say what Typer says of arguments it does not understand, on one line."""
    message = " ".join(error.format_message().split())
    message = f"{message[:1].lower()}{message[1:]}".removesuffix(".")
    tell(f"ledger: error: {message}")
    command = getattr(getattr(error, "ctx", None), "command_path", "ledger")
    tell(f"  = help: `{command} --help` lists what there is")
    return error.exit_code
