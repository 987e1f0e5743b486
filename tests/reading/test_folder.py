"""Which files are a ledger's, in which order, and what stands in the way of reading."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from casualty_ledger.core.errors import NoLedgerError
from casualty_ledger.reading.files import Unreadable, read_bytes
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.reading.limits import MOST_BYTES
from tests.reading.ledgers import HEAD, TODAY, codes_of, problem_of, read, write

CLAIMS = "claims:\n- {source: sohr, killed: 5}\n"
COAST = HEAD + CLAIMS


def event(id_: str, claims: str = CLAIMS) -> str:
    """Return the file of an event with this id."""
    return HEAD.replace("id: coast", f"id: {id_}") + claims


def test_subfolders_are_read_and_events_sorted(tmp_path: Path) -> None:
    """The order in which a file system lists files shows nowhere."""
    reading = read(
        tmp_path,
        {"z.yaml": event("z"), "a/b/m.yaml": event("m"), "b.yaml": event("b")},
    )
    assert list(reading.ledger.events) == ["b", "m", "z"]
    assert reading.problems == ()


def test_what_is_not_yaml_or_hidden_is_let_be(tmp_path: Path) -> None:
    """Notes, git's own files and what editors leave."""
    reading = read(
        tmp_path,
        {
            "README.md": "[",
            ".git/x.yaml": "[",
            ".x.yaml": "[",
            "coast.yaml~": "[",
            "data.json": "[",
            "coast.yaml": COAST,
        },
    )
    assert reading.problems == ()
    assert list(reading.ledger.events) == ["coast"]


@pytest.mark.parametrize("name", ["b.yml", "b.YAML", "a/sources.yaml", "Ledger.yaml"])
def test_a_file_that_would_be_left_out_in_silence_is_told(
    name: str, tmp_path: Path
) -> None:
    """Somebody wrote it for it to be read."""
    reading = read(tmp_path, {name: event("b"), "coast.yaml": COAST})
    assert problem_of(reading).code == "file-unreadable"
    assert list(reading.ledger.events) == ["coast"]


def test_paths_are_shown_from_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As given where that is elsewhere; an editor can open both."""
    write(tmp_path / "claims", {"a/b.yaml": "x"})
    monkeypatch.chdir(tmp_path)
    for root, shown in (
        (Path("claims"), "claims/a/b.yaml"),
        (tmp_path / "claims", "claims/a/b.yaml"),
    ):
        reading = read_ledger(root, today=TODAY)
        assert problem_of(reading).span.path == shown

    monkeypatch.chdir(tmp_path / "claims")
    reading = read_ledger(Path(), today=TODAY)
    assert problem_of(reading).span.path == "a/b.yaml"

    (tmp_path / "notes").mkdir()
    monkeypatch.chdir(tmp_path / "notes")
    reading = read_ledger(Path("../claims"), today=TODAY)
    assert problem_of(reading).span.path == "../claims/a/b.yaml"


def test_the_lines_of_files_come_with_them(tmp_path: Path) -> None:
    """So that outputs can show the user's own."""
    reading = read(tmp_path, {"coast.yaml": COAST.replace("\n", "\r\n")})
    lines = reading.texts[str(tmp_path / "coast.yaml")]
    assert lines[1] == "event:"
    assert len(lines) == COAST.count("\n") + 1


def test_no_folder_is_no_ledger(tmp_path: Path) -> None:
    """Nothing to read is not the same as nothing wrong."""
    with pytest.raises(NoLedgerError):
        read_ledger(tmp_path / "nowhere", today=TODAY)


def test_an_empty_folder_is_an_empty_ledger(tmp_path: Path) -> None:
    """That is how every ledger begins."""
    reading = read_ledger(tmp_path, today=TODAY)
    assert reading.ledger.events == {}
    assert reading.problems == ()


# --- What is not a file, or not the ledger's --------------------------------------


