"""What a file may be handed over as."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Data: TypeAlias = bytes | bytearray | memoryview | str | os.PathLike[str] | BinaryIO
"""What a file may be handed over as. A `str` is the text of the file, never its path."""


@contextlib.contextmanager
def opened(data: Data) -> Iterator[bytes | bytearray | BinaryIO]:
    """Open a file for as long as it is read; a path is opened and closed."""
    if isinstance(data, os.PathLike):
        with open(data, "rb", buffering=0) as file:
            yield file
    else:
        yield as_binary(data)


def as_binary(data: object) -> bytes | bytearray | BinaryIO:
    """Give bytes or a file in binary mode."""
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, memoryview):
        return data.tobytes()
    if isinstance(data, str):
        # XML may stand in one line, and no path begins so.
        if "\n" not in data and "\r" not in data and not data.lstrip().startswith("<"):
            raise TypeError("a str is the text of a file, and this one has no line end: wrap a path in pathlib.Path")
        return data.encode()
    if hasattr(data, "read"):
        return data  # type: ignore[return-value]
    wanted = "bytes, a path (pathlib.Path) or a file opened in binary mode is wanted"
    raise TypeError(f"{wanted}, not {type(data).__name__}")


def whole(data: Data) -> bytes:
    """Give all bytes of a file."""
    with opened(data) as source:
        return bytes(source) if isinstance(source, (bytes, bytearray)) else source.read()
