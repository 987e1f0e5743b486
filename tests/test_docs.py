"""The documentation, run: what it says the program does, the program does.

Names that pages and program share are compared both ways; the examples are run in
test_examples.py.  After a module came or went, `UPDATE_DOCS=1 pytest
tests/test_docs.py` writes the tables of docs/architecture.md anew.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
import typer

from casualty_ledger.cli.app import app
from casualty_ledger.cli.lazy import COMMANDS
from casualty_ledger.core.categories import BUILT_IN
from casualty_ledger.core.causes import RELAXATIONS
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.lexicons import LEXICONS
from casualty_ledger.core.model import Basis, Source
from casualty_ledger.core.policies import POLICIES
from casualty_ledger.core.problems import Code
from casualty_ledger.core.results import Rule, Verdict
from casualty_ledger.export.columns import TABLES
from casualty_ledger.reading.claim import CLAIM_KEYS
from casualty_ledger.reading.head import EVENT_KEYS
from tests.pages import DOCS, ROOT, Page, page, pages, quoted, rows
from tests.running import UPDATE, run_here

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = pages()
#: Of a source, all that is read from its entry; its id is the key of the entry.
SOURCE_KEYS = {each.name for each in fields(Source)} - {"id", "span", "spans"}
COMMANDS_PAGE = page(DOCS / "commands.md")


# --- Commands and options ---------------------------------------------------------


def options(command: str) -> set[str]:
    """Return the options of a command as the program has them."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    found = group.get_command(typer.Context(group), command)
    assert found is not None
    return {
        option
        for parameter in found.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("-")
    }


def documented_options(section: str) -> set[str]:
    """Return the options that a section's tables name, or that it refers to."""
    own = {
        text.split()[0]
        for row in rows(section)
        for text in quoted(row[0])
        if text.startswith("-")
    }
    shared = set(re.findall(r"\(#([a-z-]*options)\)", section))
    return own.union(
        *(documented_options(COMMANDS_PAGE.section(anchor)) for anchor in shared)
    )


def test_every_command_has_a_section_and_no_other_does() -> None:
    """A command that nobody can look up, or that does not exist, helps nobody."""
    documented = {
        heading.text.removeprefix("ledger ")
        for heading in COMMANDS_PAGE.headings()
        if heading.text.startswith("ledger ")
    }

    assert documented == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_and_no_other_is(command: str) -> None:
    """The page is as long as the help, and says nothing that the program refuses."""
    section = COMMANDS_PAGE.section(f"ledger-{command}")

    assert documented_options(section) == options(command)


def test_the_overview_lists_every_command() -> None:
    """The table at the top is where people look first."""
    section = COMMANDS_PAGE.section("all-commands")
    listed = re.findall(r"^\| \[`ledger ([a-z]+)`\]", section, flags=re.MULTILINE)

    assert listed == list(COMMANDS)


def test_no_page_has_a_heading_twice() -> None:
    """A page that two people wrote says each thing once."""
    for each in PAGES:
        anchors = [heading.anchor for heading in each.headings()]
        allowed = ("added", "changed", "fixed")  # of each version in the changelog
        once = [anchor for anchor in anchors if anchor not in allowed]
        assert len(once) == len(set(once)), each.name


# --- Names that code and pages share ----------------------------------------------


def test_every_code_has_a_heading_and_no_other_does() -> None:
    """Each message can be looked up, and nothing is explained that cannot happen."""
    headings = {
        heading.text.strip("`") for heading in page(DOCS / "problems.md").headings()
    }

    assert {
        text for text in headings if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", text)
    } == {code.value for code in Code}


def test_every_policy_has_a_heading_and_no_other_does() -> None:
    """A policy whose rule cannot be read must not set a number."""
    section = page(DOCS / "method.md").section("policies")

    headings = re.findall(r"^### `([a-z-]+)`$", section, flags=re.MULTILINE)

    assert headings == list(POLICIES)


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("basis", list(Basis)),
        ("bounds", list(Rule)),
        ("camps", list(Verdict)),
        ("causes", list(RELAXATIONS)),
        ("counts", list(Wording)),
    ],
)
def test_the_words_of_the_method_are_those_of_the_program(
    anchor: str, words: list[str]
) -> None:
    """A word in an output can be looked up, each kind of them in one table."""
    section = page(DOCS / "method.md").section(anchor)

    explained = [row[0].strip("`") for row in rows(section)]

    assert set(words) <= set(explained)


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_of_a_table_are_the_ones_that_are_written(table: str) -> None:
    """A script written by the page finds the columns it asks for, in that order."""
    (columns,) = page_section_blocks(COMMANDS_PAGE, table)

    assert columns == ",".join(column.name for column in TABLES[table].columns())


def page_section_blocks(of: Page, anchor: str) -> list[str]:
    """Return the lines of the CSV blocks in one section."""
    return re.findall(r"```csv\n(.+)\n```", of.section(anchor))


