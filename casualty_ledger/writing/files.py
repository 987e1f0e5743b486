"""Putting a file in the place of another, whole or not at all.

Nobody writes without the lock of the folder.  A file is replaced only if it still
holds what was read, by a complete and synced one that is renamed over it: killed
at any moment, the old file or the new one is there, never part of one.

The lock is a file of its own, `.ledger.lock`, in the folder that it guards.  A place
outside (a state folder, /tmp) would not be shared by two people, two containers or
two machines that write to the same folder; and where no lock can be made, no file
could be written either.  It stays after use: removing it would let two writers in.

What no program can shut out: an editor that saves in the moment, some microseconds
long, between the last look at the file and the rename.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from filelock import BaseFileLock, FileLock, Timeout

from casualty_ledger.core.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: The name of the lock file, which `ledger init` tells git to ignore.
LOCK_NAME = ".ledger.lock"
#: What `ledger init` tells git to ignore of writers that were killed.
TEMPORARY_GLOB = ".ledger-*.tmp"
_TEMPORARY = re.compile(r"\.ledger-[0-9a-f]{16}\.tmp")

# Seconds before somebody who waits is told what for, and before waiting ends.  Each
# writer holds the lock as long as it takes to read the ledger: fifty in a row on a
# large ledger need some minutes.
_SOON = 2.0
_PATIENCE = 600.0

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class NothingWrittenError(LedgerError):
    """A write that did not happen; the file is as it was.

    Attributes:
        path: the file, as the user gave it.
        why: the reason, as a clause.
    """

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"{path}: {why}; nothing was written")


class FileChangedError(NothingWrittenError):
    """The file no longer holds what was read."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "it changed while this was being entered")


class LockedError(NothingWrittenError):
    """Another program holds the lock, and goes on holding it."""

    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(
            path, f"another program has held this lock for {seconds:.0f} seconds"
        )


class NotSyncedError(LedgerError):
    """The file was replaced, but the disk did not confirm that it will stay so."""

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(
            f"{path} was written, but its folder could not be synced ({why});"
            " after a power cut the file as it was before may be back"
        )


def read(path: Path) -> bytes:
    """Return what *path* holds, through links; never waits on a pipe.

    Raises:
        NothingWrittenError: if it is no file, or can't be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_WAIT | _BINARY)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NothingWrittenError(str(path), "it is no file")
            return file.read()
    except OSError as error:
        raise NothingWrittenError(str(path), _reason(error)) from error


class Writer:
    """What a holder of a ledger's lock can do; made by `locked`."""

    def __init__(self, stack: ExitStack, waiting: Callable[[], None] | None) -> None:
        self._stack = stack
        self._waiting = waiting
        self._held: set[Path] = set()

    def hold(self, folder: Path) -> None:
        """Take the lock of *folder*, unless it lies in one that is held."""
        real = folder.resolve()
        if not self._holds(real):
            self._stack.enter_context(_lock(real, folder, self._waiting))
            self._held.add(real)

    def _holds(self, folder: Path) -> bool:
        return any(folder.is_relative_to(held) for held in self._held)

    def replace(self, path: Path, *, was: bytes | None, now: bytes) -> None:
        """Let *path* hold *now*, if it still holds *was* (None: if there is none yet).

        Mode, owner, group and extended attributes stay.  Where *path* is a link, the
        file that it leads to is replaced, and the link stays; where that file lies in
        another folder, its lock is taken first, so that two ledgers that share a
        linked file wait for each other, too.

        Raises:
            FileChangedError: if it holds something else; nothing was written.
            NothingWrittenError: if it can't be written; it is as it was.
            NotSyncedError: if it was written, but may not survive a power cut.
        """
        try:
            old = None
            if was is None:
                real = path.parent.resolve() / path.name
            else:
                real = path.resolve()
                self.hold(real.parent)
                old = _to_be_kept(path, real)
            if self._holds(real.parent):
                _sweep(real.parent)
            temporary = _write_beside(real, now, old)
            try:
                _put(path, real, temporary, was)
            except BaseException:
                _remove(temporary)
                raise
        except OSError as error:
            raise NothingWrittenError(str(path), _reason(error)) from error
        try:
            _sync_folder(real.parent)
        except OSError as error:
            raise NotSyncedError(str(path), _reason(error)) from error


@contextmanager
def locked(
    folder: Path, *, waiting: Callable[[], None] | None = None
) -> Iterator[Writer]:
    """Hold the lock of the ledger in *folder*, and give what writes under it.

    Args:
        folder: of the ledger; links to it are followed, so that all who write to it
            meet at one lock.
        waiting: called once if somebody else holds it for more than two seconds.

    Raises:
        LockedError: if it can't be had for ten minutes.
        NothingWrittenError: if no lock can be made there.
    """
    with ExitStack() as stack:
        writer = Writer(stack, waiting)
        writer.hold(folder)
        yield writer


