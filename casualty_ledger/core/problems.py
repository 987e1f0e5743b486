"""What is wrong with a ledger, as values: a code, a place, a sentence, a way forward.

Data that is wrong is a `Problem`; only a program that cannot go on raises
(`errors.py`).  Each code has one folder under tests/cases and one heading in
docs/problems.md.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """Whether a problem makes `ledger check` fail.

    Errors are what cannot be read or placed.  Warnings are what is readable but
    odd: it takes part, and `--strict` makes it an error.
    """

    ERROR = "error"
    WARNING = "warning"


class Code(enum.StrEnum):
    """The lasting name of each kind of problem, of the bad thing itself."""

    # the file as a whole
    FILE_UNREADABLE = "file-unreadable"
    FILE_TOO_LARGE = "file-too-large"
    FILE_EMPTY = "file-empty"
    FILE_NOT_UTF8 = "file-not-utf8"
    CHARACTER_FORBIDDEN = "character-forbidden"
    MERGE_CONFLICT = "merge-conflict"
    # its YAML
    YAML_SYNTAX = "yaml-syntax"
    YAML_TOO_DEEP = "yaml-too-deep"
    YAML_TOO_MANY_VALUES = "yaml-too-many-values"
    YAML_ANCHOR = "yaml-anchor"
    YAML_TAG = "yaml-tag"
    YAML_MERGE_KEY = "yaml-merge-key"
    YAML_SECOND_DOCUMENT = "yaml-second-document"
    TEXT_TOO_LONG = "text-too-long"
    # keys and shapes
    KEY_REPEATED = "key-repeated"
    KEY_UNKNOWN = "key-unknown"
    KEY_MISSING = "key-missing"
    VALUE_MISSHAPEN = "value-misshapen"
    VALUE_UNKNOWN = "value-unknown"
    FORMAT_UNKNOWN = "format-unknown"
    # names
    ID_UNUSABLE = "id-unusable"
    ID_REPEATED = "id-repeated"
    ID_NOT_FILE_NAME = "id-not-file-name"
    SOURCE_UNKNOWN = "source-unknown"
    SOURCE_AMBIGUOUS = "source-ambiguous"
    CATEGORY_UNKNOWN = "category-unknown"
    CATEGORY_CYCLE = "category-cycle"
    PLACE_REPEATED = "place-repeated"
    ACTOR_UNKNOWN = "actor-unknown"
    LEXICON_UNKNOWN = "lexicon-unknown"
    POLICY_UNKNOWN = "policy-unknown"
    CORRECTS_UNKNOWN = "corrects-unknown"
    CORRECTS_CYCLE = "corrects-cycle"
    DRAWS_ON_CYCLE = "draws-on-cycle"
    # counts and dates
    COUNT_UNREADABLE = "count-unreadable"
    COUNT_WORD_UNKNOWN = "count-word-unknown"
    COUNT_IMPLAUSIBLE = "count-implausible"
    RANGE_REVERSED = "range-reversed"
    DATE_UNREADABLE = "date-unreadable"
    DATE_IN_FUTURE = "date-in-future"
    DATES_REVERSED = "dates-reversed"
    # readable, but odd
    DATE_MISSING = "date-missing"
    PUBLISHED_MISSING = "published-missing"
    AS_OF_AFTER_PUBLISHED = "as-of-after-published"
    BEFORE_EVENT = "before-event"
    PARTS_ABOVE_WHOLE = "parts-above-whole"
    COUNT_FALLS = "count-falls"
    MISPRINT_LIKELY = "misprint-likely"
    CLAIM_REPEATED = "claim-repeated"
    ADDRESS_UNUSABLE = "address-unusable"
    SCRIPTS_MIXED = "scripts-mixed"
    CHARACTER_HIDDEN = "character-hidden"
    CONTACT_DETAIL = "contact-detail"
    COMMENT_IN_TEXT = "comment-in-text"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of one file.

    Shape: ``line``, ``column`` and ``end_column`` count characters from 1;
    ``end_column`` is the column after the last character, and at least
    ``column + 1``.  ``path`` is relative to where the program was started when
    the file lies below it, with forward slashes.
    """

    path: str
    line: int
    column: int
    end_column: int

    def __str__(self) -> str:
        """Return ``path:line:column``, as editors and compilers write it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong, at one place, with one way forward.

    Attributes:
        code: which kind of problem.
        span: where the user has to look.  There is always a place.
        message: what is wrong, in the user's own words and numbers; lower case,
            no full stop, and no advice.
        severity: whether it makes the check fail.
        note: why it is wrong, or what else had a part in it.
        help: what to do next, as an order ("give ..."), or None.
        restricted: it lies in a restricted claim: outputs show code, path and
            line, and none of its text.
        event: the id of the event it lies in, or None.
    """

    code: Code
    span: Span
    message: str
    severity: Severity = Severity.ERROR
    note: str | None = None
    help: str | None = None
    restricted: bool = False
    event: str | None = None

    @property
    def place(self) -> tuple[Span, str, str]:
        """Sort key: where it stands, then its code and sentence."""
        return (self.span, self.code, self.message)
