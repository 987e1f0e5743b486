"""Lines go where they belong, and every other character stays as it was."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.reading.layout import layout_of
from casualty_ledger.writing import placing
from casualty_ledger.writing.claim_text import Draft

if TYPE_CHECKING:
    from casualty_ledger.core.layout import Node

NEW = Draft({"id": "new", "source": "sohr", "killed": {"total": "7", "civilians": "3"}})
READ = {"id": "new", "source": "sohr", "killed": {"total": "7", "civilians": "3"}}


def added(text: str, draft: Draft = NEW, key: str = "claims") -> str:
    """Return *text* with *draft* at the end of its list of claims."""
    layout = layout_of(text)
    assert layout is not None
    edits = placing.append_item(text, layout, key, draft)
    assert edits is not None
    return placing.edited(text, edits)


def read(text: str) -> dict[str, Any]:
    """Read *text* with every scalar kept as text."""
    as_read = text.translate(dict.fromkeys(map(ord, "\x85\u2028"), "_"))
    found = yaml.load(as_read, Loader=yaml.BaseLoader)  # noqa: S506 - all stays text
    assert isinstance(found, dict)
    return found


def claims_of(found: dict[str, Any]) -> list[Any]:
    """Take the claims out of what was *read*; none where none is given."""
    claims = found.pop("claims", [])
    return claims if isinstance(claims, list) else []


def lines_changed(before: str, after: str) -> list[str]:
    """Return the lines of a diff that are not in both, line ends included."""
    compared = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(True))
    return [line for line in compared if line[0] in "-+"]


# Each is a file that somebody wrote in a way of their own; only lines are added.
ONLY_LINES_ADDED = {
    "plain": "claims:\n  - id: a\n    killed: 3\n",
    "dashes at the edge": "claims:\n- id: a\n  killed: 3\n",
    "odd depths": "claims:\n     -   id: a\n         killed:\n             total: 3\n",
    "comments": "# top\nclaims:  # all\n  # one\n  - id: a  # first\n    killed: 3\n",
    "comment on the last claim": "claims:\n  - id: a\n    killed: 3\n    # doubtful\n",
    "comment after the list": "claims:\n  - id: a\n    killed: 3\n\n# end of file\n",
    "key after the list": "claims:\n  - id: a\n    killed: 3\nevent: {id: x}\n",
    "blank lines and a key": "claims:\n  - id: a\n    killed: 3\n\n\nevent: {id: x}\n",
    "folded at the end": "claims:\n  - id: a\n    url: >-\n      1\n      2\n\nb: c\n",
    "kept line breaks": "claims:\n  - id: a\n    quote: |+\n      one\n\n\nb: c\n",
    "spaces that count": "claims:\n  - id: a\n    url: |\n      1\n         \n\nb: c\n",
    "a text that looks like a key": "claims:\n  - id: a\n    quote: |\n      claims:\n",
    "a quoted text over lines": 'claims:\n  - id: a\n    quote: "one\n\n  two"\n',
    "braces in dashes": "claims:\n  - {id: a, killed: 3}\n",
    "braces over lines": "claims:\n  - {id: a,\n     killed: 3\n    }  # done\n",
    "empty last value": "claims:\n  - id: a\n    note:\n",
    "windows": "claims:\r\n  - id: a\r\n    killed: 3\r\n",
    "an end mark": "claims:\n  - id: a\n...\n# after\n",
    "a start mark": "---\nclaims:\n  - id: a\n",
    "no list": "event: {id: x}\n# later\n",
    "no list but an end": "event: {id: x}\n...\n",
    "nothing in the list": "claims:\n",
    "nothing but a comment": "claims:\n  # none yet\n",
    "brackets over lines": "claims: [\n  {id: a},\n  {id: b}\n]\n",
    "brackets with a last comma": "claims: [\n  {id: a},\n  {id: b},  # b\n]\n",
    "brackets with a comment": "claims: [\n  {id: a}  # , not a comma\n  ]\nb: c\n",
    "an indented file": "  event: x\n  claims:\n    - id: a\n",
    "a separator of another world": "claims:\n  - id: a\n    note: b\u2028c\x85d\n",
}
# Here a line has to change: there is none of its own to put something after.
A_LINE_CHANGES = {
    "empty brackets": "claims: []\nevent: x\n",
    "empty brackets and a comment": "claims: []  # none yet\n",
    "null": "claims: ~\n",
    "no last line end": "claims:\n  - id: a\n    killed: 3",
    "no last line end on windows": "claims:\r\n  - id: a",
    "no list and no last line end": "event: x",
    "brackets on one line": "claims: [{id: a}, {id: b}]  # two\nevent: x\n",
    "a bracket after the last": "claims: [{id: a},\n  {id: b}]\n",
    "all in braces": "{event: x, claims: [{id: a}]}\n",
    "all in braces, empty list": '{"event": "x", "claims": []}',
    "all in braces, no list": '{"event": "x"}\n',
}
FILES = {**ONLY_LINES_ADDED, **A_LINE_CHANGES}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_the_new_claim_is_the_last_and_the_others_are_the_same(text: str) -> None:
    """Whatever the file looks like, it then says one thing more, and nothing else."""
    before, after = read(text), read(added(text))

    assert claims_of(after) == [*claims_of(before), READ]
    assert after == before


@pytest.mark.parametrize("text", ONLY_LINES_ADDED.values(), ids=ONLY_LINES_ADDED.keys())
def test_the_diff_is_only_added_lines(text: str) -> None:
    """A reviewer of a pull request sees the claim, and nothing that nobody changed."""
    assert all(line.startswith("+ ") for line in lines_changed(text, added(text)))


def test_empty_brackets_are_the_only_characters_that_go() -> None:
    """A comment beside them stays where it was."""
    after = added("claims: []  # none yet\nevent: x\n")

    assert after.startswith("claims:  # none yet\n  - id: new\n")
    assert after.endswith("\nevent: x\n")


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_line_ends_are_those_of_the_file(text: str) -> None:
    """A file from Windows stays one: git would show every line as changed."""
    after = added(text)

    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")
    else:
        assert "\r" not in after


@pytest.mark.parametrize("text", ["- a\n", "text\n", "# only this\n", "claims: text\n"])
def test_where_there_is_no_place_for_a_claim_none_is_made(text: str) -> None:
    """A file that is something else is not turned into an event by force."""
    layout = layout_of(text)

    assert layout is not None
    assert placing.append_item(text, layout, "claims", NEW) is None


def test_a_comment_on_the_last_claim_stays_with_it() -> None:
    """A remark must not come to stand over somebody else's figure."""
    after = added("claims:\n  - id: a\n    # doubtful\n\n  # end\n")

    assert after == (
        "claims:\n  - id: a\n    # doubtful\n"
        "  - id: new\n    source: sohr\n"
        "    killed:\n      total: 7\n      civilians: 3\n"
        "\n  # end\n"
    )


