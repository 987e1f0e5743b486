"""A restricted claim leaves no trace: no word, number, name or day of it comes out.

A secret stands in every field of it, and is looked for in everything that the program
prints or writes.  Beyond words: what is printed is the same to the byte as for a
ledger that never held the claim, so that no range and no count tells of it either.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from casualty_ledger.cli.app import main
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.core.restricted import WITHHELD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SOURCES = """\
format: 1
sources:
  sohr: {name: Observatory, aliases: [SOHR]}
  snhr: {name: Network}
  quiet: {name: Someone, kind: eyewitness}
"""
HEAD = """\
format: 1
event:
  id: coast
  title: On the coast
  place: Coast
  start: 2025-03-01
  end: 2025-03-02
  tags: [sea]
claims:
"""
OPEN = """\
- {id: first, source: sohr, published: 2025-03-03, killed: {total: 100, men: 60}}
- {source: snhr, published: 2025-03-04, where: Jableh, by: army, killed: about 20}
- {id: third, source: snhr, published: 2025-03-05, killed: 140}
"""
#: Key -> what stands there, and what of it must not be seen.
SECRETS: Mapping[str, tuple[str, str]] = {
    "id": ("zq-id", "zq-id"),
    "via": ("zqvia", "zqvia"),
    "published": ("2025-04-17", "17 Apr"),
    "as_of": ("2025-04-16", "2025-04-16"),
    "killed": ("{total: 73519, men: 41873}", "73519"),
    "injured": ("{women: 60617-60619}", "60617"),
    "missing": ("about 51790", "51790"),
    "detained": ("at least 92317", "92317"),
    "casualties": ("81234", "81234"),
    "where": ("Zqwhere", "zqwhere"),
    "by": ("Zqby", "zqby"),
    "cause": ("zqcause", "zqcause"),
    "period": ("2025-03-01/2025-04-11", "2025-04-11"),
    "method": ("zqmethod", "zqmethod"),
    "excludes": ("zqexcludes", "zqexcludes"),
    "includes": ("zqincludes", "zqincludes"),
    "url": ("https://zqurl.example/a", "zqurl"),
    "archive": ("https://zqarchive.example/a", "zqarchive"),
    "quote": ("zqquote", "zqquote"),
    "lang": ("zq-lang", "zq-lang"),
    "translation": ("zqtranslation", "zqtranslation"),
    "locator": ("zqlocator", "zqlocator"),
    "sha256": ("5ec2e7" * 10 + "5ec2", "5ec2e7"),
    "accessed": ("2025-05-19", "2025-05-19"),
    "coded_by": ("zqcoder", "zqcoder"),
    "reviewed_by": ("zqreviewer", "zqreviewer"),
    "credibility": ("6", ""),
    "draws_on": ("[snhr]", ""),
    "basis": ("identified", ""),
    "status": ("active", ""),
    "reason": ("zqreason", "zqreason"),
    "note": ("zqnote zq@zq.example +963 11 555 0199", "zqnote"),
}
WORDS = (
    "73,519",
    "41873",
    "41,873",
    "60,617",
    "51,790",
    "92,317",
    "81,234",
    "555 0199",
)
ALL_SECRETS = sorted({*(secret for _, secret in SECRETS.values() if secret), *WORDS})

#: What can be asked of a ledger.
ASKED = (
    *(f"check --format {each}" for each in ("text", "json", "github")),
    *(
        f"reconcile --format {format_}{more}"
        for format_ in ("table", "json", "csv", "markdown", "sentence")
        for more in ("", " --all-cells", " --policy all", " --as-of 2025-04-30")
    ),
    "reconcile --detail --all-cells",
    "reconcile --strict",
    *(f"reconcile --sum{by}" for by in ("", " --by month", " --by place", " --by tag")),
    "reconcile --where Jableh",
    "reconcile --victims men",
    "digest --detail",
    "digest --format json",
    "explain coast",
    "explain coast total",
    "explain coast --format json",
    "explain coast injured/total",
    "explain coast detained/total",
    *(f"timeline coast --format {each}" for each in ("table", "json", "csv")),
    "show first third",
    "show first --format json",
    *(f"sources --format {each}" for each in ("table", "json", "csv")),
    "policies",
    "export --datapackage out/package",
    "export claims -o out/claims.jsonl",
    "export ranges -o out/ranges.json",
    *(
        f"export {table}"
        for table in (
            "claims",
            "ranges",
            "positions",
            "disagreements",
            "timeline",
            "sources",
            "source_records",
        )
    ),
)
#: Names nearly right: what is offered instead must not come from the claim.
NEARLY = (
    "show zq-ix",
    "show coast/quiet-2025-04-17",
    "show coast/quiet-2025-04-17-restricted",
    "reconcile --where Zqwherx",
    "explain coast --where Zqwherx",
    "explain coast --by Zqbx",
    "explain coast --cause zqcausx",
    "retract zq-ix --reason x",
    "correct zq-ix --killed 5",
    "remove zq-ix --reason x",
    "add coast --source quiex --killed 1 --published 2025-03-03 --dry-run",
)
#: Asked for by what the claim alone holds: that must be unknown, as any other name is.
ECHO = ("show zq-id", "explain coast --where Zqwhere", "explain coast --by Zqby")


def told_beside(text: str) -> str:
    """Return *text* without the problems that lie in a restricted claim.

    Of them code, path and line are told on purpose.
    """
    if not text.startswith("{"):
        return text
    told = json.loads(text)
    diagnostics = told.get("diagnostics", [])
    told["diagnostics"] = [
        each
        for each in diagnostics
        if not each["message"].startswith(WITHHELD)
        # A visible claim that names the other's id says so itself.
        if each["code"] != "corrects-unknown"
    ]
    return json.dumps(told)


#: How many there are is told on purpose, and is all that is.
LEFT_OUT = re.compile(r"ledger: \d+ restricted claims? left out \(--incl.*\)\n")


def claim(fields: Mapping[str, str]) -> str:
    """Return a restricted claim with *fields*, as it stands in a file."""
    lines = [f"  {key}: {value}\n" for key, value in fields.items()]
    return "- restricted: true\n" + "".join(lines)


def never_there(text: str) -> str:
    """Return what leaves no claim but the same number of lines."""
    return "# ...\n" * text.count("\n")


def everything(**instead: str) -> str:
    """Return a restricted claim with a secret in every field, or broken ones."""
    given = {"source": "quiet", **{key: text for key, (text, _) in SECRETS.items()}}
    return claim({**given, **instead})


def printed(
    folder: Path, text: str, asked: Sequence[str]
) -> dict[str, tuple[str, str]]:
    """Return for each thing asked what comes out, files too, and what is said."""
    found = {}
    for number, each in enumerate(asked):
        root = folder / str(number)
        ledger = root / "claims"
        ledger.mkdir(parents=True)
        (ledger / "sources.yaml").write_text(SOURCES, "utf-8")
        (ledger / "coast.yaml").write_text(text, "utf-8")
        out = root / "out"
        out.mkdir()
        data = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
        talk = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
        with chdir(root), redirect_stdout(data), redirect_stderr(talk):
            code = main(each.split())
        assert code != ExitCode.BUG, each
        streams = []
        for stream in (data, talk):
            stream.seek(0)
            streams.append(stream.read())
        files = [path for path in sorted(out.rglob("*")) if path.is_file()]
        streams[0] += "".join(path.read_text("utf-8") for path in files)
        found[each] = (streams[0], streams[1])
    return found


def leaks(found: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each secret that came out, with what it was asked by."""
    return [
        (each, secret)
        for each, streams in found.items()
        for secret in ALL_SECRETS
        if secret.casefold() in "".join(streams).casefold()
    ]


