"""The forty rows of careless and hostile input, each through the real command line.

What a row says at more length stands in tests/reading, tests/core/checks, tests/writing
and tests/cli; here each has a short case of its own, so that none is forgotten.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from casualty_ledger.__main__ import main
from tests.cli.terminal import CTRL_C, Person

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """\
format: 1
sources:
  sohr: {name: Syrian Observatory, aliases: [SOHR]}
  snhr: {name: Syrian Network}
  ap: {name: Agency, draws_on: [sohr]}
  tv: {name: Television, draws_on: [sohr]}
"""
HEAD = "format: 1\nevent: {id: coast, title: Coast, start: 2025-03-06}\nclaims:\n"
OPEN = "- {id: open, source: snhr, published: 2025-03-09, killed: 400}\n"


@dataclass(frozen=True)
class Said:
    """How a run ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Both streams."""
        return self.out + self.err


class Ledger:
    """A ledger on disk, and the program run on it."""

    def __init__(self, root: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.folder = root / "claims"
        self.folder.mkdir()
        self.capture = capture
        self.write("sources.yaml", SOURCES)

    @property
    def path(self) -> Path:
        """The file of its event."""
        return self.folder / "coast.yaml"

    def write(self, name: str, text: str | bytes) -> Path:
        """Write one of its files."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def claims(self, text: str) -> None:
        """Write the event with these claims."""
        self.write("coast.yaml", HEAD + text)

    def killed(self, count: str, more: str = "") -> None:
        """Write the event with one claim of one count, and an open one."""
        claim = "- {id: odd, source: sohr, published: 2025-03-08, killed: "
        self.claims(f"{claim}{count}{more}}}\n{OPEN}")

    def run(self, *asked: str) -> Said:
        """Run the program in this process."""
        code = main(asked)
        said = self.capture.readouterr()
        assert code != 3, said.err
        return Said(code, said.out, said.err)

    def program(
        self, *asked: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the program in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "casualty_ledger", *asked],
            cwd=self.root,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def codes(self, *severities: str) -> list[str]:
        """Return the codes that checking finds, those of *severities* if given."""
        found = json.loads(self.run("check", "--format", "json").out)["diagnostics"]
        for each in found:
            assert each["path"]
            assert each["line"] >= 1
            assert each["column"] >= 1
        return [
            each["code"]
            for each in found
            if not severities or each["severity"] in severities
        ]

    def cells(self, *asked: str) -> dict[str, Any]:
        """Return the cells of the event by category."""
        (event,) = self.event(*asked)
        return {str(each["victims"]): each for each in event["cells"]}

    def event(self, *asked: str) -> Any:  # noqa: ANN401 - JSON
        """Return the events as reconciling prints them."""
        said = self.run("reconcile", "--format", "json", *asked)
        return json.loads(said.out)["events"]

    def read(self, table: str, *asked: str) -> list[dict[str, str]]:
        """Return the rows of a table as exported."""
        text = self.run("export", table, *asked).out
        return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def ledger(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Ledger:
    """A ledger in the folder in which the program runs."""
    monkeypatch.chdir(tmp_path)
    return Ledger(tmp_path, capfd)


def refused(ledger: Ledger, code: str | None = None) -> str:
    """Assert that checking fails, and that reconciling goes on without the claim."""
    said = ledger.run("check")
    assert said.code == 1
    assert re.search(r"^claims/\S+:\d+(:\d+)?: error\[", said.out, re.MULTILINE)
    assert "= help:" in said.out
    assert code is None or f"error[{code}]" in said.out
    rest = ledger.run("reconcile", "coast")
    assert rest.code == 0
    assert "400" in rest.out
    return said.out


# --- Counts and texts (1 to 9) -----------------------------------------------------


@pytest.mark.parametrize(
    "count",
    ["0311", "0o311", "0x137", "1e3", "311.0", "12:30", "1.500", '"1,23,456"'],
)
def test_row_01_a_number_of_another_kind(ledger: Ledger, count: str) -> None:
    """What YAML would make a number of, or two countries two, is refused."""
    ledger.killed(count)
    assert count.strip('"') in refused(ledger)


@pytest.mark.parametrize(
    ("count", "low"),
    [
        ('"1,000"', 1000),
        ("1 000", 1000),
        ("1_000", 1000),
        ("~300", 250),
        ("300+", 300),
        ("300-320", 300),
        ("dozens", 24),
    ],
)
def test_row_02_ways_to_write_a_number(ledger: Ledger, count: str, low: int) -> None:
    """What people write is read, and kept as it was written."""
    ledger.killed(count)
    assert ledger.codes("error") == []
    row = ledger.read("claims")[0]
    assert row["count"].lstrip("'") == count.strip('"')
    assert int(row["low"]) <= max(low, 300)


@pytest.mark.parametrize(
    "count", ["no", "true", ".nan", '""', "null", "-5", "9" * 5000, "٣١١"]
)
def test_row_03_what_is_no_number(ledger: Ledger, count: str) -> None:
    """Nothing becomes 0, and nothing becomes a number that nobody wrote."""
    ledger.killed(count)
    refused(ledger)
    assert "odd" not in {row["claim"] for row in ledger.read("claims")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- {source: sohr, source: snhr, killed: 1}\n", "key-repeated"),
        ("- {id: open, source: sohr, killed: 1}\n", "id-repeated"),
        ("<<<<<<< ours\n- {source: sohr, killed: 1}\n=======\n", "merge-conflict"),
    ],
)
def test_row_04_a_bad_merge(ledger: Ledger, text: str, code: str) -> None:
    """Two of one thing: neither is taken in silence."""
    ledger.claims(OPEN + text)
    assert code in ledger.codes("error")