def test_claims_that_stand_apart_go_on_standing_apart() -> None:
    """Where people leave a blank line between claims, so does the program."""
    text = "claims:\n  - id: a\n\n  # the second\n  - id: b\n"

    assert added(text).startswith(f"{text}\n  - id: new\n")


def test_no_blank_line_is_added_to_a_text_that_would_keep_it() -> None:
    """`|+` takes every line break after it for its own."""
    text = "claims:\n  - id: a\n\n  - id: b\n    quote: |+\n      one\n"

    assert claims_of(read(added(text)))[:2] == claims_of(read(text))


# --- Adding to a claim, and taking its place --------------------------------------


ITEMS = {
    "plain": "claims:\n  - id: a\n    killed: 3\n  - id: b\n",
    "with a comment": "claims:\n  - id: a\n    url: x  # y\n    # z\n  - id: b\n",
    "folded": "claims:\n- id: a\n  quote: >-\n    one\n\n\n- id: b\n",
    "braces": "claims:\n  - {id: a, killed: 3}\n  - {id: b}\n",
    "brackets": "claims: [{id: a, killed: 3}, {id: b}]\n",
    "braces over lines": "claims:\n  - {\n    id: a,\n    url: x\n    }\n  - {id: b}\n",
    "the last": "claims:\n  - id: b\n  - id: a",
    "windows": "claims:\r\n  - id: a\r\n  - id: b\r\n",
}


