"""`ledger digest`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.digest import claim_digest, ledger_digest
from casualty_ledger.ledger import open_ledger
from tests.reading.ledgers import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

pytestmark = pytest.mark.usefixtures("ledger")


def found(run: Run, *asked: str) -> dict[str, str]:
    """Return the printed digests by id."""
    rows = [line.split() for line in run("digest", *asked).out.splitlines()]
    return {name: digest for name, digest in rows}  # noqa: C416 - rows have two


def test_the_ledger_and_each_event_have_a_digest(run: Run, ledger: Path) -> None:
    """64 digits, those that `core.digest` gives."""
    digests = found(run)

    assert list(digests) == ["ledger", "ferry-2025"]
    assert digests["ledger"] == ledger_digest(open_ledger(ledger, today=TODAY).ledger)
    assert all(re.fullmatch("[0-9a-f]{64}", each) for each in digests.values())


@pytest.mark.parametrize("asked", ["ferry-2025", "--detail"])
def test_claims_have_digests_where_asked_for(
    run: Run, ledger: Path, asked: str
) -> None:
    """With an event named, or with --detail."""
    first, _ = open_ledger(ledger, today=TODAY).ledger.events["ferry-2025"].claims

    digests = found(run, asked)

    assert list(digests)[2:] == ["first", "second"]
    assert digests["first"] == claim_digest(first)


def test_a_comment_changes_no_digest_and_a_count_those_above_it(
    run: Run, ledger: Path
) -> None:
    """What is said counts, not how it is written."""
    before = found(run, "--detail")
    path = ledger / "ferry-2025.yaml"
    text = path.read_text("utf-8")

    path.write_text(f"# a remark\n{text}", "utf-8")
    assert found(run, "--detail") == before

    path.write_text(text.replace("340", "341"), "utf-8")
    after = found(run, "--detail")
    assert {each for each in before if after[each] != before[each]} == {
        "ledger",
        "ferry-2025",
        "second",
    }


def test_a_restricted_claim_takes_no_part(run: Run, ledger: Path) -> None:
    """A digest of it could be tried against guesses; how many are out is said."""
    path = ledger / "ferry-2025.yaml"
    text = path.read_text("utf-8")
    head, _ = text.split("  - id: second")
    path.write_text(head, "utf-8")
    without = run("digest", "--detail").out
    path.write_text(f"{text}    restricted: true\n", "utf-8")

    said = run("digest", "--detail")

    assert said.out.split() == without.split()
    assert "1 restricted claim left out" in said.err
    assert "second" in found(run, "--detail", "--include-restricted")


def test_a_tombstone_shows_what_the_claim_was(run: Run) -> None:
    """Whoever kept the claim can prove that it is the one that was removed."""
    before = found(run, "--detail")["second"]
    run("remove", "second", "--reason", "asked to")

    said = run("digest", "--detail").out

    assert f"before it was removed  {before}" in said
    (event,) = json.loads(run("digest", "--format", "json").out)["events"]
    assert [each["before"] for each in event["claims"]] == [None, before]


def test_as_json_always_with_claims(run: Run) -> None:
    """The same digests for programs."""
    digests = found(run, "--detail")

    whole = json.loads(run("digest", "--format", "json").out)

    (event,) = whole["events"]
    claims = {each["claim"]: each["digest"] for each in event["claims"]}
    mine = {"ledger": whole["ledger"], event["id"]: event["digest"], **claims}
    assert mine == digests


def test_an_event_that_is_not_there_is_named(run: Run) -> None:
    """With the closest id, and exit 1; the ledger's digest is printed all the same."""
    said = run("digest", "fery-2025")

    assert said.code == 1
    assert "`ferry-2025` is known" in said.err
    assert said.out.startswith("ledger ")


def test_what_cannot_be_read_is_said_to_be_left_out(run: Run, ledger: Path) -> None:
    """No digest covers it, and --strict prints none."""
    path = ledger / "ferry-2025.yaml"
    path.write_text(path.read_text("utf-8").replace("340", "0340"), "utf-8")

    assert "count-unreadable" in run("digest").err
    said = run("digest", "--strict")
    assert (said.code, said.out) == (1, "")