LAUGHS = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) or 'lol'}]\n" for n in range(10)
)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a 1\n",
        "a: *a\n",
        "<<: {a: 1}\n",
        LAUGHS,
        "a: &a [*a]\n",
        "a: !!python/object/apply:os.system [exit]\n",
        "a: !!binary AAAA\n",
    ],
)
def test_row_05_what_yaml_would_expand(ledger: Ledger, text: str) -> None:
    """Refused before anything grows; the other files are read."""
    ledger.claims(OPEN)
    ledger.write("bad.yaml", text)
    begun = time.process_time()
    assert {code.split("-")[0] for code in ledger.codes("error")} >= {"yaml"}
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500,
        "[" * 50_000,
        "[" * 1_000_000,
        "#" * 50_000_000,
        "- a\n" * 1_000_000,
        f"a: {'x' * 5_000_000}",
    ],
    ids=["500", "50,000", "1,000,000", "50 MB", "a million values", "5 MB text"],
)
def test_row_06_more_than_a_machine_bears(ledger: Ledger, text: str) -> None:
    """The interpreter lives, and the other file is read."""
    ledger.claims(OPEN)
    ledger.write("bad.yaml", text)
    said = ledger.program("check")
    assert said.returncode == 1, said.stderr
    assert re.search(r"error\[(\S+-too-(deep|many-values|large|long))\]", said.stdout)
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"# nothing\n",
        b"- a\n",
        f"{HEAD}{OPEN}---\na: 1\n".encode(),
        f"{HEAD}{OPEN}".encode("utf-16"),
        f"{HEAD}{OPEN}# caf\xe9\n".encode("latin-1"),
        f"{HEAD}{OPEN}# \0\n".encode(),
        f"{HEAD}\t{OPEN}".encode(),
    ],
)
def test_row_07_a_file_of_another_shape(ledger: Ledger, text: bytes) -> None:
    """One clear error, and no guess."""
    ledger.write("coast.yaml", text)
    assert ledger.codes("error")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_row_07_what_windows_writes_works_and_stays(
    ledger: Ledger, mark: bytes
) -> None:
    """A byte order mark and CRLF are read, and `add` keeps them."""
    ledger.write("coast.yaml", mark + (HEAD + OPEN).replace("\n", "\r\n").encode())
    assert ledger.codes("error") == []
    asked = ["--source", "sohr", "--published", "2025-03-08", "--killed", "5"]
    assert ledger.run("add", "coast", *asked).code == 0
    data = ledger.path.read_bytes()
    assert data.startswith(mark + b"format")
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("day", ["2025-02-30", "2025-3-7", "07/03/2025", "2999-01-01"])
def test_row_08_no_day(ledger: Ledger, day: str) -> None:
    """A day that is not, or not yet, or that two countries read as two days."""
    ledger.killed("5", f", as_of: {day}")
    refused(ledger)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("as_of: 2025-03-09", "as-of-after-published"),
        ("as_of: 2025-03-01", "before-event"),
    ],
)
def test_row_08_an_odd_day(ledger: Ledger, more: str, code: str) -> None:
    """It takes part, with a warning."""
    ledger.killed("5", f", {more}")
    assert code in ledger.codes("warning")


