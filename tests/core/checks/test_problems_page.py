"""The examples of docs/problems.md give what stands above them, and mended nothing."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

from casualty_ledger.core.checks import run_checks
from casualty_ledger.core.problems import Code
from casualty_ledger.reading.folder import read_ledger

PAGE = Path(__file__).parents[3] / "docs" / "problems.md"
TODAY = date(2026, 1, 1)
EVENT = "format: 1\nevent: {id: ferry, title: Ferry, start: 2021-05-04}\nclaims:\n"
# The claim that an example tells to correct stands before it in its file.
EARLIER = "- {id: ministry-1, source: ministry, published: 2021-05-04, killed: 52}\n"


def examples() -> list[tuple[str, str, str]]:
    """Return code, example and mended example of each check."""
    text = PAGE.read_text(encoding="utf-8")
    found = []
    for section in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        code = section.split("`")[1]
        blocks = re.findall(r"```yaml\n(.*?)```", section, flags=re.DOTALL)
        if code in CHECKED:
            odd, mended = blocks
            found.append((code, odd, mended))
    return found


CHECKED = {
    Code.CORRECTS_UNKNOWN,
    Code.CORRECTS_CYCLE,
    Code.DRAWS_ON_CYCLE,
    Code.PUBLISHED_MISSING,
    Code.DATE_MISSING,
    Code.AS_OF_AFTER_PUBLISHED,
    Code.BEFORE_EVENT,
    Code.PARTS_ABOVE_WHOLE,
    Code.COUNT_FALLS,
    Code.MISPRINT_LIKELY,
    Code.CLAIM_REPEATED,
    Code.COUNT_IMPLAUSIBLE,
    Code.ADDRESS_UNUSABLE,
    Code.SCRIPTS_MIXED,
    Code.CHARACTER_HIDDEN,
    Code.CONTACT_DETAIL,
}


def codes_of(example: str, code: str, folder: Path) -> set[str]:
    """Return the codes of everything that is said to *example*."""
    sources = "ministry: {name: Ministry of Health}\n"
    if example.startswith("-"):
        earlier = EARLIER if code == Code.CORRECTS_UNKNOWN else ""
        claims = textwrap.indent(earlier + example, "  ")
        (folder / "ferry.yaml").write_text(EVENT + claims, encoding="utf-8")
    else:
        sources = example
    indented = "format: 1\nsources:\n" + textwrap.indent(sources, "  ")
    (folder / "sources.yaml").write_text(indented, encoding="utf-8")
    reading = read_ledger(folder, today=TODAY)
    return {each.code for each in (*reading.problems, *run_checks(reading.ledger))}


@pytest.mark.parametrize(("code", "odd", "mended"), examples())
def test_an_example_gives_its_code_and_mended_nothing(
    code: str, odd: str, mended: str, tmp_path: Path
) -> None:
    """Who looks a message up can try what stands there."""
    assert codes_of(odd, code, tmp_path) == {code}
    assert codes_of(mended, code, tmp_path) == set()


def test_every_check_is_explained() -> None:
    """A code without an example could mean anything."""
    assert {code for code, _, _ in examples()} == CHECKED