def the_same(folder: Path, hushed: str, before: str, after: str) -> None:
    """Assert that *hushed* between the two leaves no trace on stdout or in files."""
    asked = [each for each in (*ASKED, *NEARLY) if not each.startswith("check")]
    held = printed(folder / "a", before + hushed + after, asked)
    never = printed(folder / "b", before + never_there(hushed) + after, asked)
    assert not leaks(held)
    for each in asked:
        assert held[each][0] == never[each][0], each
        assert LEFT_OUT.sub("", held[each][1]) == never[each][1], each
        assert bool(held[each][0]) == (each in ASKED), each


def test_a_claim_leaves_no_trace(tmp_path: Path) -> None:
    """No word, no number, no name, no day; nor does its absence show anywhere."""
    the_same(tmp_path, everything(), HEAD + OPEN, "")


def test_a_claim_before_the_others_leaves_no_trace(tmp_path: Path) -> None:
    """The first to use a place, an actor or a spelling must not set it for them."""
    hushed = everything(
        where="JABLEH",
        by="ARMY",
        draws_on="[sohr]",
        source="snhr",
        published="2025-03-04",
    )
    hushed = hushed.replace("  id: zq-id\n", "")
    the_same(tmp_path, hushed, HEAD, OPEN)


def test_checking_says_code_and_line_and_no_more(tmp_path: Path) -> None:
    """Whoever may see the claim can mend it; whoever may not learns nothing."""
    checks = [each for each in ASKED if each.startswith("check")]
    found = printed(tmp_path, HEAD + OPEN + everything(), checks)

    assert not leaks(found)
    assert all("contact-detail" in out for out, _ in found.values())


