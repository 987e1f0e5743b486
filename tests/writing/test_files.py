"""A file is replaced whole or not at all, and nobody's work is overwritten."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from casualty_ledger.writing import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD = b"the old file\n" * 40
NEW = b"the new file\n" * 50
WRITER = Path(__file__).parent / "stopped_writer.py"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in a ledger."""
    path = tmp_path / "ferry.yaml"
    path.write_bytes(OLD)
    return path


def replace(path: Path, now: bytes = NEW, was: bytes | None = OLD) -> None:
    """Replace *path* under the lock of its folder."""
    with files.locked(path.parent) as writer:
        writer.replace(path, was=was, now=now)


def names(folder: Path) -> list[str]:
    """Return what lies in *folder*, the lock aside."""
    found = sorted(each.name for each in folder.iterdir())
    return [name for name in found if name != files.LOCK_NAME]


def failing(error: int) -> Callable[..., NoReturn]:
    """Return a function that fails as the system does."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(error, os.strerror(error))

    return fail


# --- What is kept ---------------------------------------------------------------


def test_a_file_is_replaced(path: Path) -> None:
    """What was asked for happens, and nothing is left lying about."""
    replace(path)

    assert path.read_bytes() == NEW
    assert names(path.parent) == ["ferry.yaml"]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    """A file that is not there yet is written the same way."""
    replace(tmp_path / "new.yaml", was=None)

    assert (tmp_path / "new.yaml").read_bytes() == NEW
    assert names(tmp_path) == ["new.yaml"]


def test_a_new_file_is_made_where_the_disk_knows_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory cards and some network disks have no hard links."""
    monkeypatch.setattr(os, "link", failing(errno.EPERM))

    replace(tmp_path / "new.yaml", was=None)

    assert (tmp_path / "new.yaml").read_bytes() == NEW
    assert names(tmp_path) == ["new.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o666, 0o2664])
def test_the_mode_is_kept(path: Path, mode: int) -> None:
    """A file that a group may write stays so, and a private one stays private."""
    path.chmod(mode)
    replace(path)

    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_mode_that_the_user_gives_new_files(tmp_path: Path) -> None:
    """A file made by `ledger init` can be read by whoever can read the others."""
    before = os.umask(0o027)
    try:
        replace(tmp_path / "new.yaml", was=None)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "new.yaml").stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(path: Path) -> None:
    """A claim added by root does not lock the owner out."""
    os.chown(path, 12345, 23456)
    replace(path)

    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_a_group_that_cannot_be_kept_stops_the_write(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that its group could no longer read is lost to them."""
    real = path.stat()
    other = os.stat_result((*real[:5], real.st_gid + 1, *real[6:]))
    monkeypatch.setattr(files, "_to_be_kept", lambda *_: other)
    monkeypatch.setattr(os, "fchown", failing(errno.EPERM))

    with pytest.raises(files.NothingWrittenError, match="its group can't be kept"):
        replace(path)

    assert path.read_bytes() == OLD
    assert names(path.parent) == ["ferry.yaml"]


def test_extended_attributes_are_kept(path: Path) -> None:
    """Access lists are attributes; who was given access keeps it."""
    try:
        os.setxattr(path, "user.ledger", b"kept")
    except OSError:
        pytest.skip("the file system has no attributes")
    replace(path)

    assert os.getxattr(path, "user.ledger") == b"kept"


def test_a_link_is_kept_and_its_file_replaced(tmp_path: Path, path: Path) -> None:
    """A claims file may be a link to one kept elsewhere."""
    link = tmp_path / "ledger" / "linked.yaml"
    link.parent.mkdir()
    link.symlink_to(path)
    replace(link)

    assert link.is_symlink()
    assert path.read_bytes() == NEW
    assert not path.is_symlink()


def test_two_ledgers_that_share_a_linked_file_share_a_lock(
    tmp_path: Path, path: Path
) -> None:
    """Else both would read the old file, and the claim of one would be lost."""
    link = tmp_path / "ledger" / "linked.yaml"
    link.parent.mkdir()
    link.symlink_to(path)
    replace(link)

    assert (path.parent / files.LOCK_NAME).exists()


def test_a_subfolder_of_a_ledger_gets_no_lock_of_its_own(tmp_path: Path) -> None:
    """One lock file a ledger is enough to put up with."""
    path = tmp_path / "sudan" / "ferry.yaml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    with files.locked(tmp_path) as writer:
        writer.replace(path, was=OLD, now=NEW)

    assert [each.name for each in path.parent.iterdir()] == ["ferry.yaml"]


def test_a_file_outside_the_lock_is_made_without_one(tmp_path: Path) -> None:
    """A new file can take no other's place, and git sees no lock beside it."""
    (tmp_path / "claims").mkdir()
    with files.locked(tmp_path / "claims") as writer:
        writer.replace(tmp_path / "settings.yaml", was=None, now=NEW)

    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "claims",
        "settings.yaml",
    ]


