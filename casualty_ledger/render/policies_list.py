"""The policies and lexicons there are, each with the codebook it is modelled on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.lexicons import LEXICONS, SOURCES
from casualty_ledger.core.phrases import people
from casualty_ledger.core.policies import POLICIES
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.render.page import Block, Page


def policies_list() -> Page:
    """Return what `--policy` and `--lexicon` take, and where each comes from."""
    return (*_policies(), Line(), *_lexicons(), _words())


def _policies() -> Iterator[Block]:
    yield Line("Policies: how low, best and high are drawn", Tone.HEADING)
    yield Line(
        "Each is modelled on what is named below it, and is no substitute for its"
        " coders; docs/method.md#policies has the rules.",
        indent=2,
    )
    for each in POLICIES.values():
        yield Line(f"{each.name}: {each.summary}", Tone.STRONG, indent=2)
        yield Line(each.codebook, indent=4)
    yield Line("all: every one of them, side by side", Tone.STRONG, indent=2)


def _lexicons() -> Iterator[Block]:
    yield Line("Lexicons: what words like dozens stand for", Tone.HEADING)
    for name, source in SOURCES.items():
        yield Line(name, Tone.STRONG, indent=2)
        yield Line(source, indent=4)
    yield Line(
        "A ledger may bring a lexicon of its own, in ledger.yaml. A word that the"
        " chosen lexicon lacks is an error, never a guess.",
        indent=2,
    )


def _words() -> Table:
    words = dict.fromkeys(word for lexicon in LEXICONS.values() for word in lexicon)
    columns = (Column("word"), *(Column(name, right=True) for name in LEXICONS))
    rows = tuple(
        Row(
            (
                word,
                *(
                    people(lexicon[word]) if word in lexicon else NONE
                    for lexicon in LEXICONS.values()
                ),
            )
        )
        for word in words
    )
    return Table(columns, rows, indent=2)
