"""Names as Python writes them, and as JSON does."""

from __future__ import annotations

import re


def snake(name: str) -> str:
    """Write a name as Python does: `lastKnownAddressLine1` as `last_known_address_line_1`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", "_", name).lower()


def camel(name: str) -> str:
    """Write a name as JSON does: `award_date` as `awardDate`."""
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)
