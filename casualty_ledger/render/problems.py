"""Problems as text: for people in the house format, for build servers as annotations.

    events/ferry.yaml:23:21: error[range-reversed]: low 5,200 is above high 3,800
       |
    23 |       deaths: {low: 5200, high: 3800}
       |                     ^^^^
       = note: in claim 2, of `harbour-authority`
       = help: swap the two numbers, or keep one as `at_least` or `at_most`

The first line is never wrapped, and alone enough for grep, editors and annotations.
A problem that is marked restricted shows its code, path and line, and no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.problems import Severity
from casualty_ledger.render.terminal import pieces, visible, width

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from casualty_ledger.core.problems import Problem

#: What stands for the message of a problem in a claim whose text is not to be seen.
RESTRICTED = "in a restricted claim, whose text is not shown"

# Characters of the user's line that are shown: enough to find the place, and a
# quote of five megabytes does not scroll the message away.
_MOST = 160
_BEFORE = 60


def first_line(problem: Problem) -> str:
    """Return the line that stands alone: ``path:line:col: error[code]: message``."""
    path = visible(problem.span.path)
    kind = f"{problem.severity}[{problem.code}]"
    if problem.restricted:
        return f"{path}:{problem.span.line}: {kind}: {RESTRICTED}"
    place = f"{path}:{problem.span.line}:{problem.span.column}"
    return f"{place}: {kind}: {visible(problem.message)}"


def problem_text(problem: Problem, lines: Sequence[str] = ()) -> str:
    """Return the whole of what is said about *problem*, without a last newline.

    Args:
        problem: what is wrong.
        lines: of its file, as read; the one it points at is shown if it is there.
    """
    if problem.restricted:
        return first_line(problem)
    gutter = " " * len(str(problem.span.line))
    said = [first_line(problem), *_excerpt(problem, lines, gutter)]
    if problem.note is not None:
        said.append(f"{gutter} = note: {visible(problem.note)}")
    if problem.help is not None:
        said.append(f"{gutter} = help: {visible(problem.help)}")
    return "\n".join(said)


def problems_text(
    problems: Iterable[Problem], texts: Mapping[str, Sequence[str]]
) -> str:
    """Return all *problems* with a blank line between them, without a last newline.

    Args:
        problems: in the order to show them.
        texts: path of a file -> its lines as read.
    """
    return "\n\n".join(
        problem_text(problem, texts.get(problem.span.path, ())) for problem in problems
    )


def _excerpt(problem: Problem, lines: Sequence[str], gutter: str) -> list[str]:
    number = problem.span.line
    if not 1 <= number <= len(lines):
        return []
    line, before, marked = _window(
        lines[number - 1], problem.span.column - 1, problem.span.end_column - 1
    )
    return [
        f"{gutter} |",
        f"{number} | {line}".rstrip(),
        f"{gutter} | {' ' * before}{'^' * marked}",
    ]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the part of *line* to show, the columns before the caret, and its width.

    *start* and *end* count characters from 0; what lies beyond the line gets one
    caret after it.
    """
    first = max(start - _BEFORE, 0) if len(line) > _MOST else 0
    last = min(first + _MOST, len(line))
    shown = pieces(line.rstrip("\r\n")[first:last])
    before = "…" * (first > 0) + "".join(shown[: start - first])
    marked = "".join(shown[start - first : end - first])
    text = "…" * (first > 0) + "".join(shown) + "…" * (last < len(line))
    return text, width(before), max(width(marked), 1)


def tally(problems: Collection[Problem]) -> str:
    """Return how many there are: "2 errors, 1 warning"; "" if there are none."""
    errors = sum(each.severity is Severity.ERROR for each in problems)
    warnings = len(problems) - errors
    counted = ((errors, "error"), (warnings, "warning"))
    return ", ".join(
        f"{number:,} {name}{'s' * (number != 1)}" for number, name in counted if number
    )


def github_line(problem: Problem) -> str:
    """Return *problem* as one workflow command of GitHub, which can hold no other.

    Source: the escapes of actions/toolkit, packages/core/src/command.ts: in values
    ``% CR LF``, in properties ``: ,`` as well.
    """
    span = problem.span
    place = {"file": span.path, "line": str(span.line)}
    if not problem.restricted:
        place |= {"col": str(span.column), "endColumn": str(span.end_column)}
    place["title"] = str(problem.code)
    properties = ",".join(f"{key}={_property(text)}" for key, text in place.items())
    return f"::{problem.severity} {properties}::{_data(_sentences(problem))}"


def _sentences(problem: Problem) -> str:
    if problem.restricted:
        return RESTRICTED
    said = [visible(problem.message)]
    if problem.note is not None:
        said.append(f"note: {visible(problem.note)}")
    if problem.help is not None:
        said.append(f"help: {visible(problem.help)}")
    return "\n".join(said)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