def test_a_link_out_of_the_ledger_is_not_followed(tmp_path: Path) -> None:
    """Somebody else's file could be printed line by line, as errors."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("the secret: of somebody: else")
    root = write(tmp_path / "claims", {"coast.yaml": COAST})
    (root / "x.yaml").symlink_to(secret)

    reading = read_ledger(root, today=TODAY)

    problem = problem_of(reading)
    assert problem.message == "a link that leads out of the ledger"
    assert list(reading.ledger.events) == ["coast"]
    assert str(root / "x.yaml") not in reading.texts


def test_a_link_within_the_ledger_is_read(tmp_path: Path) -> None:
    """Some keep the files elsewhere in the same tree."""
    root = write(tmp_path, {".store/coast.yaml": COAST})
    (root / "coast.yaml").symlink_to(root / ".store" / "coast.yaml")
    reading = read_ledger(root, today=TODAY)
    assert reading.problems == ()
    assert list(reading.ledger.events) == ["coast"]


def test_links_that_lead_nowhere_or_to_folders_are_told(tmp_path: Path) -> None:
    """A link to the folder above would never end."""
    root = write(tmp_path, {"coast.yaml": COAST, "a/b.yaml": event("b")})
    (root / "a" / "up").symlink_to(root)
    (root / "gone.yaml").symlink_to(root / "nowhere")
    (root / "self.yaml").symlink_to(root / "self.yaml")

    reading = read_ledger(root, today=TODAY)

    assert codes_of(reading) == ["file-unreadable"] * 3
    assert list(reading.ledger.events) == ["b", "coast"]


def test_a_folder_with_the_name_of_a_file_is_told(tmp_path: Path) -> None:
    """It was a slip, or the files in it are missed."""
    reading = read(tmp_path, {"x.yaml/coast.yaml": COAST, "coast.yaml": COAST})
    assert problem_of(reading).message.startswith("a folder")
    assert list(reading.ledger.events) == ["coast"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_does_not_make_the_program_wait(tmp_path: Path) -> None:
    """Nobody ever writes to it."""
    root = write(tmp_path, {"coast.yaml": COAST})
    os.mkfifo(root / "pipe.yaml")
    reading = read_ledger(root, today=TODAY)
    assert problem_of(reading).message == "this is no file"
    assert list(reading.ledger.events) == ["coast"]


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the others are read; pretended, since who runs as root may read anything."""
    root = write(tmp_path, {"coast.yaml": COAST, "x.yaml": event("x")})
    really_open = os.open

    def refuse(path: Path, flags: int) -> int:
        if path.name == "x.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return really_open(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    reading = read_ledger(root, today=TODAY)

    problem = problem_of(reading)
    assert problem.message == "the file cannot be read: permission denied"
    assert list(reading.ledger.events) == ["coast"]
    assert reading.broken_events == {"x": str(root / "x.yaml")}


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path: Path) -> None:
    """The limit is that of the bytes on disk."""
    fill = "# " + "x" * 97 + "\n"
    room = MOST_BYTES - len(COAST)
    text = COAST + fill * (room // 100) + "#" * (room % 100)
    assert read(tmp_path / "a", {"coast.yaml": text}).problems == ()
    reading = read(tmp_path / "b", {"coast.yaml": text + "#"})
    assert codes_of(reading) == ["file-too-large"]


def test_a_file_of_gigabytes_is_not_even_opened_wide(tmp_path: Path) -> None:
    """Reading it first, to find it too large, would take all memory."""
    write(tmp_path, {"coast.yaml": "x"})
    os.truncate(tmp_path / "coast.yaml", 50_000_000_000)  # of nothing: it takes no room
    assert codes_of(read_ledger(tmp_path, today=TODAY)) == ["file-too-large"]


# --- Ids across files -------------------------------------------------------------


def test_the_same_event_in_two_folders_is_told_at_the_later(tmp_path: Path) -> None:
    """The first by path is the one that is read."""
    files: dict[str, str | bytes] = {
        "a/coast.yaml": COAST,
        "b/coast.yaml": COAST.replace("On the coast", "Another"),
    }
    reading = read(tmp_path, files)
    assert problem_of(reading).code == "id-repeated"
    assert reading.ledger.events["coast"].title == "On the coast"
    assert reading.broken_events == {"coast": str(tmp_path / "b" / "coast.yaml")}


def test_events_that_differ_in_letter_case_are_one_on_some_machines(
    tmp_path: Path,
) -> None:
    """Cloned to such a machine, one file would overwrite the other."""
    reading = read(tmp_path, {"a/A.yaml": event("A"), "b/a.yaml": event("a")})
    assert problem_of(reading).code == "id-repeated"
    assert list(reading.ledger.events) == ["A"]


def test_a_claim_id_stands_once_in_the_whole_ledger(tmp_path: Path) -> None:
    """`corrects` and `show` name claims by it."""
    claim = "claims:\n- {id: c1, source: sohr, killed: 5}\n"
    reading = read(tmp_path, {"a.yaml": event("a", claim), "b.yaml": event("b", claim)})
    problem = problem_of(reading)
    assert problem.code == "id-repeated"
    assert problem.event == "b"
    assert problem.note is not None
    assert problem.note.endswith("a.yaml:8:8")
    (first,) = reading.ledger.events["a"].claims
    (second,) = reading.ledger.events["b"].claims
    assert (first.unreadable, second.unreadable) == (False, True)


def test_only_the_events_asked_for_are_read(tmp_path: Path) -> None:
    """A large ledger need not be read for one of its events."""
    write(tmp_path, {"a.yaml": event("a"), "b.yaml": "["})
    reading = read_ledger(tmp_path, today=TODAY, only=["a"])
    assert list(reading.ledger.events) == ["a"]
    assert reading.problems == ()


def test_the_ledger_can_be_read_as_it_would_be(tmp_path: Path) -> None:
    """What is about to be written is judged before the disk is touched."""
    write(tmp_path, {"a.yaml": event("a"), "c.yaml": event("c")})
    reading = read_ledger(
        tmp_path,
        today=TODAY,
        instead={tmp_path / "a.yaml": b"[", tmp_path / "b.yaml": event("b").encode()},
    )
    assert list(reading.ledger.events) == ["b", "c"]
    assert (tmp_path / "a.yaml").read_text() == event("a")


def test_problems_come_by_place(tmp_path: Path) -> None:
    """Whatever order they were found in."""
    files: dict[str, str | bytes] = {
        "b.yaml": "[",
        "a.yaml": event("a", "claims:\n- {source: x, killed: 0311}\n"),
        "ledger.yaml": "[",
    }
    reading = read(tmp_path, files)
    assert list(reading.problems) == sorted(reading.problems, key=lambda p: p.place)
    assert len(reading.problems) == 4


def test_the_collector_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where reading ends in an exception."""
    assert gc.isenabled()
    read(tmp_path, {})
    monkeypatch.setattr("casualty_ledger.reading.folder._Folder.read", raise_lookup)
    with pytest.raises(LookupError):
        read(tmp_path, {})
    assert gc.isenabled()


def raise_lookup(*_: object) -> None:
    """Fail in a way of its own."""
    raise LookupError


def test_a_folder_that_may_not_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its events are missing, and somebody has to know."""
    root = write(tmp_path, {"coast.yaml": COAST, "sub/x.yaml": event("x")})
    really_scan = os.scandir

    def refuse(folder: Path) -> object:
        if folder.name == "sub":
            raise PermissionError(13, "Permission denied", str(folder))
        return really_scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    reading = read_ledger(root, today=TODAY)
    problem = problem_of(reading)
    assert problem.message == "the folder cannot be read: permission denied"
    assert problem.span.path.endswith("/sub")
    assert list(reading.ledger.events) == ["coast"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_file_that_turns_into_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Between the look at the folder and the reading, anything may happen."""
    os.mkfifo(tmp_path / "pipe.yaml")
    found = read_bytes(tmp_path / "pipe.yaml")
    assert isinstance(found, Unreadable)
    assert found.message == "this is no file"


def test_texts_are_those_of_the_files_that_were_read(tmp_path: Path) -> None:
    """Also of those with mistakes in them."""
    reading = read(tmp_path, {"coast.yaml": "[\na"})
    assert {Path(path).name: len(reading.texts[path]) for path in reading.texts} == {
        "coast.yaml": 2,
        "sources.yaml": 7,
    }
    assert len(reading.texts) == 2
