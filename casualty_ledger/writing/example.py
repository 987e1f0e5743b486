"""What `ledger init` writes: a ledger with one made-up event, and what git needs.

The example shows what a first claim needs to know: a total beside a part, a figure
that grew, a vague word, a list of names, and a source that repeats another.
"""

from __future__ import annotations

import re
import shlex

from casualty_ledger.writing import scalars

#: The id of the made-up event, and so the name of its file.
EVENT = "ferry-2001"

LEDGER_YAML = """\
# What holds for the whole ledger.  Everything here may be left out.
format: 1
settings:
  lexicon: ledger      # how words such as "dozens" are read: ledger, acled, ucdp
  policy: ledger       # how low, best and high are drawn
  settling_days: 7     # days after an event's end on which tallies still grow
  fresh_days: 2        # days by which a tally may be older than the newest one

# Categories of your own, beside civilians, combatants, women, children and others:
# categories:
#   passengers: {within: [civilians]}
"""

SOURCES_YAML = """\
# Who can speak: one entry a source.  A claim names it by id, name or alias.
format: 1
sources:
  harbour-office:
    name: Harbour Office of the Strait
    aliases: [Harbour Office]
    kind: government     # monitor, government, party, un, court, hospital, academic,
                         # media, eyewitness or other
    rating: B            # the Admiralty letters, A to F; may be left out
  ferry-line:
    name: Ferry Line
    kind: other
  families:
    name: Association of Families
    kind: other
  evening-post:
    name: Evening Post
    kind: media
    draws_on: [harbour-office]   # whose figures it repeats: no second witness
"""

EVENT_YAML = """\
# A made-up event, to show how a ledger is written.  No ferry, office or paper of
# these names is meant.  Delete this file and its sources when you need it no more.
format: 1
event:
  id: ferry-2001               # the name of this file
  title: A ferry that never sailed (made-up example)
  place: The strait
  start: 2001-03-02
  end: 2001-03-02              # leave out while it goes on
  places:
    Upper deck: []
    Car deck: []

claims:
  # One claim is what one source said, on one day.
  - id: harbour-office-2001-03-02
    source: harbour-office
    via: Evening Post          # who relayed it; the number is the office's
    published: 2001-03-02
    killed: about 50           # "at least", "up to", "dozens": written as it was said
    url: https://example.org/ferry/first-day
    quote: >-
      About fifty people have died, the Harbour Office said in the evening.

  # The same source ten days later: a tally that rose, and no disagreement.
  - id: harbour-office-2001-03-12
    source: harbour-office
    published: 2001-03-12
    killed:
      total: 61
      children: 9              # some of the 61: a part is never added to the whole
    url: https://example.org/ferry/report

  # Who leaves people out says "at least", whatever the wording.
  - id: ferry-line-2001-03-12
    source: ferry-line
    published: 2001-03-12
    killed: 54
    excludes: the crew, and whoever had no ticket
    url: https://example.org/ferry/line

  # So does a list of names: there may be people whom nobody could name.
  - id: families-2001-04-01
    source: families
    published: 2001-04-01
    killed: 58
    basis: identified
    url: https://example.org/ferry/names

  # A narrower place is another count, and never a disagreement with the whole.
  - id: evening-post-2001-03-03
    source: evening-post
    published: 2001-03-03
    where: Car deck
    killed: dozens
    url: https://example.org/ferry/post
    quote: >-
      "Dozens never left the car deck: the doors were shut," said a deckhand.
"""

GITATTRIBUTES = """\
# Claims are text with the same line ends everywhere, so that a diff is what changed.
*.yaml text eol=lf
"""


def git_ignore(lock: str, temporary: str) -> str:
    """Return what git is to ignore of those who are just writing.

    Args:
        lock: name of the lock file.
        temporary: pattern of what a killed writer may leave.
    """
    return f"# Files of programs that are just writing here.\n{lock}\n{temporary}\n"


def pre_commit(folder: str) -> str:
    """Return a pre-commit configuration that runs `ledger check`.

    Args:
        folder: of the ledger, as seen from the configuration; ``.`` if it is there.
    """
    return (
        "# Run by pre-commit (https://pre-commit.com) before each commit:"
        " `pre-commit install`.\n"
        f"repos:\n{pre_commit_hook(folder)}"
    )


def pre_commit_hook(folder: str) -> str:
    """Return the lines that run `ledger check`, to stand under ``repos:``."""
    within = "" if folder == "." else f"{re.escape(folder)}/.*"
    files = rf"^{within}\.ya?ml$" if within else r"\.ya?ml$"
    return f"""\
  - repo: local
    hooks:
      - id: ledger-check
        name: ledger check
        entry: {scalars.one_line(f"ledger check --ledger {shlex.quote(folder)}")}
        language: system
        files: {scalars.one_line(files)}
        pass_filenames: false
"""
