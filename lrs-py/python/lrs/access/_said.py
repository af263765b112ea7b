"""How a call is handed to the core, and its answer made into types."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from lrs._call import camelled, listed
from lrs._given import as_day
from lrs._names import snake

if TYPE_CHECKING:
    from lrs._lrs import Finding

T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class AccessStep:
    """A step of a recovery, or a rung of the ladder."""

    code: str
    """Stable, for example `verify_identity`."""
    sentence: str
    """The step in words."""
    section: str
    """Where the guide says so."""


def settings(policy: object) -> dict[str, object]:
    """Give the names and values of a policy; its day is the caller's own unless one is said."""
    values = {field.name: getattr(policy, field.name) for field in dataclasses.fields(policy)}  # type: ignore[arg-type]
    # What is no day is handed on, to be refused by the core.
    roles = listed(values["organisation_roles"])
    return camelled({**values, "today": as_day(values["today"]) or "", "organisation_roles": roles})


def account(fields: object) -> object:
    """Write the names of an account as JSON does; what is no account is refused by the core."""
    return camelled(fields) if isinstance(fields, Mapping) else None


def made(kind: type[T], said: tuple[str, list[Finding]]) -> T:
    """Make a type of an answer and the findings that go with it."""
    text, findings = said
    read = {snake(name): _value(name, value) for name, value in json.loads(text).items()}
    where = "reasons" if "reasons" in read else "findings"
    return kind(**{**read, where: tuple(findings)})


def step(read: Mapping[str, Any]) -> AccessStep:
    """Make a step of its JSON."""
    return AccessStep(**read)


def _value(name: str, value: Any) -> Any:
    if name in ("rung", "next"):
        return None if value is None else step(value)
    if name == "steps":
        return tuple(step(one) for one in value)
    if name == "lastDay" and value is not None:
        return datetime.date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
