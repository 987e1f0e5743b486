"""A claim as somebody put it -> the lines that say so in a file.

Nothing is read here: a count is text, a date is text, and what is wrong with them is
for the reader to say, who reads these lines before they are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from casualty_ledger.core.categories import TOTAL
from casualty_ledger.core.model import Outcome
from casualty_ledger.writing import scalars

#: What can stand under a key: text, or a list or mapping of what can.
Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

#: The keys of a claim in the order that it is written in: who, when, how many, of
#: whom, where it can be read, and what became of it.
ORDER = (
    *("id", "source", "via", "published", "as_of"),
    *("where", "by", "cause", "period"),
    *Outcome,
    *("basis", "method", "excludes", "includes", "draws_on"),
    *(
        "url",
        "archive",
        "quote",
        "lang",
        "translation",
        "locator",
        "sha256",
        "accessed",
    ),
    *("coded_by", "reviewed_by", "credibility"),
    *("status", "retracted", "corrects", "reason", "removed", "digest"),
    *("restricted", "note"),
)
# How much deeper a value stands than its key.
_STEP = 2
_OUTCOMES = frozenset[str](Outcome)
_RANK = {key: rank for rank, key in enumerate(ORDER)}
_DATES = frozenset(
    {"published", "as_of", "period", "accessed", "retracted", "start", "end"}
)
_WORDS = {
    "restricted": {"true", "false"},
    "removed": {"true", "false"},
    "credibility": set("123456"),
    "format": {"1"},
}
# Texts of the source's own, which are kept in folded blocks even when short: no quote
# or colon in them then needs an escape, and a diff shows them as they are.
_FOLDED = frozenset({"quote", "translation"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim that is not in a file yet, or what is to be added to one that is.

    Attributes:
        fields: what is given, by key: text, or a list or mapping of texts.
    """

    fields: Mapping[str, Value]

    def ordered(self) -> dict[str, Value]:
        """Return the fields as they are written: known keys in order, then others."""
        keys = sorted(self.fields, key=lambda key: _RANK.get(key, len(_RANK)))
        return {key: _bare(key, self.fields[key]) for key in keys}


def _bare(key: str, value: Value) -> Value:
    """Return a count of everybody, and nothing else, as the bare count it is."""
    if key in _OUTCOMES and isinstance(value, Mapping) and set(value) == {TOTAL}:
        return value[TOTAL]
    return value


def block_item(draft: Draft, dash: int, column: int) -> list[str]:
    """Return *draft* as the lines of one item of a block list.

    Args:
        draft: at least one field.
        dash: the column of the dash, from 0.
        column: the column of the keys; at least two more.

    >>> block_item(Draft({"source": "sohr", "killed": {"civilians": "311"}}), 2, 4)
    ['  - source: sohr', '    killed:', '      civilians: 311']
    """
    lines = mapping_lines(draft.ordered(), column)
    lines[0] = " " * dash + "-" + lines[0][dash + 1 :]
    return lines


def flow_fields(draft: Draft) -> list[str]:
    """Return each field of *draft* as it stands within braces, a line each.

    >>> flow_fields(Draft({"source": "sohr", "killed": {"civilians": "311"}}))
    ['source: sohr', 'killed: {civilians: 311}']
    """
    return [
        f"{scalars.one_line(key, flow=True)}: {_flow(key, value, key)}"
        for key, value in draft.ordered().items()
    ]


def _flow(key: str, value: Value, within: str) -> str:
    if isinstance(value, str):
        plain = _plain(key, value, within) if ":" not in value else None
        return plain or scalars.one_line(value, flow=True)
    if isinstance(value, Mapping):
        parts = [
            f"{scalars.one_line(inner, flow=True)}: {_flow(inner, each, within)}"
            for inner, each in value.items()
        ]
        return "{" + ", ".join(parts) + "}"
    return "[" + ", ".join(_flow(key, each, within) for each in value) + "]"


def mapping_lines(
    fields: Mapping[str, Value], column: int, within: str = ""
) -> list[str]:
    """Return *fields* as the lines of a block mapping.

    Args:
        fields: by key, in the order to be written.
        column: where the keys begin, from 0.
        within: the key that the mapping stands under, which says what its texts are.
    """
    lines: list[str] = []
    for key, value in fields.items():
        lines += _entry(key, value, column, within or key)
    return lines


def _entry(key: str, value: Value, column: int, within: str) -> list[str]:
    head = f"{' ' * column}{scalars.one_line(key)}:"
    if isinstance(value, str):
        return _scalar(head, key, value, within)
    if not value:
        return [f"{head} {_flow(key, value, within)}"]
    if isinstance(value, Mapping):
        return [head, *mapping_lines(value, column + _STEP, within)]
    return [head, *_items(key, value, column + _STEP, within)]


def _items(key: str, values: Sequence[Value], column: int, within: str) -> list[str]:
    return [f"{' ' * column}- {_flow(key, each, within)}" for each in values]


def _scalar(head: str, key: str, text: str, within: str) -> list[str]:
    column = len(head) - len(head.lstrip(" ")) + _STEP
    line = f"{head} {_plain(key, text, within) or scalars.one_line(text)}"
    long = len(line) > scalars.WIDTH and " " in text
    if not (long or "\n" in text or key in _FOLDED):
        return [line]
    if scalars.can_be_folded(text):
        return [f"{head} >-", *scalars.folded(text, column)]
    first, *rest = scalars.quoted_lines(text, len(head) + 1, column)
    return [f"{head} {first}", *rest]


def _plain(key: str, text: str, within: str) -> str | None:
    """Return *text* if what its key holds lets it stand without quotes."""
    safe = (
        (within in _OUTCOMES and scalars.plain_as_count(text))
        or (key in _DATES and scalars.plain_as_date(text))
        or text in _WORDS.get(key, ())
    )
    return text if safe else None
