"""The arrows of docs/architecture.md, run.

Two kinds of look: what a fresh interpreter holds after an import, and what
import-linter finds in the text (the contracts are in pyproject.toml).  A guard that
cannot fail is worse than none, so each is shown something broken as well.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import casualty_ledger
from casualty_ledger import __main__, ledger
from casualty_ledger.cli import app

if TYPE_CHECKING:
    from collections.abc import Sequence

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "casualty_ledger"
EDGES = {"click", "filelock", "numpy", "pandas", "pydantic", "rich", "typer", "yaml"}


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run *command* in *folder* to its end, whatever that is."""
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def held_after(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after *code*."""
    shown = f"import sys\n{code}\nprint()\nprint(*sys.modules)"
    done = run(sys.executable, "-c", shown, folder=PROJECT)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def modules_of(ring: str) -> list[str]:
    """Return the dotted names of every module in *ring*."""
    paths = sorted((PACKAGE / ring).rglob("*.py"))
    dotted = [
        ".".join(path.relative_to(PROJECT).with_suffix("").parts) for path in paths
    ]
    return [name.removesuffix(".__init__") for name in dotted]


# --- What is loaded, and when ---------------------------------------------------


def test_core_loads_no_library() -> None:
    """The core can be imported, and so understood and shipped to workers, alone."""
    before = held_after("")
    after = held_after(f"import {', '.join(modules_of('core'))}")

    assert after - before - set(sys.stdlib_module_names) == {"casualty_ledger"}


def test_the_engine_is_part_of_the_core_that_was_looked_at() -> None:
    """The look above goes over a list of files; it must hold the one that counts."""
    assert "casualty_ledger.core.reconcile" in modules_of("core")


def test_pandas_is_seen_where_it_is_allowed() -> None:
    """The looks here are not blind."""
    assert "pandas" in held_after("import casualty_ledger.export.frame")


def test_the_command_line_starts_without_pandas() -> None:
    """`ledger check` in an editor must not wait a second for pandas."""
    assert not {"numpy", "pandas"} & held_after("import casualty_ledger.cli.app")


def test_importing_the_package_loads_no_library() -> None:
    """A script that wants one function does not pay for the others."""
    assert not EDGES & held_after("import casualty_ledger")


def test_the_version_is_said_before_anything_is_loaded() -> None:
    """What asks for it, an installer or a shell prompt, asks often."""
    asked = "from casualty_ledger.__main__ import main; main(['--version'])"

    held = held_after(asked)

    assert not held & {*EDGES, "typing"}


# --- What is in the text --------------------------------------------------------

CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads(
        (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    )["tool"]["importlinter"]["contracts"]
}

# Contract, a module new or old, and the one line at its end that breaks the contract.
BREAKS = [
    ("inwards", "core/broken.py", "import casualty_ledger.reading"),
    ("inwards", "reading/broken.py", "import casualty_ledger.render"),
    ("inwards", "export/broken.py", "from casualty_ledger import ledger"),
    ("inwards", "render/broken.py", "def late(): import casualty_ledger.cli"),
    ("inwards", "ledger/broken.py", "import casualty_ledger.cli"),
    ("inwards", "utils.py", ""),
    ("core-library", "core/broken.py", "import yaml"),
    ("core-world", "core/broken.py", "from pathlib import Path"),
    ("core-world", "core/checks/broken.py", "import time"),
    ("undeclared", "cli/broken.py", "from click import echo"),
    ("front-door", "core/broken.py", "from casualty_ledger import __version__"),
    ("front-door", "export/broken.py", "import casualty_ledger"),
    ("pandas", "export/broken.py", "def late(): import pandas"),
    ("yaml", "writing/broken.py", "import yaml"),
    ("rich", "cli/broken.py", "from rich.console import Console"),
    ("rich", "render/broken.py", "import rich"),
    ("typer", "render/broken.py", "import typer"),
    ("filelock", "writing/broken.py", "import filelock"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that a test may break, if it mends it again."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(PROJECT / "pyproject.toml", folder)
    shutil.copytree(
        PACKAGE,
        folder / PACKAGE.name,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return folder


def lint_imports(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Check the program in *folder*, which stands before the installed one."""
    program = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert program is not None
    return run(program, "--no-logo", "--no-cache", *options, folder=folder)


def test_the_arrows_point_inwards(copy: Path) -> None:
    """Every contract holds; what is broken below is whole to begin with."""
    done = lint_imports(copy)

    assert done.returncode == 0, done.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in done.stdout


@pytest.mark.parametrize(("contract", "module", "line"), BREAKS)
def test_a_broken_arrow_is_found(
    copy: Path, contract: str, module: str, line: str
) -> None:
    """Each contract can fail: one wrong line is enough."""
    path = copy / PACKAGE.name / module
    whole = path.read_bytes() if path.exists() else None
    with path.open("a", encoding="utf-8") as broken:
        broken.write(f"\n{line}\n")
    try:
        done = lint_imports(copy, "--contract", contract)
    finally:
        path.unlink()
        if whole is not None:
            path.write_bytes(whole)

    assert done.returncode == 1
    assert f"{CONTRACTS[contract]} BROKEN" in done.stdout


def test_every_contract_has_been_seen_to_fail() -> None:
    """A new contract cannot land without an example of what it forbids."""
    assert {contract for contract, _, _ in BREAKS} == set(CONTRACTS)


# What would make an answer depend on when or where it was worked out.
WORLDLY = {"input", "now", "open", "print", "today", "utcnow"}


def asks_the_world(code: str) -> set[str]:
    """Return those of `WORLDLY` that *code* calls, as functions or as methods."""
    calls = [
        node.func for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)
    ]
    functions = {call.id for call in calls if isinstance(call, ast.Name)}
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    return (functions | methods) & WORLDLY


