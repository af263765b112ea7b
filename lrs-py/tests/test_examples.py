"""The example programs do what their heads say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SAMPLE = EXAMPLES / "data" / "LRB_10009999_241120260930.CSV"


def enrol(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a person would."""
    command = [sys.executable, "-X", "utf8", str(EXAMPLES / "python" / "enrol.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_sample_is_a_demonstration() -> None:
    said = enrol()
    assert said.returncode == 0, said.stderr
    assert "of 500 learners are ready" in said.stdout


def test_a_file_is_checked_and_never_overwritten(tmp_path: Path) -> None:
    said = enrol(SAMPLE, "--today", "2026-11-24", "--out", tmp_path)
    assert said.returncode == 1, said.stderr
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [SAMPLE.name, "findings.csv", "findings.json"]
    report = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    assert (report["format"], report["records"]) == (1, 500)
    corrected = (tmp_path / SAMPLE.name).read_bytes()
    assert enrol(SAMPLE, "--today", "2026-11-24", "--out", tmp_path).returncode == 2
    assert (tmp_path / SAMPLE.name).read_bytes() == corrected


def test_what_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    binary = tmp_path / "binary.CSV"
    binary.write_bytes(bytes(100))
    for path in (binary, tmp_path, tmp_path / "missing.CSV"):
        said = enrol(path)
        assert (said.returncode, said.stdout) == (2, "")
        assert said.stderr.startswith("enrol: ")
