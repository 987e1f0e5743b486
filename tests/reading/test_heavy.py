"""Input made to take the machine's time, memory or life, with and without the C parser.

Each is read by a process of its own: a crash of the interpreter is an exit code.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.limits import MOST_ADVICE
from tests.reading.ledgers import HEAD, write

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]
#: Seconds; far more than any takes on an idle machine, far less than a hang.
PATIENCE = 60
#: Megabytes that a process may take beyond what it takes to start.
ROOM = 300

# Reads the ledger in its first argument and prints the codes of what is wrong; its
# second argument takes PyYAML's C extension away.
READ = """
import resource, sys
from datetime import date
from pathlib import Path
if sys.argv[2] == "python":
    sys.modules["yaml._yaml"] = None
from casualty_ledger.reading.folder import read_ledger
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
reading = read_ledger(Path(sys.argv[1]), today=date(2026, 1, 1))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert reading.slow_parser == (sys.argv[2] == "python")
print((after - before) // 1024, *sorted({each.code for each in reading.problems}))
"""


def laughs() -> str:
    """A billion of them: each line is ten times the one before."""
    lines = ["a0: &a0 [lol]"]
    for number in range(1, 10):
        ten = ", ".join([f"*a{number - 1}"] * 10)
        lines.append(f"a{number}: &a{number} [{ten}]")
    return "\n".join(lines) + "\n"


def staircase() -> Iterator[str]:
    """Keys, each indented one space more than the one before."""
    for depth in range(2000):
        yield f"{' ' * depth}a:\n"


HEAVY = {
    "500 brackets": ("[" * 500, "yaml-too-deep"),
    "50,000 brackets": ("[" * 50_000, "yaml-too-deep"),
    "1,000,000 brackets": ("[" * 1_000_000, "text-too-long"),
    "300,000 brackets, a line each": ("[\n" * 300_000, "yaml-too-deep"),
    "braces": ("{" * 50_000, "yaml-too-deep"),
    "brackets and braces": ("[{" * 40_000, "yaml-too-deep"),
    "lists in lists": ("- " * 40_000, "yaml-too-deep"),
    "keys of keys": ("? " * 40_000, "yaml-too-deep"),
    "keys of braces": ("{? " * 30_000, "yaml-too-deep"),
    "a staircase": ("".join(staircase()), "yaml-too-deep"),
    "50 megabytes": ("#" * 50_000_000, "file-too-large"),
    "a million values": ("- a\n" * 1_000_000, "yaml-too-many-values"),
    "a text of 5 megabytes": (f"a: {'x' * 5_000_000}", "file-too-large"),
    "a text of 4 megabytes": (f"a: {'x' * 4_000_000}", "text-too-long"),
    "a text of 2 megabytes in lines": (f"a:{' x' * 20_000}\n" * 20, "key-repeated"),
    "a quote that is not closed": ('a: "' + "x y\n" * 500_000, "yaml-syntax"),
    "a billion laughs": (laughs(), "yaml-anchor"),
    "a list in itself": ("a: &a [*a]", "yaml-anchor"),
    "a call of Python": ("a: !!python/object/apply:os.system [exit]", "yaml-tag"),
    "binary": ("a: !!binary AAAA", "yaml-tag"),
    "controls": ("\x00" * 1_000_000, "character-forbidden"),
    "unknown keys": ("".join(f"{n}: 1\n" for n in range(50_000)), "key-unknown"),
}


def said_to(folder: Path, text: str, parser: str) -> tuple[int, list[str]]:
    """Return how many megabytes reading took, and the codes of what was found."""
    write(folder, {"coast.yaml": text})
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder), parser],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    megabytes, *codes = done.stdout.split()
    return int(megabytes), codes


@pytest.mark.parametrize("parser", ["c", "python"])
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_input_is_refused_at_once(name: str, parser: str, tmp_path: Path) -> None:
    """One hostile file must not keep the others from being read."""
    text, code = HEAVY[name]

    megabytes, codes = said_to(tmp_path, text, parser)

    assert code in codes
    assert megabytes < ROOM


def test_many_misspelt_claims_are_all_told(tmp_path: Path) -> None:
    """Advice is rationed, for each compares a name with all; problems are not."""
    claims = "".join(
        f"- {{source: s{number}, killed: 1, k{number}: 2}}\n" for number in range(5_000)
    )

    _, codes = said_to(tmp_path, f"{HEAD}claims:\n{claims}", "c")

    assert codes == ["key-unknown", "source-unknown"]


def test_advice_is_rationed() -> None:
    """A hundred slips of one kind in a file are one cause, not so many slips."""
    findings = Findings("x.yaml")
    given = [findings.known("kiled", ["killed"]) for _ in range(MOST_ADVICE + 1)]
    assert given[-2:] == ["`killed` is known; write that", None]
