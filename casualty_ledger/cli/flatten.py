"""Options that travel together are one frozen dataclass, and still flat for Typer."""

from __future__ import annotations

import inspect
from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def flattened(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return *function* with the fields of its dataclass parameters as its own.

    A command can then say ``def check(files: Files, common: CommonOptions)``, and
    Typer sees every option that `CommonOptions` has a field for.
    """
    hints = get_type_hints(function, include_extras=True)
    groups = {
        name: hint
        for name, hint in hints.items()
        if isinstance(hint, type) and is_dataclass(hint)
    }

    def call(**given: Any) -> Any:  # noqa: ANN401 - whatever the command takes
        for name, group in groups.items():
            own = {each.name: given.pop(each.name) for each in fields(group)}
            given[name] = group(**own)
        return function(**given)

    parameters = _parameters(function, hints, groups)
    call.__name__ = function.__name__
    call.__doc__ = function.__doc__
    call.__annotations__ = {each.name: each.annotation for each in parameters}
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return call


def _parameters(
    function: Callable[..., Any], hints: Mapping[str, Any], groups: Mapping[str, Any]
) -> list[inspect.Parameter]:
    found: list[inspect.Parameter] = []
    for name, own in inspect.signature(function).parameters.items():
        if name not in groups:
            found.append(_parameter(name, hints[name], own.default))
            continue
        group_hints = get_type_hints(groups[name], include_extras=True)
        for each in fields(groups[name]):
            default = (
                inspect.Parameter.empty if each.default is MISSING else each.default
            )
            found.append(_parameter(each.name, group_hints[each.name], default))
    return found


def _parameter(name: str, hint: Any, default: Any) -> inspect.Parameter:  # noqa: ANN401
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, annotation=hint, default=default
    )