@pytest.mark.parametrize("day", ["2025-03-08T01:30+03:00", "2025-03"])
def test_row_08_a_day_stays_what_it_was(ledger: Ledger, day: str) -> None:
    """Neither moved to another time zone nor filled up."""
    ledger.killed("5", f", as_of: {day}")
    assert ledger.read("claims")[0]["as_of"][:10] == day[:10]


@pytest.mark.parametrize(
    "line",
    [
        "note: 311 #x",
        "note: SOHR: 311",
        "via: @SOHR",
        "killed: >500",
        "injured: {low: 5,200}",
    ],
)
def test_row_09_quotes_needed(ledger: Ledger, line: str) -> None:
    """YAML reads these otherwise than they were meant, and the help says so."""
    killed = "" if line.startswith("killed") else "  killed: 5\n"
    ledger.claims(f"{OPEN}- source: sohr\n{killed}  {line}\n")
    said = ledger.run("check").out
    assert "quotes" in said


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ("kiled: 5", "killed"),
        ("injured: {civillians: 5}", "civilians"),
        ("civilians: 5", "killed:"),
    ],
)
def test_row_10_a_misspelt_key(ledger: Ledger, more: str, name: str) -> None:
    """The closest right name, or where it belongs."""
    ledger.killed("5", f", {more}")
    assert f"`{name}`" in refused(ledger)


# --- What disagrees, and what does not (11 to 21) ----------------------------------


def test_row_11_a_part_and_its_whole(ledger: Ledger) -> None:
    """5 civilians among 9 people are no disagreement."""
    ledger.claims(
        "- {source: sohr, published: 2025-03-08, killed: {total: 9, civilians: 5}}\n"
    )
    assert ledger.event()[0]["disagreements"] == []


def test_row_12_a_part_above_its_whole(ledger: Ledger) -> None:
    """A warning, and a clash within the source that names both numbers."""
    ledger.claims(
        "- {source: sohr, published: 2025-03-08, killed: {total: 52, men: 60}}\n"
    )
    assert ledger.codes() == ["parts-above-whole"]
    (clash,) = ledger.event()[0]["disagreements"]
    assert clash["kind"] == "within source"
    assert "52" in str(clash["text"])
    assert "60" in str(clash["text"])


GROWING = """\
- {id: a, source: sohr, published: 2025-03-07, killed: 311}
- {id: b, source: sohr, published: 2025-03-09, killed: 745}
"""


def test_row_13_a_count_that_grows(ledger: Ledger) -> None:
    """An update: both stay in the history and the timeline."""
    ledger.claims(GROWING)
    assert ledger.event()[0]["disagreements"] == []
    (position,) = ledger.cells()["total"]["positions"]
    assert [each["claim"] for each in position["history"]] == ["a", "b"]
    assert {row["low"] for row in ledger.read("timeline")} >= {"311", "745"}


def test_row_14_a_count_that_falls(ledger: Ledger) -> None:
    """Revised down, shown, and warned of unless it corrects the earlier one."""
    falls = GROWING.replace("745", "211")
    ledger.claims(falls)
    assert ledger.codes() == ["count-falls"]
    assert "revised down" in ledger.run("reconcile", "--format", "json").out
    ledger.claims(falls.replace("killed: 211", "killed: 211, corrects: a"))
    assert ledger.codes() == []


@pytest.mark.parametrize(
    "more", ["where: Jableh", "by: army", "cause: indirect", "period: 2025-03-07"]
)
def test_row_15_another_thing_counted(ledger: Ledger, more: str) -> None:
    """Another place, actor, cause or time is not compared."""
    ledger.killed("5", f", {more}")
    assert ledger.event()[0]["disagreements"] == []