def test_all_of_it_is_seen_by_those_who_ask_for_it(tmp_path: Path) -> None:
    """The look above is not blind."""
    asked = [
        f"{each} --include-restricted"
        for each in (
            "export claims",
            "explain coast",
            "show zq-id",
            "reconcile --detail",
        )
    ]
    said = "".join(
        map("".join, printed(tmp_path, HEAD + OPEN + everything(), asked).values())
    )

    unseen = {each for each in ALL_SECRETS if each.casefold() not in said.casefold()}
    assert unseen <= {"60,617"}


BROKEN = {
    "killed": (
        "zqcount",
        "{zqcategory: 5}",
        "0x73519",
        "[zq]",
        "!!zq 5",
        "&zq 5",
        "zq: 5",
    ),
    "published": ("zqday", "2025-02-30", "2999-04-17"),
    "source": ("zqnobody", "@zqnobody", "[zq]"),
    "id": ("zq/id", "''", "[zq-id]"),
    "status": ("zqstatus",),
    "basis": ("zqbasis",),
    "credibility": ("zqsix",),
    "draws_on": ("[zqwhom]",),
    "corrects": ("zqother",),
    "zqkey": ("zqvalue",),
    "quote": ("'zqquote", '"zqquote', "zq: zq: zq", "{zq", "*zq", "\x1bzq"),
    "restricted": ("zqyes", "[true]"),
}


@pytest.mark.parametrize(
    ("key", "value"),
    [(key, value) for key, values in BROKEN.items() for value in values],
)
def test_a_broken_claim_leaves_no_word(key: str, value: str, tmp_path: Path) -> None:
    """A mistake is shown with the user's line, and this line is not to be shown."""
    hushed = everything(**{key: value})
    asked = [
        "check",
        "check --format json",
        "check --format github",
        "reconcile",
        "reconcile --format json",
        "export claims",
        "show first zq-ix",
        "timeline coast",
    ]
    found = printed(tmp_path, HEAD + OPEN + hushed, asked)

    assert not leaks(found)
    assert "zq" not in "".join(map("".join, found.values())).replace("zq-ix", "")


