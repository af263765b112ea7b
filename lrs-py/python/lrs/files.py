"""Files that are there as a whole or not at all.

The library itself writes bytes; this is for what is put on a disk, where half a file would be taken for all of it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["whole_file"]

_FOR_ITS_OWNER = 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@contextlib.contextmanager
def whole_file(path: str | os.PathLike[str], *, replace: bool = True) -> Iterator[BinaryIO]:
    """Open a new file in binary mode that gets its name when all of it is written and safe on the disk.

    Until then, and for good where the block raises or the program is ended, there is what was there before: an older
    file or none. The file is for its owner alone, as it may hold learners' details. With `replace=False` a file that is
    there already is never touched: `FileExistsError`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder) / "findings.csv") as file:
    ...         _ = file.write(b"Record")
    ...     (Path(folder) / "findings.csv").read_bytes()
    b'Record'
    """
    # A link stays a link: what it points to is written.
    target = Path(os.path.realpath(path))
    _refuse_what_stands_there(target, replace)
    part = target.with_name(f".lrs-{secrets.token_hex(8)}.part")
    try:
        with _opened(part) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            _show(file, part)
        # After it is closed: Windows names no open file anew.
        _give_name(part, target, replace)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _sync_folder(target.parent)


def write_whole(path: str | os.PathLike[str], write: Callable[[BinaryIO], object]) -> None:
    """Write a whole file by a function that is given it."""
    with whole_file(path) as file:
        write(file)


def _refuse_what_stands_there(target: Path, replace: bool) -> None:
    with contextlib.suppress(FileNotFoundError):
        mode = target.lstat().st_mode
        if not replace:
            raise _is_there(target)
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "no file that could be replaced", str(target))


def _is_there(target: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "is there already, and nothing was written", str(target))


def _opened(part: Path) -> BinaryIO:
    """Open a file without a name where the system has such, so that not even a kill leaves a half one."""
    if sys.platform == "linux" and os.path.isdir("/proc/self/fd"):
        # Not every file system has them.
        with contextlib.suppress(OSError):
            return open(os.open(part.parent, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, _FOR_ITS_OWNER), "wb")
    return open(os.open(part, _NEW, _FOR_ITS_OWNER), "wb")


def _show(file: BinaryIO, part: Path) -> None:
    """Give a file without a name the hidden one."""
    if part.exists():
        return
    folder = os.open(part.parent, os.O_RDONLY)
    try:
        # With a folder named, the system call is the one that follows /proc to the file itself.
        os.link(f"/proc/self/fd/{file.fileno()}", part.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(folder)


def _give_name(part: Path, target: Path, replace: bool) -> None:
    if replace:
        os.replace(part, target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise _is_there(target) from None
    except OSError:
        # A file system without links: between the look and the naming another program might come.
        _refuse_what_stands_there(target, replace)
        os.rename(part, target)
    else:
        part.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the name outlast a power cut, where the system can."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
