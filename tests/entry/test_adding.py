"""A claim is added whole, checked, once, and nothing else in the ledger changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casualty_ledger.core.model import Outcome
from casualty_ledger.core.problems import Code
from casualty_ledger.entry import Entry, NewEvent, NewSource, RefusedError, results
from casualty_ledger.writing import files, placing
from casualty_ledger.writing.claim_text import Draft
from tests.entry.ledgers import CLAIMS, HEAD, claims_of, draft, enter, ledger

# --- What is written ------------------------------------------------------------


def test_a_claim_is_added_after_the_others(tmp_path: Path) -> None:
    """The file grows by the claim, and by nothing else."""
    path = ledger(tmp_path)
    before = path.read_text(encoding="utf-8")
    done = enter(tmp_path, draft(quote="Fifty-two: # the ministry says"))

    assert done.entry is Entry.WRITTEN
    assert path.read_text(encoding="utf-8") == before + (
        "  - id: ministry-2001-03-03\n"
        "    source: ministry\n"
        "    published: 2001-03-03\n"
        "    killed: 52\n"
        "    quote: >-\n"
        "      Fifty-two: # the ministry says\n"
    )


def test_it_is_said_where_the_claim_stands(tmp_path: Path) -> None:
    """An editor can jump to it, and what is shown is what the file holds there."""
    path = ledger(tmp_path)
    done = enter(tmp_path)

    lines = path.read_text(encoding="utf-8").splitlines()
    assert Path(done.span.path).resolve() == path.resolve()
    assert lines[done.span.line - 1] == "  - id: ministry-2001-03-03"
    assert tuple(lines[done.span.line - 1 :]) == done.lines


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "byte order mark"])
def test_line_ends_and_byte_order_mark_are_kept(
    tmp_path: Path, end: str, mark: bytes
) -> None:
    """What a Windows editor wrote, it will find again."""
    path = ledger(tmp_path)
    old = mark + (HEAD + CLAIMS).replace("\n", end).encode()
    path.write_bytes(old)
    enter(tmp_path)
    new = path.read_bytes()

    assert new.startswith(old)
    assert new.count(b"\r\n") == (new.count(b"\n") if end == "\r\n" else 0)
    assert len(claims_of(tmp_path)) == 2


@pytest.mark.parametrize("claims", ["", "claims:\n", "claims: []\n"])
def test_the_first_claim_begins_the_list(tmp_path: Path, claims: str) -> None:
    """An event that nobody has spoken about yet takes a claim as well."""
    ledger(tmp_path, claims=claims)
    enter(tmp_path)

    assert [claim.id for claim in claims_of(tmp_path)] == ["ministry-2001-03-03"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It says what would be written, and not even a lock is left behind."""
    path = ledger(tmp_path)
    before = path.read_bytes()
    done = enter(tmp_path, dry_run=True)

    assert done.entry is Entry.WOULD_WRITE
    assert done.lines[0] == "  - id: ministry-2001-03-03"
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "ferry.yaml",
        "sources.yaml",
    ]


@pytest.mark.parametrize("name", ["ministry", "MINISTRY", " ministry "])
def test_a_source_may_be_named_as_in_a_file(tmp_path: Path, name: str) -> None:
    """Id, name and alias, in any letter case; the id is what is written."""
    path = ledger(tmp_path)
    enter(tmp_path, draft(source=name))

    assert path.read_text(encoding="utf-8").count("source: ministry\n") == 2


def test_a_second_claim_of_a_day_is_numbered(tmp_path: Path) -> None:
    """Ids are unique over the whole ledger, and claims can be corrected by them."""
    ledger(tmp_path)
    ids = [enter(tmp_path, draft(killed={"total": n})).claim for n in ("1", "2", "3")]

    assert ids == [
        "ministry-2001-03-03",
        "ministry-2001-03-03-2",
        "ministry-2001-03-03-3",
    ]


@pytest.mark.parametrize(
    ("days", "end"),
    [
        ({"published": "2001-03"}, "2001-03"),
        ({"published": "2001-03-04T01:30+03:00"}, "2001-03-04"),
        ({"published": None, "as_of": "2001-03-05"}, "2001-03-05"),
        ({"published": None}, "undated"),
    ],
)
def test_an_id_has_the_day_as_it_is_known(
    tmp_path: Path, days: dict[str, str | None], end: str
) -> None:
    """No precision is made up, and no time of day gets into a name."""
    ledger(tmp_path)

    assert enter(tmp_path, draft(**days)).claim == f"ministry-{end}"


