"""The examples of the documentation, run and compared to the letter.

After a change of what is printed on purpose, `UPDATE_DOCS=1 pytest tests/test_docs.py
tests/test_examples.py` writes the new output into the pages, for a person to read
through before it is committed.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.pages import ROOT, Block, Example, Page, page, pages
from tests.running import UPDATE, run

if TYPE_CHECKING:
    from pathlib import Path

PAGES = pages()
RUN = [
    (each, section)
    for each in PAGES
    for section in dict.fromkeys(block.section for block in each.blocks("console"))
]


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `ledger` in it, for the examples that need a shell."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "ledger"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m casualty_ledger "$@"\n')
    script.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("of", "section"), RUN, ids=[f"{each.name}: {section}" for each, section in RUN]
)
def test_a_console_example_prints_what_the_page_says(
    of: Page,
    section: str,
    programs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody who pastes a command gets the output beside it, to the letter.

    Each section begins with a fresh copy of the shipped ledger, in `claims/`.
    """
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    blocks = [each for each in of.blocks("console") if each.section == section]

    printed = [
        [(example, run(example.command)) for example in block.examples()]
        for block in blocks
    ]

    if UPDATE:
        rewrite(of, list(zip(blocks, printed, strict=True)))
    else:
        for ran in printed:
            for example, output in ran:
                assert f"$ {example.command}\n{output}" == written(example)


def written(example: Example) -> str:
    """Return an example as its page has it."""
    return f"$ {example.command}\n{example.output}"


def rewrite(of: Page, ran: list[tuple[Block, list[tuple[Example, str]]]]) -> None:
    """Write what was printed into the page."""
    lines = page(of.path).text.splitlines()
    for block, examples in ran:
        first = find(lines, block)
        fresh: list[str] = []
        for example, output in examples:
            head, *more = example.command.split("\n")
            fresh += [f"$ {head}", *(f"> {line}" for line in more)]
            fresh += output.split("\n") if output else []
        lines[first : first + len(block.lines)] = fresh
    of.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def find(lines: list[str], block: Block) -> int:
    """Return where the lines of *block* begin; others may have grown above it."""
    wanted = list(block.lines)
    return next(
        at
        for at in range(len(lines))
        if lines[at - 1 : at] == ["```console"]
        and lines[at : at + len(wanted)] == wanted
    )


@pytest.mark.parametrize("name", ["README.md", "docs/method.md", "docs/cookbook.md"])
def test_a_page_that_shows_results_has_examples(name: str) -> None:
    """The look above is not blind."""
    assert page(ROOT / name).blocks("console")
