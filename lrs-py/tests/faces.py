"""What the tests share: where the vectors stand, and how a name of `index.json` is found on the face."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import lrs

ROOT = Path(__file__).resolve().parents[2]
CONFORMANCE = ROOT / "lrs-core" / "conformance"


def vectors(file: str) -> Any:
    """Read a file of the specification."""
    return json.loads((CONFORMANCE / file).read_text(encoding="utf-8"))


def on_the_face(path: str) -> Any:
    """Find what a path such as `Uln.parse` or `text.name_key` names in the package."""
    found: Any = lrs
    for name in path.split("."):
        found = getattr(found, name)
    return found


def snake(name: str) -> str:
    """Write a name as Python does: `lastKnownAddressLine1` as `last_known_address_line_1`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", "_", name).lower()


def snaked(fields: dict[str, Any]) -> dict[str, Any]:
    """Write the names of an object as Python does."""
    return {snake(name): value for name, value in fields.items()}