def test_row_16_relayed(ledger: Ledger) -> None:
    """Who repeats a source adds no voice, and a circle of such is an error."""
    ledger.claims(
        "".join(
            f"- {{source: {each}, published: 2025-03-08, killed: 311}}\n"
            for each in ("sohr", "ap", "tv")
        )
    )
    assert [row["independent_groups"] for row in ledger.read("ranges")] == ["1"]
    ledger.write("sources.yaml", SOURCES.replace("aliases: [SOHR]", "draws_on: [ap]"))
    assert "draws-on-cycle" in ledger.codes("error")


@pytest.mark.parametrize(
    "claims",
    [
        OPEN,
        "[]\n",
        OPEN.replace("}", ", status: retracted}"),
        OPEN.replace("}", ", restricted: true}"),
    ],
)
def test_row_17_little_or_nothing(ledger: Ledger, claims: str) -> None:
    """Said in words, and no failure."""
    head = HEAD.replace("claims:\n", "claims: ") if claims == "[]\n" else HEAD
    ledger.write("coast.yaml", head + claims)
    for asked in (["reconcile"], ["reconcile", "coast"], ["explain", "coast"]):
        said = ledger.run(*asked)
        assert said.code == 0
        assert "Coast" in said.out


def test_row_18_low_above_high(ledger: Ledger) -> None:
    """Nobody can say which of the two is the slip."""
    ledger.killed('"320-300"')
    refused(ledger, "range-reversed")


def test_row_19_before_anything_was_said(ledger: Ledger) -> None:
    """Empty and said so; on the day itself it is there."""
    ledger.claims(OPEN)
    early = ledger.run("reconcile", "coast", "--as-of", "2025-03-08")
    assert early.code == 0
    assert early.out.strip()
    assert "400" not in early.out
    assert "400" in ledger.run("reconcile", "coast", "--as-of", "2025-03-09").out


def test_row_20_gaps(ledger: Ledger) -> None:
    """A cell with no number is empty, and whole people stay whole."""
    ledger.killed("at least 311")
    text = ledger.run("export", "ranges").out + ledger.run("export", "claims").out
    assert "311.0" not in text
    assert ledger.read("claims")[0]["high"] == ""


@pytest.mark.parametrize("name", ["NA", "None", "null", "nan"])
def test_row_21_a_source_named_like_nothing(ledger: Ledger, name: str) -> None:
    """It has that name, also after pandas has read it."""
    ledger.write("sources.yaml", f"{SOURCES}  odd: {{name: '{name}'}}\n")
    ledger.killed("5")
    ledger.path.write_text(ledger.path.read_text().replace("sohr", "odd"))
    text = ledger.run("export", "claims").out
    frame = pd.read_csv(io.StringIO(text), keep_default_na=False)
    assert frame["source_name"][0] == name


# --- The terminal and other programs (22 to 28) ------------------------------------

HOSTILE = "\x1b[31mx\x1b]0;t\x07\x1b]52;c;AA\x07\x1b[2J\x9b1m\r\b\x07"


def test_row_22_escape_sequences(ledger: Ledger) -> None:
    """Shown, never obeyed; kept as they are for programs."""
    quoted = json.dumps(f"5 {HOSTILE}")
    ledger.killed("5", f", quote: {quoted}, bad: {quoted}")
    ledger.write("odd\x1b[2J.yaml", "a: b: c\n")
    for asked in (
        ["check"],
        ["check", "--format", "github"],
        ["show", "odd"],
        ["reconcile", HOSTILE],
        ["show", HOSTILE],
        [HOSTILE],
    ):
        said = ledger.run(*asked).all
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", said), asked
    ledger.killed("5", f", quote: {quoted}")
    told = json.loads(ledger.run("explain", "coast", "--format", "json").out)
    assert HOSTILE in json.dumps(told, ensure_ascii=False).encode().decode(
        "unicode_escape", "replace"
    ) or any(
        each["quote"] == f"5 {HOSTILE}"
        for cell in told["cells"]
        for each in cell["claims"]
    )