@pytest.mark.parametrize(
    "end",
    ["zqend: a: b\n", "[zqend\n", "# zqend \x00\n", "zqend: {a: [\n"],
)
def test_a_file_that_cannot_be_read_leaves_no_word(end: str, tmp_path: Path) -> None:
    """Which of its lines are protected nobody knows."""
    asked = [each for each in ASKED if each.startswith("check")]
    asked += ["reconcile", "reconcile --format json", "show zq-ix", "export claims"]
    found = printed(tmp_path, HEAD + OPEN + everything() + end, asked)

    assert "zq" not in "".join(map("".join, found.values())).replace("zq-ix", "")


def test_what_only_it_names_is_as_unknown_as_anything(tmp_path: Path) -> None:
    """Asking by its id, place or actor must not tell that there is one."""
    hushed = everything()
    held = printed(tmp_path / "a", HEAD + OPEN + hushed, ECHO)
    never = printed(tmp_path / "b", HEAD + OPEN + never_there(hushed), ECHO)

    for each in ECHO:
        said = LEFT_OUT.sub("", held[each][1])
        assert (held[each][0], said) == never[each]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_no_name_of_a_ledger(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that appears on Tab is output like any other."""
    monkeypatch.setenv("_LEDGER_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "ledger show ")
    monkeypatch.setenv("COMP_WORDS", "ledger show ")
    monkeypatch.setenv("COMP_CWORD", "2")
    try:
        found = printed(tmp_path, HEAD + OPEN + everything(), ["show"])
    except SystemExit:
        return
    assert not leaks(found)


# --- Any claims, any of them restricted --------------------------------------------

PEOPLE = st.sampled_from(["90", "100", "140", "about 150", "at least 80", "50-120"])
COUNTS = st.dictionaries(
    st.sampled_from(["total", "civilians", "men"]), PEOPLE, min_size=1
)


@st.composite
def claims(draw: st.DrawFn, number: int) -> str:
    """One claim on a line, alike enough to others to be compared with them."""
    fields = {
        "source": draw(st.sampled_from(["sohr", "snhr", "SOHR"])),
        "published": f"2025-03-0{draw(st.integers(3, 5))}",
        "killed": "{" + ", ".join(f"{k}: {v}" for k, v in draw(COUNTS).items()) + "}",
    }
    if draw(st.booleans()):
        fields["id"] = f"c{number}"
    for key, values in (
        ("where", ["Jableh", "JABLEH", "jableh "]),
        ("by", ["army", "ARMY"]),
        ("cause", ["fire", "FIRE", "violent"]),
        ("corrects", ["c0", "[c1, c2]"]),
        ("status", ["retracted", "disputed"]),
        ("basis", ["identified", "estimate"]),
        ("draws_on", ["[snhr]", "[sohr]"]),
    ):
        if draw(st.integers(0, 4)) == 0:
            fields[key] = draw(st.sampled_from(values))
    return ", ".join(f"{key}: {value}" for key, value in fields.items())


@st.composite
def ledgers(draw: st.DrawFn) -> list[tuple[str, bool]]:
    """Two to six claims, each with whether it is restricted."""
    count = draw(st.integers(2, 6))
    return [(draw(claims(number)), draw(st.booleans())) for number in range(count)]


# Shrinking runs the program some thousand times: to be asked for by hand.
@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(ledgers())
def test_no_restricted_claim_of_any_ledger_leaves_a_trace(
    given_claims: list[tuple[str, bool]],
) -> None:
    """Whatever it says, repeats, corrects or contradicts."""
    lines = [
        (f"- {{{text}, restricted: true}}\n", "#\n")
        if hushed
        else (f"- {{{text}}}\n",) * 2
        for text, hushed in given_claims
    ]
    asked = ["reconcile --format json --all-cells", "export claims", "sources"]
    asked += ["explain coast --format json", "timeline coast --format csv"]
    asked += ["reconcile --detail"]
    with tempfile.TemporaryDirectory() as folder:
        held, never = (
            printed(
                Path(folder, str(side)),
                HEAD + "".join(each[side] for each in lines),
                asked,
            )
            for side in (0, 1)
        )
    for each in asked:
        assert told_beside(held[each][0]) == told_beside(never[each][0]), each