def test_the_lexicons_are_the_ones_that_are_used() -> None:
    """What a word is taken for is said as it is done."""
    found: dict[tuple[str, str], str] = {}
    for word, *meanings in rows(page(DOCS / "method.md").section("words")):
        for each in quoted(word):
            found |= {
                (name, each): meaning
                for name, meaning in zip(LEXICONS, meanings, strict=True)
                if meaning != "–"
            }

    assert found == {
        (name, word): reading(meaning.low, meaning.high)
        for name, lexicon in LEXICONS.items()
        for word, meaning in lexicon.items()
    }


def reading(low: int, high: int | None) -> str:
    """Return the numbers of a word as the table writes them."""
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def test_the_keys_of_json_are_the_ones_that_are_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A script written by the page finds every key, and none is left unsaid."""
    monkeypatch.chdir(ROOT)
    answer = json.loads(run_here(["reconcile", "--format", "json", "--policy", "all"]))
    checked = json.loads(run_here(["check", "--quiet", "--format", "json"]))
    events = answer["events"]
    cells = [cell for event in events for cell in event["cells"]]
    printed = {
        "answer": [answer],
        "event": events,
        "cell": cells,
        "position": [each for cell in cells for each in cell["positions"]],
        "disagreement": [each for event in events for each in event["disagreements"]],
        "diagnostic": checked["diagnostics"],
    }

    for anchor, found in printed.items():
        table = rows(COMMANDS_PAGE.section(anchor))
        documented = {key for row in table for key in quoted(row[0])}
        assert documented == {key for each in found for key in each}


# --- Where things are --------------------------------------------------------------


def links() -> Iterator[tuple[str, Path, str]]:
    """Yield what pages and docstrings refer to: by whom, the file, the anchor."""
    for each in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", each.text):
            if not re.match(r"[a-z]+:", target):
                path, _, anchor = target.partition("#")
                yield each.name, each.path.parent / path if path else each.path, anchor
    for source in sorted((ROOT / "casualty_ledger").rglob("*.py")):
        text = source.read_text(encoding="utf-8")
        for path, anchor in re.findall(r"(docs/[a-z]+\.md)(?:#([\w-]+))?", text):
            yield source.relative_to(ROOT).as_posix(), ROOT / path, anchor


def test_every_reference_leads_somewhere() -> None:
    """A reader who follows a link, in a page or in a docstring, arrives."""
    lost = [
        f"{by}: {path.name}#{anchor}"
        for by, path, anchor in links()
        if not path.exists() or (anchor and anchor not in page(path).anchors())
    ]

    assert lost == []


def modules() -> dict[str, list[str]]:
    """Return for each folder of the package the table of its modules."""
    package = ROOT / "casualty_ledger"
    found: dict[str, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        if path.name == "__init__.py" and path.parent != package:
            continue
        first = path.read_text(encoding="utf-8").splitlines()[0]
        says = first.removeprefix("r").strip('"')
        name = path.relative_to(package)
        folder = "casualty_ledger" if len(name.parts) == 1 else name.parent.as_posix()
        found.setdefault(folder, []).append(f"| `{name.as_posix()}` | {says} |")
    return found


def test_the_picture_of_the_rings_names_every_module() -> None:
    """Somebody who looks for a thing finds where it lives, and nothing that is gone."""
    architecture = page(DOCS / "architecture.md")
    if UPDATE:
        text = architecture.text
        for folder, expected in modules().items():
            before, head, after = text.partition(f"\n### {folder}\n")
            _, following, rest = after.partition("\n##")
            table = "\n".join(["| module | |", "| --- | --- |", *expected])
            text = f"{before}{head}\n{table}\n{following}{rest}"
        architecture.path.write_text(text, encoding="utf-8")
        return

    for folder, expected in modules().items():
        section = architecture.section(folder.replace("/", ""))
        drawn = [line for line in section.splitlines() if line.startswith("| `")]
        assert drawn == expected


def test_the_categories_are_the_ones_that_come_with_the_program() -> None:
    """Whoever codes a claim sees every category there is, and none that is refused."""
    section = page(DOCS / "format.md").section("how-many")
    listed = [line for line in section.splitlines() if line.startswith("- ")]

    assert {name for line in listed for name in quoted(line)} == set(BUILT_IN.by_name)


@pytest.mark.parametrize(
    ("anchor", "keys"),
    [
        ("an-event", [*EVENT_KEYS, "name", "forces"]),  # the last two of an actor
        ("a-claim", CLAIM_KEYS),
        ("sourcesyaml", sorted(SOURCE_KEYS)),
    ],
)
def test_every_key_of_a_file_is_documented_and_no_other_is(
    anchor: str, keys: list[str]
) -> None:
    """Whoever writes claims can look up each key, and meets none that is refused."""
    section = page(DOCS / "format.md").section(anchor)

    documented = {quoted(row[0])[0] for row in rows(section)}

    assert documented == set(keys)


def test_the_small_ledger_of_the_format_page_is_sound(tmp_path: Path) -> None:
    """What is shown to be copied can be copied."""
    for block in page(DOCS / "format.md").blocks("yaml"):
        first = block.lines[0]
        if first.startswith("# claims/"):
            text = "\n".join(block.lines) + "\n"
            (tmp_path / first.removeprefix("# claims/")).write_text(text)

    assert run_here(["check", "--strict", "--ledger", str(tmp_path)]) == ""