def test_the_core_does_not_ask_the_world() -> None:
    """The same claims give the same answer on any day and on any machine."""
    for path in sorted((PACKAGE / "core").rglob("*.py")):
        assert not asks_the_world(path.read_text(encoding="utf-8")), path


def test_asking_the_world_is_seen() -> None:
    """The look above is not blind."""
    assert asks_the_world("print(date.today())") == {"print", "today"}


# --- The front door -------------------------------------------------------------


def test_every_name_of_the_api_can_be_taken_from_the_package() -> None:
    """`from casualty_ledger import ...` is all that a script needs to know."""
    for name in ledger.__all__:
        assert getattr(casualty_ledger, name) is getattr(ledger, name)
        assert name in dir(casualty_ledger)


def test_no_name_of_the_api_is_also_a_module() -> None:
    """Once loaded, a module hides the function of the same name."""
    modules = {path.stem for path in PACKAGE.iterdir()}
    assert not modules & set(ledger.__all__)


def test_a_name_that_is_not_there_is_said_to_be_missing() -> None:
    """A slip in a script gives the sentence that Python always gives."""
    with pytest.raises(
        AttributeError, match="'casualty_ledger' has no attribute 'tol'"
    ):
        _ = casualty_ledger.tol  # type: ignore[attr-defined]


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_goes_to_stdout(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is a result, so that a script can read it."""
    assert __main__.main([option]) == 0
    said = capsys.readouterr()
    assert said.out == f"ledger {casualty_ledger.__version__}\n"
    assert said.err == ""


@pytest.mark.parametrize("asked", [[], ["check"], ["check", "--version"]])
def test_anything_else_is_handed_to_the_command_line(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its exit code comes back unchanged, from arguments given or the process's own."""
    handed: list[list[str]] = []

    def remember(argv: Sequence[str] | None) -> int:
        assert argv is not None
        handed.append(list(argv))
        return 1

    monkeypatch.setattr(app, "main", remember)
    monkeypatch.setattr(sys, "argv", ["ledger", *asked])

    assert __main__.main(asked) == 1
    assert __main__.main() == 1
    assert handed == [asked, asked]


def test_the_package_can_be_run() -> None:
    """`python -m casualty_ledger` works where the scripts are not on the path."""
    done = run(sys.executable, "-m", "casualty_ledger", "--version", folder=PROJECT)

    assert done.stdout == f"ledger {casualty_ledger.__version__}\n"
    assert done.returncode == 0
