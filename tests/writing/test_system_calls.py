"""The same as `test_files`, one level down: killed at each system call of a write.

Run where strace is there; `test_files` kills at each step that Python makes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

STRACE = shutil.which("strace")
OLD, NEW = b"the old file\n" * 40, b"the new file\n" * 50
MARK = "from here on"
CODE = f"""
import os, sys
from pathlib import Path
from casualty_ledger.writing import files
path = Path(sys.argv[1])
old = path.read_bytes()
os.write(2, b"{MARK}")
with files.locked(path.parent) as writer:
    writer.replace(path, was=old, now={NEW!r})
os.write(2, b"{MARK}")
"""


def writer(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Let a writer replace the file in *folder* under strace."""
    assert STRACE is not None
    return subprocess.run(
        [STRACE, "-qq", *options, sys.executable, "-c", CODE, str(folder / "a.yaml")],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        check=False,
    )


def new_ledger(folder: Path) -> Path:
    """Make a folder with the old file in it."""
    folder.mkdir()
    (folder / "a.yaml").write_bytes(OLD)
    return folder


def can_trace() -> bool:
    """Tell whether strace is there and allowed to look."""
    if STRACE is None:
        return False
    done = subprocess.run([STRACE, "-qq", "true"], capture_output=True, check=False)
    return done.returncode == 0


def calls_of_a_write(tmp_path: Path) -> list[tuple[str, int]]:
    """Return each system call of a write: its name, and which of that name it is."""
    log = tmp_path / "log"
    writer(new_ledger(tmp_path / "whole"), "-o", str(log))
    made: Counter[str] = Counter()
    found: list[tuple[str, int]] = []
    writing = False
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        name = re.match(r"[a-z0-9_]+", line)
        if name is None:
            continue
        made[name[0]] += 1
        if MARK in line:
            writing = not writing
        elif writing:
            found.append((name[0], made[name[0]]))
    return found


@pytest.mark.skipif(not can_trace(), reason="there is no strace, or it may not look")
def test_killed_at_any_system_call_the_old_file_or_the_new_one_is_there(
    tmp_path: Path,
) -> None:
    """Whatever the machine does in between, part of a file is never there."""
    calls = calls_of_a_write(tmp_path)
    found: set[bytes] = set()
    for name, number in calls:
        folder = new_ledger(tmp_path / f"{name}-{number}")
        kill = f"inject={name}:signal=SIGKILL:when={number}"
        done = writer(folder, "-o", "/dev/null", "-e", f"trace={name}", "-e", kill)
        now = (folder / "a.yaml").read_bytes()

        assert done.returncode != 0, (name, number)
        assert now in (OLD, NEW), (name, number)
        assert [each.name for each in folder.glob("[!.]*")] == ["a.yaml"]
        found.add(now)

    assert {"openat", "write", "fsync", "rename"} <= {name for name, _ in calls}
    assert found == {OLD, NEW}
