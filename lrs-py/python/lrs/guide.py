"""Where the rules come from: their edition, apart from the version of the software."""

from __future__ import annotations

from typing import Final, NamedTuple

from lrs import _lrs

__all__ = ["EDITION", "EDITIONS", "RULES", "SERVICE_DESK", "Contact", "Rule"]


class Contact(NamedTuple):
    """A way to reach somebody, with the edition that printed it."""

    edition: str
    telephone: str
    email: str
    hours: str


class Rule(NamedTuple):
    """A rule as data: ``{field}``, ``{0}`` and ``{1}`` in its words are filled by a finding."""

    code: str
    severity: str
    section: str
    message: str
    remedy: str


EDITION: Final[str] = _lrs.edition()
"""The edition that the rules follow unless a policy says otherwise."""

EDITIONS: Final[tuple[str, ...]] = tuple(_lrs.editions())
"""Every edition, oldest first."""

SERVICE_DESK: Final[Contact] = Contact(*_lrs.service_desk())
"""The LRS Service Desk as the guide prints it. Look for today's address on GOV.UK before you rely on it."""

RULES: Final[tuple[Rule, ...]] = tuple(Rule(*rule) for rule in _lrs.rules())
"""Every rule there is, each code once."""
