"""ledger.yaml -> settings, the ledger's own categories and its own lexicons."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.categories import BUILT_IN, Categories
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.lexicons import LEDGER, LEXICONS, Lexicon
from casualty_ledger.core.model import Settings
from casualty_ledger.core.names import normal
from casualty_ledger.core.policies import POLICIES
from casualty_ledger.core.problems import Code
from casualty_ledger.core.wordings import CountFault, read_count
from casualty_ledger.reading.categories import read_categories
from casualty_ledger.reading.nodes import MappingNode, Scalar
from casualty_ledger.reading.top import check_format, check_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.interval import Interval
    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.nodes import Node

_KEYS = ("format", "settings", "categories", "lexicons")
_SETTINGS = ("lexicon", "policy", "settling_days", "fresh_days")
# What a word of a lexicon may stand for: a number, a range, or so many and more.
_PLAIN = frozenset({Wording.EXACT, Wording.RANGE, Wording.AT_LEAST})


@dataclass(frozen=True)
class LedgerFile:
    """What ledger.yaml says.

    Attributes:
        unread: names of categories that could not be read.
        whole: all of it could be read, so that a name not in it is unknown.
    """

    settings: Settings = field(default_factory=Settings)
    categories: Categories = BUILT_IN
    lexicons: Mapping[str, Lexicon] = field(default_factory=lambda: LEXICONS)
    unread: frozenset[str] = frozenset()
    whole: bool = True


def read_settings(root: MappingNode, fields: Fields) -> LedgerFile:
    """Return what the keys of ledger.yaml say."""
    whole = check_format(root, fields)
    entries = dict(fields.entries(root, _KEYS, "ledger.yaml"))
    whole = whole and not (root.strange or root.spoiled)
    categories, unread = BUILT_IN, frozenset[str]()
    if (node := entries.get("categories")) is not None:
        whole = whole and type(node) is MappingNode
        categories, unread = read_categories(node, fields)
    lexicons: dict[str, Lexicon] = dict(LEXICONS)
    if (node := entries.get("lexicons")) is not None:
        lexicons |= _read_lexicons(node, fields)
    settings = Settings()
    if (node := entries.get("settings")) is not None:
        settings = _read_settings(node, lexicons, fields)
    return LedgerFile(settings, categories, MappingProxyType(lexicons), unread, whole)


def _read_settings(
    node: Node, lexicons: Mapping[str, Lexicon], fields: Fields
) -> Settings:
    mapping = fields.mapping(node, "settings")
    values: dict[str, Any] = {}
    if mapping is None:
        return Settings()
    for key, value in fields.entries(mapping, _SETTINGS, "settings"):
        read: object
        match key:
            case "lexicon":
                read = _one_of(value, key, lexicons, Code.LEXICON_UNKNOWN, fields)
            case "policy":
                read = _one_of(value, key, POLICIES, Code.POLICY_UNKNOWN, fields)
            case _:
                read = fields.days(value, key)
        if read is not None:
            values[key] = read
    return Settings(**values)


def _one_of(
    node: Node, key: str, known: Mapping[str, object], code: Code, fields: Fields
) -> str | None:
    text = fields.text(node, key)
    if text is None or text in known:
        return text
    fields.findings.add(
        code,
        node,
        f"{text!r} is no {key} that is known here",
        help=fields.findings.known(text, known)
        or f"write one of {', '.join(sorted(known))}",
    )
    return None


def _read_lexicons(node: Node, fields: Fields) -> dict[str, Lexicon]:
    mapping = fields.mapping(node, "lexicons")
    found: dict[str, Lexicon] = {}
    for key, value in mapping.items() if mapping is not None else ():
        if not check_id(key, key.value, fields):
            continue
        if key.value in LEXICONS:
            fields.findings.add(
                Code.ID_REPEATED,
                key,
                f"the lexicon `{key.value}` comes with the program",
                help="give the ledger's own another name",
            )
            continue
        words = fields.mapping(value, key.value)
        if words is not None:
            found[key.value] = _read_lexicon(words, fields)
    return found


def _read_lexicon(words: MappingNode, fields: Fields) -> Lexicon:
    found: dict[str, Interval] = {}
    for key, value in words.items():
        if type(value) is not Scalar:
            fields.misshapen(value, key.value, "a number, a range, or as in 200+")
            continue
        count = read_count(value.value, "ledger", {"ledger": LEDGER})
        if isinstance(count, CountFault):
            code, message, help_ = count.code, count.message, count.help
            if code is Code.COUNT_WORD_UNKNOWN:
                code, message = Code.COUNT_UNREADABLE, _no_meaning(value.value)
            fields.findings.add(code, value, message, help=help_)
        elif count.wording in _PLAIN and not count.vague:
            found[normal(key.value)] = count.interval
        else:
            fields.findings.add(
                Code.COUNT_UNREADABLE,
                value,
                _no_meaning(value.value),
                help="write a number, a range (24-99), or at least so many (200+)",
            )
    return MappingProxyType(found)


def _no_meaning(text: str) -> str:
    return f"{text!r} does not say which numbers the word stands for"
