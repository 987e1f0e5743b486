"""`ledger diff`: a ledger against what it was at a revision of git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

GIT = shutil.which("git")
pytestmark = pytest.mark.skipif(GIT is None, reason="compares with git")
NAME = "Abu-Tariq"


def git(*asked: str) -> None:
    """Run git as somebody, whatever the machine's own settings are."""
    assert GIT is not None
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    plain = ["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]
    environment = os.environ | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    subprocess.run(
        [GIT, *who, *plain, *asked], check=True, capture_output=True, env=environment
    )


@pytest.fixture
def claims(ledger: Path) -> Path:
    """The event's file, all of the ledger committed."""
    git("init", "--quiet")
    git("add", "claims")
    git("commit", "--quiet", "--message", "Begin")
    return ledger / "ferry-2025.yaml"


def edit(path: Path, old: str, new: str) -> None:
    """Change a text that has to be in the file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def append(path: Path, text: str) -> None:
    """Add lines to the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def lines(said: Said) -> list[str]:
    """Return the printed lines, each space in them single."""
    return [" ".join(line.split()) for line in said.out.splitlines()]


def test_nothing_changed_is_said(run: Run, claims: Path) -> None:
    """An empty screen could be a failure; so a new comment and order are no change."""
    edit(claims, "claims:", "# a remark\nclaims:")

    said = run("diff", "HEAD")

    assert (said.code, said.out, said.err) == (0, "Nothing changed since HEAD.\n", "")


def test_a_changed_count_is_told_by_its_key_and_the_range_it_moves(
    run: Run, claims: Path
) -> None:
    """What can be printed now, what could be before, and which claim is why."""
    edit(claims, "civilians: 340", "civilians: 311")

    said = run("diff", "HEAD")

    assert said.code == 0
    assert "killed, civilians 311–340 311 agree, was disagree" in lines(said)
    assert "changed second killed/civilians" in lines(said)
    assert "first" not in said.out


def test_added_and_removed_claims_are_told(run: Run, claims: Path) -> None:
    """By id; a claim under a new id is another claim."""
    edit(claims, "id: second", "id: third")

    found = lines(run("diff", "HEAD"))

    assert "added third" in found
    assert "removed second" in found


@pytest.mark.usefixtures("claims")
def test_a_tombstone_is_a_removal(run: Run) -> None:
    """Which keys the removed claim had is no longer anybody's."""
    run("remove", "second", "--reason", "asked to")

    assert "removed second" in lines(run("diff", "HEAD"))


def test_the_event_its_sources_and_the_settings_are_compared(
    run: Run, claims: Path
) -> None:
    """A range can move though no claim did, and one must see why."""
    edit(claims, "title: Sinking", "title: The sinking")
    edit(claims.with_name("sources.yaml"), "{name: Syrian Net", "{rating: B, name: Net")
    claims.with_name("ledger.yaml").write_text(
        "format: 1\nsettings: {fresh_days: 5}\n", "utf-8"
    )

    found = lines(run("diff", "HEAD"))

    assert "event changed: fresh_days, title" in found
    assert "changed snhr name, rating" in found
    assert "changed settings/fresh_days" in found


def test_events_that_came_or_went_are_told_with_their_claims(
    run: Run, claims: Path, add_event: Callable[[str, str], Path]
) -> None:
    """On one side only there is no range to compare with."""
    claims.unlink()
    add_event(
        "new", "claims: [{id: n, source: sohr, published: 2025-03-07, killed: 5}]"
    )

    found = lines(run("diff", "HEAD"))

    assert "event added" in found
    assert "event removed" in found
    assert "killed, total – 5 single source" in found
    assert "killed, civilians 311–340 – was disagree" in found


def test_both_sides_are_asked_the_same(run: Run, claims: Path) -> None:
    """With `--known-by` before the change there is no difference in ranges."""
    edit(claims, "civilians: 340", "civilians: 320")

    assert "311–320" in run("diff", "HEAD").out
    assert "311–320" not in run("diff", "HEAD", "--known-by", "2025-03-20").out


def test_one_event_can_be_asked_for(
    run: Run, claims: Path, add_event: Callable[[str, str], Path]
) -> None:
    """Others are not compared; one that is on neither side is named, and is exit 1."""
    add_event("new", "")
    edit(claims, "civilians: 340", "civilians: 320")

    assert "new" not in run("diff", "HEAD", "ferry-2025").out
    said = run("diff", "HEAD", "fery-2025")
    assert said.code == 1
    assert "`ferry-2025` is known" in said.err


def test_as_json(run: Run, claims: Path) -> None:
    """The same for programs, with the commit in full."""
    edit(claims, "civilians: 340", "civilians: 311")

    found = json.loads(run("diff", "HEAD", "--format", "json").out)

    (event,) = found["events"]
    assert len(found["commit"]) in (40, 64)
    assert event["claims"] == [
        {"id": "second", "change": "changed", "keys": ["killed/civilians"]}
    ]
    moved = next(each for each in event["ranges"] if each["victims"] == "civilians")
    assert (moved["before"]["high"], moved["after"]["high"]) == (340, 311)


# --- What is restricted -----------------------------------------------------------


def test_a_claim_that_is_restricted_now_is_hidden_as_it_was(
    run: Run, claims: Path
) -> None:
    """Neither its id nor the range that moved without it gives it away."""
    append(claims, f"    restricted: true\n    note: {NAME}\n")

    said = run("diff", "HEAD")

    assert said.out == "Nothing changed since HEAD.\n"
    assert "1 restricted claim left out" in said.err
    assert NAME not in said.err
    assert "second" in run("diff", "HEAD", "--include-restricted").out


def test_a_claim_that_was_restricted_is_hidden_as_it_is(run: Run, claims: Path) -> None:
    """That it was restricted is not to be told either."""
    text = claims.read_text("utf-8")
    append(claims, "    restricted: true\n")
    git("commit", "--all", "--quiet", "--message", "Restrict")
    claims.write_text(text, "utf-8")

    said = run("diff", "HEAD")

    assert said.out == "Nothing changed since HEAD.\n"


def test_a_new_id_does_not_uncover_what_is_restricted(run: Run, claims: Path) -> None:
    """The old claim of that source must not be shown as removed."""
    edit(claims, "id: second", "id: other")
    append(claims, "    restricted: true\n")

    said = run("diff", "HEAD")

    assert said.out == "Nothing changed since HEAD.\n"


def test_a_new_event_does_not_uncover_what_is_restricted(
    run: Run, claims: Path
) -> None:
    """Nor must the file's other name and the claim's other id."""
    edit(claims, "id: second", "id: other")
    append(claims, "    restricted: true\n")
    edit(claims, "id: ferry-2025", "id: boat-2025")
    claims.rename(claims.with_name("boat-2025.yaml"))

    said = run("diff", "HEAD")

    assert "removed first" in lines(said)
    assert "second" not in said.out
    assert "340" not in said.out


def test_another_event_does_not_uncover_what_is_restricted(
    run: Run, claims: Path, add_event: Callable[[str, str], Path]
) -> None:
    """Nor is a claim told as removed that was moved there, and given another id."""
    add_event("boat", "claims: []")
    git("add", "claims")
    git("commit", "--quiet", "--message", "Another")
    head, moved = claims.read_text("utf-8").split("  - id: second")
    claims.write_text(head, "utf-8")
    add_event("boat", f"claims:\n  - id: other{moved}    restricted: true\n")

    said = run("diff", "HEAD")

    assert said.out == "Nothing changed since HEAD.\n"


def test_a_source_of_another_name_does_not_uncover_what_is_restricted(
    run: Run, claims: Path
) -> None:
    """Its id and the claim's may both have changed."""
    edit(claims, "id: second\n    source: snhr", "id: other\n    source: network")
    edit(claims.with_name("sources.yaml"), "snhr: {", "network: {")
    append(claims, "    restricted: true\n")

    said = run("diff", "HEAD")

    assert "second" not in said.out
    assert "340" not in said.out


@pytest.mark.usefixtures("claims")
def test_ids_that_no_file_gives_do_not_uncover_what_is_restricted(
    run: Run, add_event: Callable[[str, str], Path]
) -> None:
    """They are counted through, so that another claim goes by the hidden one's now."""
    claim = "- {source: sohr, published: 2025-03-07, killed: 5%s}\n"
    add_event("boat", f"claims:\n{claim % 1}{claim % 2}")
    git("add", "claims")
    git("commit", "--quiet", "--message", "Another")
    add_event("boat", f"claims:\n{claim % '1, restricted: true'}{claim % 2}")

    said = run("diff", "HEAD")

    assert "51" not in said.out
    assert "sohr-2025" not in said.out


@pytest.mark.parametrize("broken", ["    killed: [\n", "  bad\n\tindent: {\n"])
def test_what_cannot_be_read_now_may_be_restricted(
    run: Run, claims: Path, broken: str
) -> None:
    """A claim that is gone from a file with errors is not told as removed."""
    append(claims, f"    restricted: true\n{broken}")

    said = run("diff", "HEAD")

    assert "second" not in said.out
    assert "340" not in said.out
    assert "not compared" in said.err


def test_an_event_that_cannot_be_read_now_is_not_told_as_removed(
    run: Run, claims: Path
) -> None:
    """Under whatever name: its claims may be restricted."""
    claims.unlink()
    claims.with_name("boat-2025.yaml").write_text("format: 1\nevent: {\n", "utf-8")

    said = run("diff", "HEAD")

    assert said.out == "Nothing changed since HEAD.\n"
    assert "can't be read, so not compared: boat-2025, ferry-2025" in said.err


def test_errors_of_the_old_side_are_counted_and_not_shown(
    run: Run, claims: Path
) -> None:
    """They stand in no file that could be mended, and maybe in a restricted claim."""
    append(claims, f"    as_of: {NAME}\n")
    git("commit", "--all", "--quiet", "--message", "Err")
    edit(claims, f"    as_of: {NAME}\n", "")

    said = run("diff", "HEAD")

    assert "1 error at HEAD" in said.err
    assert NAME not in said.out + said.err
    assert run("diff", "HEAD", "--strict").code == 1


# --- git --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("revision", "code"),
    [("nothing", 1), ("HEAD:claims", 1), ("HEAD..HEAD", 1), ("HEAD; ls", 1), ("", 2)],
)
@pytest.mark.usefixtures("claims")
def test_what_is_no_revision_is_refused(run: Run, revision: str, code: int) -> None:
    """Said in words, and nothing of it is run."""
    said = run("diff", revision)

    assert (said.code, said.out) == (code, "")
    assert "is no revision of" in said.err