def item_a(text: str) -> placing.Item:
    """Return where the claim `a` stands in *text*."""
    layout = layout_of(text)
    assert layout is not None
    assert layout.root is not None
    claims = layout.root.get("claims")
    assert claims is not None
    found = next(part.value for part in claims.parts if _id(part.value) == "a")
    return placing.Item(found, claims.column)


def _id(node: Node) -> str:
    found = node.get("id")
    assert found is not None
    return found.text


@pytest.mark.parametrize("text", ITEMS.values(), ids=ITEMS.keys())
def test_fields_are_added_to_one_claim_and_no_other(text: str) -> None:
    """A retraction says so in the claim it is about; all that stood there stays."""
    edits = placing.add_fields(text, item_a(text).node, {"reason": "a slip: see note"})
    after = placing.edited(text, edits)

    changed = read(text)
    for claim in changed["claims"]:
        if claim["id"] == "a":
            claim["reason"] = "a slip: see note"
    assert read(after) == changed


@pytest.mark.parametrize("text", ITEMS.values(), ids=ITEMS.keys())
def test_a_replaced_claim_leaves_nothing_of_itself(text: str) -> None:
    """What must be removed is removed with the comments on it."""
    tombstone = Draft({"id": "a", "removed": "true"})
    edits = placing.replace_item(text, item_a(text), tombstone)
    after = placing.edited(text, edits)

    changed = read(text)
    for claim in changed["claims"]:
        if claim["id"] == "a":
            claim.clear()
            claim.update({"id": "a", "removed": "true"})
    assert read(after) == changed
    assert "# " not in after


# --- Sources ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\nsources:\n  a:\n    name: A\n",
        "sources:\n  a: {name: A}\n# end\n",
        "sources: {}\n",
        "sources:\n",
        "format: 1\n",
        "sources: {a: {name: A}}\n",
    ],
)
def test_an_entry_goes_to_the_end_of_a_mapping(text: str) -> None:
    """A new source stands after those that are there, however they are written."""
    layout = layout_of(text)
    assert layout is not None
    edits = placing.append_entry(text, layout, "sources", "new", {"name": "New: one"})
    assert edits is not None

    before, after = read(text), read(placing.edited(text, edits))
    expected = {**(before.pop("sources", None) or {}), "new": {"name": "New: one"}}
    assert after.pop("sources") == expected
    assert after == before


# --- Any claim ----------------------------------------------------------------------

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.text(
    st.sampled_from("ab :#-?[]{},&*!|>'\"%@\n\t~01 "), min_size=1
)
COUNTS = TEXT | st.dictionaries(TEXT, TEXT, min_size=2, max_size=3)
DRAFTS = st.fixed_dictionaries(
    {"id": TEXT},
    optional={
        "source": TEXT,
        "published": TEXT,
        "killed": COUNTS,
        "injured": COUNTS,
        "draws_on": st.lists(TEXT, min_size=1, max_size=3),
        "url": TEXT,
        "quote": TEXT,
        "restricted": TEXT,
        "note": TEXT.map(lambda text: f"{text} " * 9),
    },
)


@given(DRAFTS, st.sampled_from(sorted(FILES)))
def test_any_claim_is_read_back_from_any_file(draft: dict[str, Any], name: str) -> None:
    """No text that a claim could hold is lost, changed, or taken for YAML."""
    after = read(added(FILES[name], Draft(draft)))

    assert after["claims"][-1] == draft