def test_the_file_is_synced_before_it_is_renamed_and_the_folder_after(
    path: Path,
) -> None:
    """Else a power cut could leave the new name with nothing in it, or the old one."""
    steps = steps_of(path)
    rename = steps.index("replace")

    assert "fsync" in steps[steps.index("write") : rename]
    assert "fsync" in steps[rename:]


# --- What is refused ------------------------------------------------------------


def test_a_file_that_was_changed_is_not_overwritten(path: Path) -> None:
    """What an editor saved in the meantime stays, and the message says so."""
    path.write_bytes(b"edited by hand\n")

    with pytest.raises(files.FileChangedError, match="; nothing was written"):
        replace(path)

    assert path.read_bytes() == b"edited by hand\n"
    assert names(path.parent) == ["ferry.yaml"]


def test_a_file_changed_at_the_last_moment_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last look comes after everything that takes time."""
    sync = os.fsync

    def save_meanwhile(handle: int) -> None:
        sync(handle)
        path.write_bytes(b"edited by hand\n")

    monkeypatch.setattr(os, "fsync", save_meanwhile)

    with pytest.raises(files.FileChangedError):
        replace(path)

    assert path.read_bytes() == b"edited by hand\n"


def test_a_link_that_leads_elsewhere_by_now_is_not_followed(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody has put another file in its place, if one with the same words."""
    link, other = tmp_path / "link.yaml", tmp_path / "other.yaml"
    link.symlink_to(path)
    other.write_bytes(OLD)
    sync = os.fsync

    def turn_meanwhile(handle: int) -> None:
        sync(handle)
        link.unlink()
        link.symlink_to(other)

    monkeypatch.setattr(os, "fsync", turn_meanwhile)

    with pytest.raises(files.FileChangedError):
        replace(link)

    assert path.read_bytes() == other.read_bytes() == OLD


def test_a_file_that_was_removed_is_not_made_again(path: Path) -> None:
    """Whoever removed it knew why."""
    path.unlink()

    with pytest.raises(files.NothingWrittenError, match="no such file"):
        replace(path)

    assert names(path.parent) == []


def test_a_file_that_was_made_meanwhile_is_not_overwritten(path: Path) -> None:
    """Two people who begin the same event at once do not lose one of the two."""
    with pytest.raises(files.FileChangedError):
        replace(path, was=None)

    assert path.read_bytes() == OLD


def test_a_link_that_leads_nowhere_is_not_filled(tmp_path: Path) -> None:
    """A link may lead out of the ledger; what it names is not made through it."""
    link = tmp_path / "new.yaml"
    link.symlink_to(tmp_path / "elsewhere.yaml")

    with pytest.raises(files.FileChangedError):
        replace(link, was=None)

    assert link.is_symlink()
    assert names(tmp_path) == ["new.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to anything")
def test_a_protected_file_is_not_replaced(path: Path) -> None:
    """Renaming over a file that is write-protected would work, and must not."""
    path.chmod(0o444)

    with pytest.raises(files.NothingWrittenError, match="write-protected; nothing"):
        replace(path)

    assert path.read_bytes() == OLD


def test_a_protected_file_is_seen_to_be_protected(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same, for those who run the tests as root."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(files.NothingWrittenError, match="write-protected; nothing"):
        replace(path)

    assert path.read_bytes() == OLD


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Reading a pipe that nobody writes to would never end."""
    os.mkfifo(tmp_path / "pipe.yaml")

    with pytest.raises(files.NothingWrittenError, match="no file"):
        files.read(tmp_path / "pipe.yaml")


def test_a_lock_that_is_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    """A ledger from a stranger must not make us open a file of ours for writing."""
    other = tmp_path / "ours.txt"
    other.write_text("ours", encoding="utf-8")
    (path.parent / files.LOCK_NAME).symlink_to(other)

    with pytest.raises(files.NothingWrittenError):
        replace(path)

    assert other.read_text(encoding="utf-8") == "ours"
    assert path.read_bytes() == OLD


# --- The lock -------------------------------------------------------------------


def test_one_writer_waits_for_the_other(path: Path) -> None:
    """Between reading and writing nobody else may write, or a claim is lost."""
    inside: list[str] = []
    first_is_in, first_may_leave = threading.Event(), threading.Event()

    def first() -> None:
        with files.locked(path.parent):
            inside.append("first comes")
            first_is_in.set()
            first_may_leave.wait(10)
            inside.append("first leaves")

    thread = threading.Thread(target=first)
    thread.start()
    first_is_in.wait(10)
    threading.Timer(0.2, first_may_leave.set).start()
    with files.locked(path.parent):
        inside.append("second comes")
    thread.join()

    assert inside == ["first comes", "first leaves", "second comes"]


def test_who_waits_long_is_told_and_then_let_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that hangs with the lock must not hang all others in silence."""
    monkeypatch.setattr(files, "_SOON", 0.05)
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    told: list[str] = []

    def wait() -> None:
        with files.locked(path.parent, waiting=lambda: told.append("waiting")):
            told.append("in")

    with (
        files.locked(path.parent),
        pytest.raises(files.LockedError, match="nothing was written"),
    ):
        wait()

    assert told == ["waiting"]


def test_the_lock_is_the_same_through_a_link(tmp_path: Path) -> None:
    """Two ways to one folder must not be two locks."""
    (tmp_path / "ledger").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "ledger")
    with files.locked(tmp_path / "link"):
        pass

    assert (tmp_path / "ledger" / files.LOCK_NAME).exists()