@pytest.mark.usefixtures("claims")
def test_an_option_of_git_is_no_revision(run: Run, tmp_path: Path) -> None:
    """`--output=...` would make git write a file."""
    said = run("diff", "--", "--output=written")

    assert said.code == 2
    assert "is no revision of git" in said.err
    assert not (tmp_path / "written").exists()


def test_a_ledger_outside_git_is_said_to_be(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, and no traceback."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(ledger.parent.parent))

    said = run("diff", "HEAD")

    assert said.code == 1
    assert "claims is in no git repository" in said.err


@pytest.mark.usefixtures("ledger")
def test_a_machine_without_git_is_told_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything else goes on working there."""
    monkeypatch.setenv("PATH", "")

    said = run("diff", "HEAD")

    assert said.code == 1
    assert "git is not installed" in said.err


def test_a_ledger_that_was_not_in_git_yet_is_said_to_be(run: Run, ledger: Path) -> None:
    """Rather than everything being called new, after a folder was renamed."""
    ledger.rename("old")
    git("init", "--quiet")
    git("add", "old")
    git("commit", "--quiet", "--message", "Begin")
    shutil.copytree("old", ledger)

    said = run("diff", "HEAD")

    assert said.code == 1
    assert "no file of claims was in git at `HEAD`" in said.err


def test_a_hook_of_git_may_run_it(
    run: Run, claims: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hook gets GIT_DIR, which would lead elsewhere from the ledger's folder."""
    edit(claims, "civilians: 340", "civilians: 320")
    monkeypatch.setenv("GIT_DIR", ".git")

    assert "second" in run("diff", "HEAD").out


def test_files_that_no_ledger_reads_are_not_read_of_the_old_one(
    run: Run, claims: Path
) -> None:
    """Dotfiles, other endings, a second sources.yaml; a link is followed inside."""
    (claims.parent / ".hidden.yaml").write_text("a: [", "utf-8")
    (claims.parent / "notes.txt").write_text("a", "utf-8")
    (claims.parent / "store").mkdir()
    claims.rename(claims.parent / "store" / "ferry-2025.yaml")
    claims.with_name("link.yaml").symlink_to("../../outside.yaml")
    git("add", "claims")
    git("commit", "--quiet", "--message", "Move")
    claims.with_name("link.yaml").unlink()

    said = run("diff", "HEAD")

    assert (said.out, said.err) == ("Nothing changed since HEAD.\n", "")


def test_nothing_of_the_old_files_is_written_to_disk(
    run: Run, claims: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text of a restricted claim would stay there, if the program is killed."""
    edit(claims, "civilians: 340", "civilians: 320")
    written: list[str] = []

    def note(path: Path, *_: object, **__: object) -> None:
        written.append(str(path))

    monkeypatch.setattr(Path, "write_bytes", note)
    monkeypatch.setattr(Path, "write_text", note)

    assert "second" in run("diff", "HEAD").out
    assert written == []


@pytest.mark.usefixtures("claims")
def test_all_policies_at_once_cannot_be_compared(run: Run) -> None:
    """Each has a range of its own."""
    assert run("diff", "HEAD", "--policy", "all").code == 2


def test_a_name_that_only_one_side_knows_may_be_asked_for(
    run: Run, claims: Path
) -> None:
    """A place that is new has no range before; one on neither side is a slip."""
    append(claims, "    where: Harbour\n")

    found = lines(run("diff", "HEAD", "--where", "Harbour"))

    assert "killed, civilians in Harbour – 340 single source" in found
    assert run("diff", "HEAD", "--where", "Harbor").code == 2