# --- What is not written --------------------------------------------------------


def test_the_same_claim_is_there_already(tmp_path: Path) -> None:
    """Who runs a script twice does not make one source two."""
    path = ledger(tmp_path)
    first = enter(tmp_path)
    before = path.read_bytes()
    second = enter(tmp_path, draft(source="Ministry"))

    assert second.entry is Entry.ALREADY_THERE
    assert (second.claim, second.span) == (first.claim, first.span)
    assert path.read_bytes() == before


def test_the_same_claim_with_its_id_is_there_already(tmp_path: Path) -> None:
    """A script that gives ids may be run twice, too."""
    ledger(tmp_path)
    enter(tmp_path, draft(id="mine"))

    assert enter(tmp_path, draft(id="mine")).entry is Entry.ALREADY_THERE


def test_the_same_claim_is_added_by_force(tmp_path: Path) -> None:
    """Sometimes a source does say the same thing twice; a warning says so."""
    ledger(tmp_path)
    enter(tmp_path)
    done = enter(tmp_path, force=True)

    assert done.claim == "ministry-2001-03-03-2"
    assert Code.CLAIM_REPEATED in {each.code for each in done.warnings}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"killed": {"total": "0311"}}, Code.COUNT_UNREADABLE),
        ({"killed": {"civillians": "3"}}, Code.CATEGORY_UNKNOWN),
        ({"published": "2001-02-30"}, Code.DATE_UNREADABLE),
        ({"published": "2031-01-01"}, Code.DATE_IN_FUTURE),
        ({"id": "ministry-2001-03-02"}, Code.ID_REPEATED),
        ({"id": "a/b"}, Code.ID_UNUSABLE),
        ({"killed": None}, Code.KEY_MISSING),
        ({"source": None}, Code.KEY_MISSING),
        ({"corrects": "nobody"}, Code.CORRECTS_UNKNOWN),
        ({"kiled": "3"}, Code.KEY_UNKNOWN),
        ({"note": {"a": ["b", {"c": "d"}]}}, Code.VALUE_MISSHAPEN),
    ],
)
def test_a_claim_with_an_error_is_refused(
    tmp_path: Path, fields: dict[str, Any], code: Code
) -> None:
    """The reader that will read it has the say, before anything is written."""
    path = ledger(tmp_path)
    before = path.read_bytes()

    with pytest.raises(RefusedError, match="nothing was written") as refused:
        enter(tmp_path, draft(**fields))

    assert code in {each.code for each in refused.value.problems}
    assert path.read_bytes() == before


def test_an_odd_claim_is_added_with_a_warning(tmp_path: Path) -> None:
    """What is readable takes part; whoever added it is told what is odd."""
    ledger(tmp_path)
    done = enter(tmp_path, draft(as_of="2001-03-09"))

    assert Code.AS_OF_AFTER_PUBLISHED in {each.code for each in done.warnings}


def test_old_problems_are_not_said_again(tmp_path: Path) -> None:
    """Somebody else's slip is no reason to refuse a claim, nor news to who adds one."""
    broken = CLAIMS + "  - source: ministry\n    killed: '0311'\n"
    ledger(tmp_path, claims=broken)
    done = enter(tmp_path)

    assert done.entry is Entry.WRITTEN
    assert done.warnings == ()


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    """Who added to it would not know what became of it."""
    path = ledger(tmp_path, claims="claims: [\n")
    before = path.read_bytes()

    with pytest.raises(results.NotEnteredError, match="; nothing was written"):
        enter(tmp_path)

    assert path.read_bytes() == before


def test_what_would_change_another_claim_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever lines are put, the claims that were there are read again before."""
    path = ledger(tmp_path)
    before = path.read_bytes()
    place = placing.append_item

    def and_spoil(text: str, *given: Any) -> list[placing.Edit]:  # noqa: ANN401
        at = text.index("40")
        return [*(place(text, *given) or ()), placing.Edit(at, at + 2, "41")]

    monkeypatch.setattr(placing, "append_item", and_spoil)

    with pytest.raises(results.NotEnteredError, match="without changing what it says"):
        enter(tmp_path)

    assert path.read_bytes() == before


def test_what_does_not_read_back_is_not_called_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that lies is told on, in place of a success that is none."""
    ledger(tmp_path)
    replace = files.Writer.replace

    def with_a_slip(
        writer: files.Writer, path: Path, *, was: bytes | None, now: bytes
    ) -> None:
        replace(writer, path, was=was, now=now.replace(b"52", b"53"))

    monkeypatch.setattr(files.Writer, "replace", with_a_slip)

    with pytest.raises(results.NotReadBackError, match="does not read back"):
        enter(tmp_path)


