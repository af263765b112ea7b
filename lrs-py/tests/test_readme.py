"""Run every block of Python in the project's README and in the package's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("readme", [PACKAGE.parent / "README.md", PACKAGE / "README.md"], ids=["project", "package"])
def test_every_block_runs(readme: Path) -> None:
    """A block stands alone: what it asserts must hold."""
    blocks = BLOCK.findall(readme.read_text(encoding="utf-8"))
    assert blocks, "the README shows Python"
    for block in blocks:
        exec(compile(block, readme.name, "exec"), {})
