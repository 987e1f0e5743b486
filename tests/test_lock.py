"""The lock file pins what the program runs with, and each pin has a hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_library_is_pinned_by_hash() -> None:
    """A new one in pyproject.toml is not installed unlocked."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split("[^a-z0-9-]", each)[0] for each in project["dependencies"]}
    pins = re.findall(
        r"^([a-z0-9-]+)==\S+ \\\n +--hash=sha256:[0-9a-f]{64}",
        (ROOT / "requirements.lock").read_text("utf-8"),
        re.MULTILINE,
    )
    assert asked
    assert asked <= set(pins)