@contextmanager
def _lock(
    real: Path, folder: Path, waiting: Callable[[], None] | None
) -> Iterator[None]:
    """Hold the lock of *folder*, which is *real* once links are followed."""
    try:
        # Who may write to the folder may lock it: with the mode that umask gives,
        # the second person of a group could not open the first one's lock.
        mode = real.stat().st_mode & 0o666 | 0o600
        lock = FileLock(real / LOCK_NAME, mode=mode)
        _acquire(lock, waiting)
    except Timeout as error:
        raise LockedError(str(folder / LOCK_NAME), _SOON + _PATIENCE) from error
    except OSError as error:
        why = f"no lock can be made in it ({_reason(error)})"
        raise NothingWrittenError(str(folder), why) from error
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, waiting: Callable[[], None] | None) -> None:
    try:
        lock.acquire(timeout=_SOON)
    except Timeout:
        if waiting is not None:
            waiting()
        lock.acquire(timeout=_PATIENCE)


def _sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind; the lock is held."""
    with os.scandir(folder) as entries:
        left = [entry.name for entry in entries if _TEMPORARY.fullmatch(entry.name)]
    for name in left:
        _remove(folder / name)


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _to_be_kept(path: Path, real: Path) -> os.stat_result:
    """Return mode and owner of the file to be replaced."""
    old = real.stat()
    if not os.access(real, os.W_OK):
        # Renaming over it would work, and take no heed of what its owner wants.
        raise NothingWrittenError(str(path), "it is write-protected")
    return old


def _write_beside(real: Path, now: bytes, old: os.stat_result | None) -> Path:
    """Write *now* to a new file beside *real*, synced, and return its path."""
    temporary = real.parent / f".ledger-{secrets.token_hex(8)}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
    handle = os.open(temporary, flags, 0o666 if old is None else 0o600)
    try:
        try:
            _write_all(handle, now)
            if old is not None:
                _keep(handle, real, old)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _write_all(handle: int, now: bytes) -> None:
    rest = memoryview(now)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _keep(handle: int, real: Path, old: os.stat_result) -> None:
    """Give the new file owner, group, attributes and mode of the old one.

    The owner goes over to who writes, unless that is root; the group must stay, for
    a file that the others of a group can no longer read is lost to them.
    """
    if sys.platform == "win32":
        return
    try:
        os.fchown(handle, old.st_uid, old.st_gid)
    except PermissionError:
        if os.fstat(handle).st_gid != old.st_gid:
            _keep_group(handle, old.st_gid)
    if sys.platform == "linux":
        for name in _attributes(real):
            with suppress(OSError):  # some are the system's own to give
                os.setxattr(handle, name, os.getxattr(real, name))
    os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _keep_group(handle: int, group: int) -> None:
    try:
        os.fchown(handle, -1, group)
    except PermissionError as error:
        raise _NotOurGroupError(error.errno, error.strerror) from error


class _NotOurGroupError(PermissionError):
    """The file is of a group that its writer is not in."""


def _attributes(real: Path) -> list[str]:
    """Return the names of extended attributes, access lists among them (Linux)."""
    try:
        return os.listxattr(real)
    except OSError:
        return []  # a file system without them


def _put(path: Path, real: Path, temporary: Path, was: bytes | None) -> None:
    """Rename *temporary* over *real* after one last look at what stands there."""
    if was is None:
        _put_new(path, real, temporary)
        return
    if path.resolve() != real or read(real) != was:
        raise FileChangedError(str(path))
    temporary.replace(real)


def _put_new(path: Path, real: Path, temporary: Path) -> None:
    """Give *temporary* the name *real*, which nothing may have yet."""
    try:
        real.hardlink_to(temporary)  # fails where a file stands; a rename would not
    except FileExistsError as error:
        raise FileChangedError(str(path)) from error
    except OSError as error:  # a file system without links
        if os.path.lexists(real):
            raise FileChangedError(str(path)) from error
        temporary.replace(real)
    else:
        _remove(temporary)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # folders can't be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that syncs no folders
            raise
    finally:
        os.close(handle)


def _reason(error: OSError) -> str:
    """Return why the system refused, as a clause."""
    if isinstance(error, _NotOurGroupError):
        return "its group can't be kept, for you are not in it"
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the system allows no larger file",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "no such file or folder",
    errno.ELOOP: "a link leads in a circle",
}
