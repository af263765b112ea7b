"""Run what the documents show: every Python block of the READMEs, every docstring's example."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
import types
from typing import TYPE_CHECKING

import pytest
from faces import ROOT

import lrs

if TYPE_CHECKING:
    from pathlib import Path

FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
DOCUMENTS = [ROOT / "README.md", ROOT / "lrs-py" / "README.md"]
BLOCKS = [
    pytest.param(block, id=f"{path.relative_to(ROOT)}-{place}")
    for path in DOCUMENTS
    for place, block in enumerate(FENCE.findall(path.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_of_a_readme_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by itself, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "README.md", "exec"), {"__name__": "readme"})


def test_each_readme_has_a_block() -> None:
    """Else the test above would run nothing."""
    for path in DOCUMENTS:
        assert FENCE.search(path.read_text(encoding="utf-8")), path


def test_the_examples_of_the_docstrings_hold() -> None:
    """And there are some."""
    modules = [lrs, *(importlib.import_module(one.name) for one in pkgutil.walk_packages(lrs.__path__, "lrs."))]
    results = [doctest.testmod(module) for module in modules if module.__name__ != "lrs._lrs"]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) > 0


def test_everything_has_a_docstring() -> None:
    """Modules, classes, functions and properties."""
    bare = []
    for one in pkgutil.walk_packages(lrs.__path__, "lrs."):
        module = importlib.import_module(one.name)
        assert module.__doc__, one.name
        for name in getattr(module, "__all__", []):
            found = getattr(module, name)
            if not callable(found):
                continue
            bare += [f"{one.name}.{name}"] * (not found.__doc__)
            if isinstance(found, type):
                members = {key: value for key, value in vars(found).items() if not key.startswith("_")}
                for key, value in members.items():
                    is_slot = isinstance(value, types.MemberDescriptorType)
                    is_described = (callable(value) or inspect.isdatadescriptor(value)) and not is_slot
                    bare += [f"{one.name}.{name}.{key}"] * (is_described and not value.__doc__)
    assert not bare