@pytest.mark.parametrize(
    "text", ["[red]", "[/items]", "[link=https://x.example]", ":skull:", "SOHR [ar]"]
)
def test_row_23_markup(ledger: Ledger, text: str) -> None:
    """Printed to the letter, in tables and errors (on a terminal: tests/render)."""
    ledger.write("sources.yaml", f"format: 1\nsources:\n  snhr: {{name: '{text}'}}\n")
    ledger.claims(OPEN)
    assert text in ledger.run("sources").out
    assert text in ledger.run("reconcile", text).err


@pytest.mark.parametrize("text", ["a\u202eb", "a\u2067b", "Jab\u200bleh"])
def test_row_24_what_cannot_be_seen(ledger: Ledger, text: str) -> None:
    """A text that is not what it looks like gets a warning."""
    ledger.killed("5", f', where: "{text}"')
    assert "character-hidden" in ledger.codes("warning")


def test_row_24_arabic_with_its_marks(ledger: Ledger) -> None:
    """What Arabic needs is no reason to warn."""
    ledger.killed("5", ', note: "\u2067قتل 5\u200f\u2069"')
    assert "character-hidden" not in ledger.codes()


@pytest.mark.parametrize(
    "name", ["SOHR ", "sohr", unicodedata.normalize("NFD", "Sohré")]
)
def test_row_25_one_name_written_in_several_ways(ledger: Ledger, name: str) -> None:
    """Case, spaces and composed letters make no other source."""
    ledger.write("sources.yaml", SOURCES.replace("[SOHR]", "[SOHR, Sohré]"))
    ledger.killed("5")
    ledger.path.write_text(ledger.path.read_text().replace("sohr", f'"{name}"'))
    assert ledger.codes("error") == []
    assert ledger.read("claims")[0]["source"] == "sohr"


def test_row_25_letters_of_two_scripts(ledger: Ledger) -> None:
    """A Cyrillic letter in a Latin name is an imitation, or a slip."""
    ledger.write("sources.yaml", f"{SOURCES}  odd: {{name: SОHR}}\n")
    assert "scripts-mixed" in ledger.codes("warning")


@pytest.mark.parametrize("text", ["=1+1", "+x", "@x", "\tx", "\rx", "＝1"])
def test_row_26_formulas(ledger: Ledger, text: str) -> None:
    """A spreadsheet that opens the table runs nothing."""
    ledger.killed("5", f", note: {json.dumps(text, ensure_ascii=False)}")
    row = ledger.read("claims")[0]
    assert row["note"].startswith("'")
    assert row["low"] == "5"


def test_row_26_one_record_in_one_record_out(ledger: Ledger) -> None:
    """Whatever a note holds."""
    note = 'a "b", c\nd\u2028e'
    ledger.killed("5", f", note: {json.dumps(note)}")
    rows = ledger.read("claims")
    assert len(rows) == 2
    assert rows[0]["note"] == note


WEB = [
    "</script>",
    "<img onerror=x>",
    "javascript:x",
    "data:text/html,x",
    "]]>",
    "$x$",
]


@pytest.mark.parametrize("text", WEB)
def test_row_27_pages(ledger: Ledger, text: str) -> None:
    """Of the outputs, Markdown is read as a page: text, no element, no link."""
    ledger.killed("5", f", url: '{text}'")
    ledger.path.write_text(
        ledger.path.read_text().replace("title: Coast", f"title: '{text}'")
    )
    said = ledger.run("reconcile", "coast", "--format", "markdown").out
    assert "<img" not in said.replace("\\<img", "")
    assert "</script" not in said.replace("\\</script", "")
    assert "](javascript:" not in said
    assert "](data:" not in said
    assert json.loads(ledger.run("reconcile", "--format", "json").out)["events"]


