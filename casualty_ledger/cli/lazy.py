"""A group of commands each of which is imported when it is run, and not before.

`ledger --help` lists what the table here says, so that it costs no more than the
table; a test holds the table and the commands' own help together.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Mapping


class Command(NamedTuple):
    """Where a command is, and the first sentence of its help."""

    module: str
    help: str


#: Every command, in the order in which help lists them.  Its function has its name.
COMMANDS: Mapping[str, Command] = {
    "init": Command("init", "Make a new ledger with an example that reconciles."),
    "add": Command("add", "Append a claim to an event."),
    "correct": Command("correct", "Append a claim that corrects another."),
    "retract": Command("retract", "Retract a claim, which stays in its file."),
    "remove": Command("remove", "Remove a claim, and leave a tombstone."),
    "check": Command("check", "Check the ledger, and print every problem."),
    "reconcile": Command(
        "reconcile", "Reconcile events: what can be printed, and why."
    ),
    "explain": Command(
        "explain", "Explain ranges: every claim, step and rule behind them."
    ),
    "timeline": Command("timeline", "Show what could be said of an event on each day."),
    "show": Command("show", "Show claims as they stand in their files."),
    "digest": Command("digest", "Print digests, to say what a story rested on."),
    "diff": Command("diff", "Show what changed since a revision of git."),
    "export": Command("export", "Write a table of the ledger for other programs."),
    "sources": Command(
        "sources", "List the sources, and how each stands against the others."
    ),
    "policies": Command(
        "policies", "List the policies and lexicons, each with its codebook."
    ),
}


class LazyGroup(TyperGroup):
    """The commands of `COMMANDS`."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the names of the commands, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """Return the command of that name, imported now; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        from casualty_ledger.cli.flatten import flattened

        module = import_module(f"casualty_ledger.cli.{COMMANDS[cmd_name].module}")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name=cmd_name)(flattened(getattr(module, cmd_name)))
        command = typer.main.get_command(alone)
        assert isinstance(command, TyperCommand)  # noqa: S101 - for the type checker
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's
        """Return the command that *args* begin with.

        Raises:
            UnknownNameError: if there is none of that name.
        """
        if args and not args[0].startswith("-"):
            from casualty_ledger.ledger.names import require

            require("command", args[0], list(COMMANDS))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: object, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the list of commands, none of them imported."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.help) for name, each in COMMANDS.items()])
