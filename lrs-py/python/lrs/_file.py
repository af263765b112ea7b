"""What a file may be handed over as, and where one may be written."""

from __future__ import annotations

import contextlib
import io
import os
import re
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

from lrs.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import TypeIs

    from lrs._lrs import _Learners as Learners


class Readable(Protocol):
    """A file object in binary mode that is read, or anything else with such a method."""

    def read(self, size: int, /) -> bytes:
        """Give so many bytes at most; none at the end."""


class Writable(Protocol):
    """A file object in binary mode that is written, or anything else with such a method."""

    def write(self, data: bytes, /) -> object:
        """Take bytes."""


Data: TypeAlias = bytes | bytearray | memoryview | str | os.PathLike[str] | Readable
"""What a file may be handed over as: its bytes, its path, or a file object in binary mode."""

Target: TypeAlias = str | os.PathLike[str] | Writable
"""Where a file may be written: a path, or a file object in binary mode."""

# What stands in the text of a file and in hardly any path; somebody who has such a path has `pathlib.Path`.
_NO_PATH: Final = re.compile(r'[\r\n\0"<]|(?:,.*){8}')


def are_learners(data: object) -> TypeIs[Learners]:
    """Whether something is handed over as learners, and not as a file."""
    is_file = isinstance(data, (bytes, bytearray, memoryview, str, os.PathLike))
    # A frame may have a column of this name; that is nothing to call.
    return not is_file and not callable(getattr(data, "read", None)) and hasattr(data, "__iter__")


@contextlib.contextmanager
def opened(data: Data) -> Iterator[bytes | bytearray | Readable]:
    """Open a file for as long as it is read; a path is opened and closed."""
    if isinstance(data, (str, os.PathLike)):
        with to_be_read(data) as file:
            yield file
    else:
        yield as_binary(data)


def to_be_read(path: str | os.PathLike[str]) -> io.FileIO:
    """Open the file of a path."""
    return open(_path(path), "rb", buffering=0)


def as_binary(data: object) -> bytes | bytearray | Readable:
    """Give bytes or a file in binary mode."""
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, memoryview):
        return data.tobytes()
    if callable(getattr(data, "read", None)):
        return cast("Readable", _binary(data, "rb"))
    wanted = "bytes, a path or a file opened in binary mode is wanted"
    raise TypeError(f"{wanted}, not {type(data).__name__}")


def read_again(source: bytes | bytearray | Readable) -> bytes | bytearray | Readable:
    """Give a file that is read twice; one that cannot go back is refused before it is read at all."""
    if isinstance(source, (bytes, bytearray)):
        return source
    seekable = getattr(source, "seekable", None)
    if not callable(seekable) or not seekable():
        why = "the file is read twice, and this one cannot go back: hand over its path, or its bytes"
        raise io.UnsupportedOperation(why)
    return source


@contextlib.contextmanager
def written(to: Target | None) -> Iterator[Writable | None]:
    """Open where a file is written; the file of a path is there as a whole when all went well, or not at all."""
    if to is None:
        yield None
    elif isinstance(to, (str, os.PathLike)):
        with whole_file(_path(to)) as file:
            yield file
    elif callable(getattr(to, "write", None)):
        yield cast("Writable", _binary(to, "wb"))
    else:
        raise TypeError(f"a path or a file opened in binary mode is wanted, not {type(to).__name__}")


def given(file: bytes, to: Target | None) -> bytes | None:
    """Give a file back, or write it where `to` says."""
    with written(to) as place:
        if place is None:
            return file
        rest = file
        while rest:
            count = place.write(rest)
            # A raw file may take a part; an object that says nothing has taken all.
            if count == 0:
                raise OSError("the file object takes no more bytes")
            rest = rest[count:] if isinstance(count, int) else b""
        return None


def refuse_one_path(*targets: object) -> None:
    """Refuse two files that would be one, of which only the later would be left."""
    wanted = [target for target in targets if target is not None]
    places = {os.path.realpath(one) if isinstance(one, (str, os.PathLike)) else id(one) for one in wanted}
    if len(places) < len(wanted):
        raise ValueError("two files are to be written to one place")


def _path(path: str | os.PathLike[str]) -> str | os.PathLike[str]:
    if isinstance(path, str) and _NO_PATH.search(path):
        # The text is not shown: it may be a learner's.
        why = "a str is a path, and this one looks like the text of a file: encode() it, or wrap a path in pathlib.Path"
        raise TypeError(why)
    return path


def _binary(file: object, mode: str) -> object:
    if isinstance(file, io.TextIOBase):
        raise TypeError(f"the file is open in text mode: open it in binary mode, '{mode}'")
    if getattr(file, "closed", False) is True:
        raise TypeError(f"the file is closed: open it in binary mode, '{mode}', or hand over its path")
    return file