@pytest.mark.parametrize("text", ["}}", "a|b", "<ref>", "[[a]]", "a\\nb", "::error::x"])
def test_row_28_wiki_and_ci(ledger: Ledger, text: str) -> None:
    """A table row stays a row, and a line of CI stays one annotation."""
    ledger.write("sources.yaml", f'format: 1\nsources:\n  snhr: {{name: "{text}"}}\n')
    ledger.claims(OPEN + f'- {{source: snhr, killed: "{text}"}}\n')
    lines = ledger.run("check", "--format", "github").out.splitlines()
    assert lines
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)
    rows = [
        line
        for line in ledger.run("reconcile", "--format", "markdown").out.splitlines()
        if line.startswith("|")
    ]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 2


# --- The disk (29 to 34) -----------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../x", "/etc/x", "CON", ".git", "x" * 300, "", "💀", "Coast"]
)
def test_row_29_an_event_with_an_odd_id(ledger: Ledger, name: str) -> None:
    """Refused before the disk is touched; `Coast` beside `coast` as well."""
    ledger.claims(OPEN)
    before = sorted(ledger.root.rglob("*"))
    more = ["--title", "T", "--start", "2025-03-06", "--new-event"]
    asked = ["--source", "sohr", "--published", "2025-03-08", "--killed", "5"]
    assert ledger.run("add", name, *asked, *more).code in (1, 2)
    after = [path for path in sorted(ledger.root.rglob("*")) if "lock" not in path.name]
    assert after == before


def test_row_30_files_that_are_none(ledger: Ledger) -> None:
    """A link out, a pipe and a folder with the name of a file: no hang."""
    ledger.claims(OPEN)
    outside = ledger.root / "secret.txt"
    outside.write_text("zq: zq: zq\n")
    (ledger.folder / "out.yaml").symlink_to(outside)
    os.mkfifo(ledger.folder / "pipe.yaml")
    (ledger.folder / "folder.yaml").mkdir()
    said = ledger.program("check")
    assert said.returncode == 1
    assert said.stdout.count("error[file-unreadable]") == 3
    assert "zq" not in said.stdout
    assert "400" in ledger.program("reconcile", "coast").stdout


def adding(ledger: Ledger, count: int, **environment: str) -> subprocess.Popen[bytes]:
    """Begin to add a claim of *count*, in a process of its own."""
    asked = ["add", "coast", "--source", "sohr", "--killed", str(count)]
    return subprocess.Popen(
        [sys.executable, "-m", "casualty_ledger", *asked, "--published", "2025-03-08"],
        cwd=ledger.root,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_row_31_several_at_once(ledger: Ledger) -> None:
    """None is lost (fifty at once: tests/entry/test_adding.py)."""
    ledger.claims(OPEN)
    running = [adding(ledger, 500 + number) for number in range(8)]
    assert [each.wait(120) for each in running] == [0] * 8
    assert len(ledger.read("claims")) == 9
    assert ledger.codes("error") == []


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.5])
def test_row_32_killed(ledger: Ledger, seconds: float) -> None:
    """The old file or the new one (at every step: tests/writing)."""
    ledger.claims(OPEN)
    before = ledger.path.read_bytes()
    running = adding(ledger, 5)
    time.sleep(seconds)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert ledger.path.read_bytes().startswith(before)
    assert ledger.codes("error") == []
    assert len(ledger.read("claims")) in (1, 2)


def test_row_32_a_full_disk(ledger: Ledger) -> None:
    """No file may grow: the old one stays, and it is said that nothing was written."""
    ledger.claims(OPEN)
    before = ledger.path.read_bytes()
    code = (
        "import resource, signal, sys\n"
        "from casualty_ledger.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60, 60))\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    asked = ["add", "coast", "--source", "sohr", "--killed", "5"]
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, *asked, "--published", "2025-03-08"],
        cwd=ledger.root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
    assert ledger.path.read_bytes() == before


def test_row_33_mode_and_link(ledger: Ledger) -> None:
    """A file that a group may write, kept elsewhere, stays both."""
    real = ledger.folder / "kept.txt"
    real.write_text(HEAD + OPEN)
    real.chmod(0o664)
    ledger.path.symlink_to("kept.txt")
    assert adding(ledger, 5).wait(60) == 0
    assert ledger.path.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o664
    assert "killed: 5" in real.read_text()


ODD = """\
# a comment
format: 1
event: {id: coast, title: "Coast",   start: 2025-03-06}

claims:
      -   source: 'snhr'   # why
          published: "2025-03-09"
          killed: {total: 400}
# the end
"""


