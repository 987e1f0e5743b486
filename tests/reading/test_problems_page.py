"""The examples of docs/problems.md give what stands above them, and mended nothing."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from casualty_ledger.core.problems import Code
from tests.reading.ledgers import codes_of, read

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"
SOURCES = "format: 1\nsources:\n  ministry: {name: Ministry of Health}\n"
EVENT = "format: 1\nevent: {id: ferry, title: Ferry, start: 2021-05-04}\nclaims:\n"
SECTION = "## Files, YAML, names, counts and dates"
CODES = list(Code)
#: Found while files are read: those above the ones that need the whole ledger.
FOUND_IN_READING = {
    *CODES[: CODES.index(Code.DATE_MISSING)],
    Code.COMMENT_IN_TEXT,
} - {
    Code.CORRECTS_UNKNOWN,
    Code.CORRECTS_CYCLE,
    Code.DRAWS_ON_CYCLE,
    Code.COUNT_IMPLAUSIBLE,
}


def sections() -> dict[str, list[str]]:
    """Return the YAML examples under the heading of each code found in reading."""
    text = PAGE.read_text(encoding="utf-8")
    found = {}
    for section in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        code = section.split("`")[1]
        if code in set(FOUND_IN_READING):
            found[code] = re.findall(r"```yaml\n(.*?)```", section, flags=re.DOTALL)
    return found


SECTIONS = sections()
EXAMPLES = [(code, *blocks) for code, blocks in SECTIONS.items() if blocks]


def files_of(example: str) -> dict[str, str | bytes]:
    """Return the files of an example: claims, or files that begin with their name."""
    files: dict[str, str | bytes] = {"sources.yaml": SOURCES}
    named = example.startswith("# ") and not example.startswith("# ferry")
    for part in (
        re.split(r"^---\n", example, flags=re.MULTILINE) if named else [example]
    ):
        name = re.match(r"# (\w+\.yaml)\n", part)
        if name is None:
            files["ferry.yaml"] = EVENT + textwrap.indent(part, "  ")
        else:
            files[name[1]] = part
    return files


@pytest.mark.parametrize(("code", "wrong", "mended"), EXAMPLES)
def test_an_example_gives_its_code_and_mended_nothing(
    code: str, wrong: str, mended: str, tmp_path: Path
) -> None:
    """Who looks a message up can try what stands there."""
    assert set(codes_of(read(tmp_path / "wrong", files_of(wrong)))) == {code}
    assert codes_of(read(tmp_path / "mended", files_of(mended))) == []


def test_every_code_of_reading_is_explained() -> None:
    """A message that cannot be looked up is half a message."""
    assert set(SECTIONS) == {code.value for code in FOUND_IN_READING}


def test_headings_stand_in_the_order_of_letters() -> None:
    """So that they are found by leafing."""
    text = PAGE.read_text(encoding="utf-8")
    part = text.split(SECTION)[1].split("\n## ")[0]
    headings = re.findall(r"^### `([\w-]+)`$", part, flags=re.MULTILINE)
    assert headings == sorted(headings)