@pytest.mark.parametrize("end", ["", "\n\n\n", "\n     "])
@pytest.mark.parametrize("style", [">-", "|", "|+", ">"])
def test_a_file_may_end_in_any_text(tmp_path: Path, style: str, end: str) -> None:
    """Without a last line end, or with more of them than one."""
    ledger(tmp_path, claims=f"{CLAIMS}    note: {style}\n      a text{end}")
    enter(tmp_path)

    first, second = claims_of(tmp_path)
    assert (first.note or "").split() == ["a", "text"]
    assert second.id == "ministry-2001-03-03"


def test_a_character_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """An argument in another encoding would become something that nobody wrote."""
    ledger(tmp_path)

    with pytest.raises(results.NotUsableError, match="not UTF-8; nothing was written"):
        enter(tmp_path, draft(note="caf\udce9"))


# --- New sources, new events ------------------------------------------------------


def test_an_unknown_source_is_refused_with_the_closest(tmp_path: Path) -> None:
    """A slip of the finger must not become a voice of its own."""
    ledger(tmp_path)

    with pytest.raises(results.UnknownSourceError) as refused:
        enter(tmp_path, draft(source="minstry"))

    assert refused.value.closest == ("ministry",)
    assert "nothing was written" in str(refused.value)


def test_a_new_source_is_added_before_its_claim(tmp_path: Path) -> None:
    """A source without claims harms nobody; a claim without a source is an error."""
    ledger(tmp_path)
    old = (tmp_path / "sources.yaml").read_text(encoding="utf-8")
    new = NewSource({"name": "Port: Authority", "kind": "government"})
    done = enter(tmp_path, draft(source="port"), new_source=new)

    assert (tmp_path / "sources.yaml").read_text(encoding="utf-8") == old + (
        '  port:\n    name: "Port: Authority"\n    kind: government\n'
    )
    assert [what for _, what in done.also] == ["the source `port`"]
    assert claims_of(tmp_path)[-1].source == "port"


def test_a_new_source_begins_sources_yaml(tmp_path: Path) -> None:
    """The first claim of a ledger can be made with one command."""
    ledger(tmp_path, claims="")
    (tmp_path / "sources.yaml").unlink()
    enter(tmp_path, draft(source="port"), new_source=NewSource({"name": "Port"}))

    assert claims_of(tmp_path)[-1].source == "port"


def test_a_known_source_is_not_renamed(tmp_path: Path) -> None:
    """Two names for one id would be two sources in one."""
    ledger(tmp_path)

    with pytest.raises(results.KnownAlreadyError, match="known already, as Ministry"):
        enter(tmp_path, new_source=NewSource({"name": "Another"}))
    again = NewSource({"name": "ministry"})
    assert enter(tmp_path, new_source=again).entry is Entry.WRITTEN


def test_a_new_source_needs_a_usable_id(tmp_path: Path) -> None:
    """It is typed by people, and stands in tables."""
    ledger(tmp_path)

    with pytest.raises(results.NotAnIdError, match="; nothing was written"):
        enter(tmp_path, draft(source="the port"), new_source=NewSource({"name": "P"}))


EVENT = NewEvent({"title": "A pier", "start": "2001-03-01"})


def test_a_new_event_is_begun(tmp_path: Path) -> None:
    """Its file has its id, and the claim in it."""
    ledger(tmp_path)
    done = enter(tmp_path, event="pier", new_event=EVENT)

    assert (tmp_path / "pier.yaml").read_text(encoding="utf-8") == (
        "format: 1\nevent:\n  id: pier\n  title: A pier\n  start: 2001-03-01\n\n"
        "claims:\n  - id: ministry-2001-03-03\n    source: ministry\n"
        "    published: 2001-03-03\n    killed: 52\n"
    )
    assert [what for _, what in done.also] == ["the event `pier`"]


