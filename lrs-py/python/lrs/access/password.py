"""Passwords of the Organisation Portal. Nothing here keeps or repeats one.

>>> from lrs.access import password
>>> password.check("kestrel-orchard-7").missing
('upper',)
>>> password.check("kestrel-orchard-7", edition="2019").is_accepted
True
"""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING

from lrs import _lrs
from lrs._call import given
from lrs._given import as_day
from lrs.access._said import made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lrs._lrs import Finding

__all__ = ["Attempts", "PasswordAge", "PasswordCheck", "age", "attempts", "check"]


@dataclasses.dataclass(frozen=True)
class PasswordCheck:
    """Whether a password may be chosen, and why not."""

    is_accepted: bool
    """Whether no error stands against it."""
    missing: tuple[str, ...]
    """The classes that are asked for and missing: `upper`, `lower`, `digit`, `special`."""
    findings: tuple[Finding, ...]
    """All that is to be said."""


@dataclasses.dataclass(frozen=True)
class PasswordAge:
    """How long a password still lasts."""

    state: str
    """`valid`, `soon`, `expired` or `must_change`."""
    last_day: datetime.date | None
    """The last day on which it can be used: the 44th after the day on which it was set."""
    days_left: int
    """How many days are left; 0 on the last, negative after it."""
    findings: tuple[Finding, ...]
    """What is to be said; nothing while it is valid."""


@dataclasses.dataclass(frozen=True)
class Attempts:
    """Whether so many wrong passwords suspend an account."""

    is_suspended: bool
    """Whether the account is suspended, by the limit that was chosen."""
    left: int
    """How many more wrong passwords it takes; 0 where it is suspended."""
    reasons: tuple[Finding, ...]
    """Why, and that the guide contradicts itself where its two numbers give two answers."""


def check(
    password: str, *, edition: str | None = None, names: Iterable[str] = (), previous: str | None = None
) -> PasswordCheck:
    """Judge a new password by the rules of an edition.

    `names` are the user's names and user name, `previous` the password until now, such as a one-time password.
    """
    names_given = {"password": password, "edition": edition, "names": list(names), "previous": previous}
    return made(PasswordCheck, _lrs.access_password_check(given(names_given)))


def age(
    set_on: datetime.date | str, *, is_one_time: bool = False, today: datetime.date | str | None = None
) -> PasswordAge:
    """Say how long a password lasts that was set on a day; today is the caller's own unless it is said."""
    names = {"set_on": set_on, "is_one_time": is_one_time, "today": as_day(today) or ""}
    return made(PasswordAge, _lrs.access_password_age(given(names)))


def attempts(failed: int, limit: str | None = None) -> Attempts:
    """Say whether so many wrong passwords, one after the other, suspend an account.

    The guide says both 3 and 10: `limit` is `three`, the stricter, unless `ten` is said.
    """
    return made(Attempts, _lrs.access_password_attempts(given({"failed": failed, "limit": limit})))
