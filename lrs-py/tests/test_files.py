"""A file is there as a whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from lrs.files import whole_file

WRITER = """
import sys, time
from lrs.files import whole_file
with whole_file(sys.argv[1]) as file:
    file.write(b"half" * 100_000)
    file.flush()
    print("half", flush=True)
    time.sleep(60)
"""


def named(folder: Path) -> list[str]:
    """Give the names of all that is in a folder, hidden ones too."""
    return sorted(os.listdir(folder))


@pytest.fixture(params=["unnamed", "hidden"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write as Linux does, and as systems without nameless files do."""
    if request.param == "hidden":
        monkeypatch.setattr(sys, "platform", "other")


@pytest.mark.usefixtures("_way")
def test_a_whole_file_gets_its_name_and_is_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "learners.CSV"
    with whole_file(path) as file:
        file.write(b"one")
        assert not path.exists()
    with whole_file(str(path)) as file:
        file.write(b"two")
        assert path.read_bytes() == b"one"
    assert (named(tmp_path), path.read_bytes()) == (["learners.CSV"], b"two")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_what_raises_half_way_leaves_what_was_there(tmp_path: Path, failure: type[BaseException]) -> None:
    path = tmp_path / "learners.CSV"

    def write() -> None:
        with whole_file(path) as file:
            file.write(b"half" * 100_000)
            raise failure

    with pytest.raises(failure):
        write()
    assert named(tmp_path) == []
    path.write_bytes(b"old")
    with pytest.raises(failure):
        write()
    assert (named(tmp_path), path.read_bytes()) == (["learners.CSV"], b"old")


@pytest.mark.usefixtures("_way")
def test_a_file_that_is_there_is_not_touched_where_that_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "learners.CSV"
    with whole_file(path, replace=False) as file:
        file.write(b"one")
    with pytest.raises(FileExistsError), whole_file(path, replace=False) as file:
        file.write(b"never")
    late = tmp_path / "late.CSV"
    with pytest.raises(FileExistsError), whole_file(late, replace=False) as file:
        file.write(b"never")
        late.write_bytes(b"came between")
    assert named(tmp_path) == ["late.CSV", "learners.CSV"]
    assert (path.read_bytes(), late.read_bytes()) == (b"one", b"came between")


@pytest.mark.usefixtures("_way")
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"), whole_file(tmp_path / "learners.CSV") as file:
        file.write(b"all of it")
    assert named(tmp_path) == []


def test_only_a_file_is_replaced(tmp_path: Path) -> None:
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(OSError, match="no file that could be replaced"), whole_file(path):
            pass
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "none" / "learners.CSV"):
        pass
    assert named(tmp_path) == []


@pytest.mark.skipif(os.name != "posix", reason="links want a privilege on Windows")
def test_what_a_link_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "link.CSV").symlink_to(tmp_path / "home" / "learners.CSV")
    with whole_file(tmp_path / "link.CSV") as file:
        file.write(b"one")
    assert (tmp_path / "link.CSV").is_symlink()
    assert (tmp_path / "home" / "learners.CSV").read_bytes() == b"one"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a kill leaves a hidden file, and no half one by its name")
@pytest.mark.parametrize("old", [None, b"old"])
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_program_leaves_what_was_there(tmp_path: Path, old: bytes | None, end: signal.Signals) -> None:
    path = tmp_path / "learners.CSV"
    if old is not None:
        path.write_bytes(old)
    before = named(tmp_path)
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half\n"
        assert named(tmp_path) == before
        child.send_signal(end)
        assert child.wait() == -end
    assert named(tmp_path) == before
    if old is not None:
        assert path.read_bytes() == old