def test_whoever_may_write_to_the_folder_may_lock_it(tmp_path: Path) -> None:
    """Else the second person of a group could not open the first one's lock."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o775)
    with files.locked(folder):
        pass

    mode = stat.S_IMODE((folder / files.LOCK_NAME).stat().st_mode)
    assert mode == 0o664


def test_a_folder_that_is_not_there_cannot_be_locked(tmp_path: Path) -> None:
    """The message is about what was not done, not about locks."""
    with (
        pytest.raises(files.NothingWrittenError, match="nothing was written"),
        files.locked(tmp_path / "nowhere"),
    ):
        pass


# --- The disk -------------------------------------------------------------------


@pytest.mark.parametrize("step", ["write", "fsync", "fchmod", "replace"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_step_that_fails_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: int
) -> None:
    """A disk that is full, or broken, at any step costs nothing that was there."""
    monkeypatch.setattr(os, step, failing(error))

    with pytest.raises(files.NothingWrittenError, match="; nothing was written"):
        replace(path)

    assert path.read_bytes() == OLD
    assert names(path.parent) == ["ferry.yaml"]


def test_an_interrupt_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of a write leaves nothing behind."""

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        replace(path)

    assert path.read_bytes() == OLD
    assert names(path.parent) == ["ferry.yaml"]


def test_a_folder_that_is_not_synced_is_not_called_unwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By then the new file is there; saying otherwise would make people write twice."""
    sync = os.fsync

    def fail_for_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fail_for_folders)

    with pytest.raises(files.NotSyncedError, match="was written, but"):
        replace(path)

    assert path.read_bytes() == NEW


def test_a_full_disk_leaves_the_old_file(path: Path) -> None:
    """Not a made-up error but the system's own: no file may grow beyond a kilobyte."""
    code = (
        "import sys; from pathlib import Path\n"
        "from casualty_ledger.writing import files\n"
        "path = Path(sys.argv[1])\n"
        "with files.locked(path.parent) as writer:\n"
        "    writer.replace(path, was=path.read_bytes(), now=b'x' * 100_000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
    )

    assert "the system allows no larger file; nothing was written" in done.stderr
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["ferry.yaml"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, nearly full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S607


def test_a_disk_that_runs_full_leaves_the_old_file(small_disk: Path) -> None:
    """The whole of it, on a disk that is really full, and there is no waste on it."""
    path = small_disk / "ferry.yaml"
    path.write_bytes(OLD)
    with files.locked(small_disk) as writer:
        with pytest.raises(
            files.NothingWrittenError, match="the disk is full; nothing"
        ):
            writer.replace(path, was=OLD, now=b"x" * 100_000)
        assert path.read_bytes() == OLD
        writer.replace(path, was=OLD, now=NEW)

    assert path.read_bytes() == NEW
    assert names(small_disk) == ["ferry.yaml"]


# --- Killed at every step -------------------------------------------------------


def steps_of(path: Path) -> list[str]:
    """Return the steps that a writer goes through when nobody kills it."""
    done = subprocess.run(
        [sys.executable, str(WRITER), str(path), NEW.decode()],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def kill_at(path: Path, step: int, when: str) -> None:
    """Let a writer go up to *step* and kill it there."""
    done = subprocess.run(
        [sys.executable, str(WRITER), str(path), NEW.decode(), str(step), when],
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def cases(steps: list[str]) -> list[tuple[int, str]]:
    """Return every moment to be killed at; a write also halfway through."""
    return [
        (number, when)
        for number, name in enumerate(steps, start=1)
        for when in ("before", "halfway", "after")
        if when != "halfway" or name == "write"
    ]


@pytest.mark.parametrize("old", [OLD, None], ids=["replaced", "new"])
def test_killed_at_any_step_the_old_file_or_the_new_one_is_there(
    tmp_path: Path, old: bytes | None
) -> None:
    """No moment exists at which `kill -9` leaves part of a file, or none.

    What it may leave is a temporary file, which no reader looks at and the next
    writer removes.
    """
    found: set[bytes | None] = set()
    template = tmp_path / "template.yaml"
    if old is not None:
        template.write_bytes(old)
    moments = cases(steps_of(template))
    for step, when in moments:
        folder = tmp_path / f"{step}-{when}"
        folder.mkdir()
        path = folder / "ferry.yaml"
        if old is not None:
            path.write_bytes(old)
        kill_at(path, step, when)

        now = path.read_bytes() if path.exists() else None
        assert now in (old, NEW), f"killed {when} step {step}"
        found.add(now)
        assert not [each for each in folder.glob("[!.]*") if each != path]
        replace(path, now=b"the next one", was=now)
        assert names(folder) == ["ferry.yaml"]

    assert found == {old, NEW}  # the kills reach from before the write to after it
    assert len(moments) > 30