def test_row_34_the_diff_is_the_added_lines(ledger: Ledger) -> None:
    """Comments, odd indents and quotes of every kind stay where they were."""
    ledger.write("coast.yaml", ODD)
    assert adding(ledger, 5).wait(60) == 0
    kept = iter(ledger.path.read_text().splitlines())
    assert all(line in kept for line in ODD.splitlines())
    assert len(ledger.read("claims")) == 2


# --- People and machines (35 to 40) ------------------------------------------------


def test_row_35_restricted(ledger: Ledger) -> None:
    """Absent everywhere, and counted on stderr (more: tests/properties)."""
    ledger.killed("73519", ", note: zqnote, restricted: true, bad: zqbad")
    for asked in (
        "reconcile",
        "reconcile --format json",
        "export claims",
        "explain coast",
        "check",
        "sources",
    ):
        said = ledger.run(*asked.split())
        assert "zq" not in said.all
        assert "73519" not in said.all.replace(",", "")
        assert asked == "check" or "1 restricted claim left out" in said.err


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"COLUMNS": "20"},
        {"TERM": "dumb"},
    ],
)
def test_row_36_poor_surroundings(ledger: Ledger, surroundings: dict[str, str]) -> None:
    """No crash, and no text lost."""
    ledger.claims(OPEN)
    done = ledger.program("reconcile", "coast", **surroundings)
    assert done.returncode == 0
    assert "Syrian Network" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("reader", ["| head -1", ">&-"])
def test_row_36_nobody_reads(ledger: Ledger, reader: str) -> None:
    """A reader that leaves is no bug of the program."""
    ledger.claims(OPEN)
    done = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f"'{sys.executable}' -m casualty_ledger export claims {reader}",
        ],
        cwd=ledger.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_row_37_no_terminal_to_ask(ledger: Ledger) -> None:
    """The missing option is named."""
    ledger.claims(OPEN)
    done = ledger.program("add", "coast")
    assert done.returncode == 2
    assert "--source" in done.stderr


def test_row_37_interrupted_at_a_prompt(ledger: Ledger) -> None:
    """Exit code 130, and nothing written."""
    ledger.claims(OPEN)
    before = ledger.path.read_bytes()
    with Person(ledger.root, ("add", "coast")) as person:
        person.answers("Source", CTRL_C, end="")
        assert person.leaves() == 130
    assert "nothing was written" in person.seen
    assert ledger.path.read_bytes() == before


def test_row_38_the_same_claim_twice(ledger: Ledger) -> None:
    """There already, and no failure; `--force` adds it."""
    ledger.claims(OPEN)
    asked = ["add", "coast", "--source", "sohr", "--published", "2025-03-08"]
    assert ledger.run(*asked, "--killed", "5").code == 0
    once = ledger.path.read_bytes()
    again = ledger.run(*asked, "--killed", "5")
    assert again.code == 0
    assert "already" in again.out
    assert ledger.path.read_bytes() == once
    assert ledger.run(*asked, "--killed", "5", "--force").code == 0
    assert len(ledger.read("claims")) == 3


def test_row_39_the_same_bytes(ledger: Ledger) -> None:
    """Whenever, wherever, and in whatever order a file system lists its files."""
    ledger.killed("5")
    asked = ["reconcile", "--format", "json"]
    said = {
        ledger.program(*asked, **each).stdout
        for each in (
            {"PYTHONHASHSEED": "1"},
            {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"},
            {"LC_ALL": "tr_TR.UTF-8"},
        )
    }
    assert len(said) == 1


@pytest.mark.parametrize("text", ["a@b.example", "+963 11 555 0199"])
def test_row_40_how_to_reach_somebody(ledger: Ledger, text: str) -> None:
    """What would be published with the claim gets a warning."""
    ledger.killed("5", f", note: 'call {text}'")
    assert "contact-detail" in ledger.codes("warning")


def test_every_row_has_a_test() -> None:
    """A row that somebody removes is missed."""
    rows = {int(name[9:11]) for name in globals() if name.startswith("test_row_")}
    assert rows == set(range(1, 41))
