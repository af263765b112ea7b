"""How a call with names and values is handed to the core."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from lrs._names import camel


def given(names: Mapping[str, object]) -> str:
    """Write the names and values of a call as JSON."""
    return dumped(camelled(names))


def camelled(names: Mapping[str, object]) -> dict[str, object]:
    """Write the names of an object as JSON does."""
    return {camel(name): value for name, value in names.items()}


def dumped(value: object) -> str:
    """Write a value as JSON; what has no shape there is written so that the core refuses it."""
    return json.dumps(value, default=_plain)


def listed(items: Any) -> object:
    """Give a list of what can be walked through; a text is no list, and the core refuses it."""
    return items if items is None or isinstance(items, str) else list(items)


def _plain(value: object) -> object:
    if isinstance(value, datetime.date):
        return datetime.date(value.year, value.month, value.day).isoformat()
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    # The core refuses it: neither a text nor a list.
    return {}