def test_an_unknown_event_is_refused_with_the_closest(tmp_path: Path) -> None:
    """A slip of the finger must not become an event of its own."""
    ledger(tmp_path)

    with pytest.raises(results.UnknownEventError, match="`ferry` is known; nothing"):
        enter(tmp_path, event="fery")


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "/etc/x", "CON", ".git", "x" * 300, "", "\U0001f6a2", "sources"),
        *("a/b", "a\\b", "x.", "FERRY"),
    ],
)
def test_an_event_that_could_not_be_a_file_is_refused(
    tmp_path: Path, name: str
) -> None:
    """Before the disk is touched, whatever the name would do there."""
    ledger(tmp_path / "claims")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises((results.NotAnIdError, results.UnknownEventError)):
        enter(tmp_path / "claims", event=name, new_event=EVENT)

    after = [each for each in tmp_path.rglob("*") if each.name != files.LOCK_NAME]
    assert sorted(after) == before


def test_a_file_that_is_no_event_is_not_overwritten(tmp_path: Path) -> None:
    """Somebody may have begun it by hand, with a slip in it."""
    ledger(tmp_path)
    (tmp_path / "pier.yaml").write_text("event: [\n", encoding="utf-8")

    with pytest.raises(results.NotEnteredError, match="nothing was written"):
        enter(tmp_path, event="pier", new_event=EVENT)

    assert (tmp_path / "pier.yaml").read_text(encoding="utf-8") == "event: [\n"


def test_a_link_that_leads_nowhere_is_no_new_event(tmp_path: Path) -> None:
    """It may be filled tomorrow, by whoever put it there."""
    ledger(tmp_path)
    (tmp_path / "pier.yaml").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(results.NotEnteredError, match="; nothing was written"):
        enter(tmp_path, event="pier", new_event=EVENT)

    assert not (tmp_path / "elsewhere").exists()


def test_what_was_written_before_a_failure_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two files one may be written and the other not; the message tells them."""
    path = ledger(tmp_path)
    before, replace = path.read_bytes(), os.replace

    def fail_for_events(source: Path, target: Path) -> None:
        if Path(target).name == "ferry.yaml":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail_for_events)

    with pytest.raises(files.NothingWrittenError) as failed:
        enter(tmp_path, draft(source="port"), new_source=NewSource({"name": "P"}))

    assert "the disk is full; only" in str(failed.value)
    assert "sources.yaml was written" in str(failed.value)
    assert path.read_bytes() == before


# --- Many at once, and any claim ------------------------------------------------


def test_fifty_at_once_lose_none(tmp_path: Path) -> None:
    """Each waits for the others, and adds to what they left."""
    ledger(tmp_path)
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.entry.ledgers import draft, enter\n"
        "enter(Path(sys.argv[1]), draft(killed={'total': sys.argv[2]}))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(number)])
        for number in range(50)
    ]

    assert [each.wait() for each in running] == [0] * 50
    claims = claims_of(tmp_path)[1:]
    assert sorted(int(claim.statements[0].text) for claim in claims) == list(range(50))
    assert len({claim.id for claim in claims}) == 50


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).filter(
    str.strip
)
COUNTS = st.sampled_from(["52", "1,426", "about 500", ">=500", "800-973", "dozens"])
ANY = st.fixed_dictionaries(
    {"killed": st.fixed_dictionaries({"total": COUNTS, "civilians": COUNTS})},
    optional={
        **dict.fromkeys(("via", "note", "quote", "translation", "reason"), TEXT),
        **dict.fromkeys(("where", "by", "cause", "method", "excludes"), TEXT),
        "restricted": st.sampled_from(["true", "false"]),
        "basis": st.sampled_from(["count", "identified"]),
        "period": st.sampled_from(["2001-03-02", "2001-03-02/2001-03-03"]),
    },
)


@given(fields=ANY)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_claim_is_read_as_it_was_given(
    tmp_path: Path, fields: dict[str, Any]
) -> None:
    """No text is lost or changed on the way into the file and out of it."""
    path = ledger(tmp_path)
    before = path.read_bytes()
    enter(tmp_path, Draft({"source": "ministry", "published": "2001-03-03", **fields}))
    claim = claims_of(tmp_path)[-1]

    assert path.read_bytes().startswith(before)
    for key in ("via", "note", "quote", "translation", "reason", "method", "excludes"):
        assert getattr(claim, key) == fields.get(key)
    for outcome in {*fields} & set(Outcome):
        texts = {each.cell.victims: each.text for each in claim.statements}
        assert texts == fields[outcome]
    assert claim.restricted == (fields.get("restricted") == "true")
    assert not claim.unreadable
