"""Users of the Organisation Portal: who may do what, their accounts and passwords, and the yearly review.

>>> from lrs import access
>>> decision = access.decide("register_learner", ["LRB Super User"])
>>> decision.is_allowed
False
>>> [role.label for role in decision.would_allow]
['LRB Online User']
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

from lrs import _lrs
from lrs._call import dumped, given, listed
from lrs._file import Data, opened
from lrs._names import snake
from lrs._word import Word
from lrs.access import password, secret
from lrs.access._said import AccessStep, made, step
from lrs.access._said import account as _account
from lrs.access._said import settings as _policy
from lrs.value import UserRole

if TYPE_CHECKING:
    from lrs._lrs import Finding

__all__ = [
    "AccessDecision",
    "AccessStep",
    "AccountDraft",
    "AccountPolicy",
    "AuditPolicy",
    "AuditReport",
    "AuditTotal",
    "Escalation",
    "Incident",
    "LockoutCause",
    "Permission",
    "Recovery",
    "RoleTotal",
    "audit",
    "check_account",
    "check_change",
    "decide",
    "escalate",
    "ladder",
    "password",
    "permissions",
    "recover",
    "secret",
]


class LockoutCause(Word):
    """Why a user cannot get in, or is not there (guide, 3.4.6 and 3.5)."""

    FORGOTTEN_PASSWORD = "forgotten_password"
    WRONG_PASSWORDS = "wrong_passwords"
    SUSPENDED_BY_HAND = "suspended_by_hand"
    LONG_LEAVE = "long_leave"
    LEFT = "left"


class Incident(Word):
    """Something that was reported of a user (guide, 1.4)."""

    ACCOUNT_SHARING = "account_sharing"
    ULN_WITH_DEMOGRAPHIC = "uln_with_demographic"
    SEVERAL_DEMOGRAPHICS = "several_demographics"
    PASSWORD_WITH_ENCRYPTED_FILE = "password_with_encrypted_file"
    CREDENTIALS = "credentials"
    CHALLENGE_REFERENCE_WITH_DETAILS = "challenge_reference_with_details"
    PORTAL_DATA_CHALLENGE = "portal_data_challenge"


class AccountDraft(TypedDict, total=False):
    """An account as somebody typed it: any text in any field, roles as a text or a list."""

    user_name: str
    given_name: str
    family_name: str
    email_address: str
    telephone: str
    verification_provided: str
    roles: str | list[str]
    roles_needed: str | list[str]
    organisation: str | list[str]
    status: str
    created: str
    last_login: str
    left: str


@dataclasses.dataclass(frozen=True)
class Permission:
    """What a role allows."""

    action: str
    """Stable, for example `register_learner`."""
    sentence: str
    """The action in words that follow "to"."""
    section: str
    """Where the guide describes it."""


@dataclasses.dataclass(frozen=True)
class AccessDecision:
    """Whether a user may do something, and why."""

    action: str
    """What was asked."""
    is_allowed: bool
    """Whether the user may."""
    granted_by: tuple[UserRole, ...]
    """The user's roles that allow it."""
    would_allow: tuple[UserRole, ...]
    """Roles that a Super User can give and that would allow it, the one that allows least else first."""
    not_granted: tuple[UserRole, ...]
    """Roles that would allow it and that the organisation was not granted."""
    reasons: tuple[Finding, ...]
    """Why: an error says why not."""


@dataclasses.dataclass(frozen=True)
class Recovery:
    """Who mends an account, by which steps, and why."""

    mender: str
    """`link`, `super_user` or `form`."""
    steps: tuple[AccessStep, ...]
    """What to do, one step after the other."""
    reasons: tuple[Finding, ...]
    """Why."""


@dataclasses.dataclass(frozen=True)
class Escalation:
    """Where an organisation stands on the ladder of guide 1.4, and what comes next."""

    breaches: int
    """How many of the incidents count."""
    rung: AccessStep | None
    """What the last of them leads to; None where nothing counts."""
    next: AccessStep
    """What one more would lead to."""
    reasons: tuple[Finding, ...]
    """What to do now, and why."""


@dataclasses.dataclass(frozen=True)
class RoleTotal:
    """How many users have a role."""

    role: UserRole
    users: int


@dataclasses.dataclass(frozen=True)
class AuditTotal:
    """How often one rule was broken in one field, exactly."""

    code: str
    severity: str
    field: str | None
    count: int


@dataclasses.dataclass(frozen=True)
class AuditReport:
    """What a review of users found. There is no name and no address in it."""

    users: int
    """How many accounts the list has."""
    active: int
    """How many are active."""
    suspended: int
    """How many are suspended."""
    deleted: int
    """How many are told to be deleted; nothing else is judged of them."""
    super_users: int
    """How many Super Users have an active account and have not left."""
    roles: tuple[RoleTotal, ...]
    """How many users have each role."""
    totals: tuple[AuditTotal, ...]
    """Exact totals by rule and field."""
    findings: tuple[Finding, ...]
    """The findings, of each code up to a bound; each names the record and the line."""
    json: str = ""
    """The same as JSON."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class AccountPolicy:
    """How an account is judged; every argument by its name."""

    today: datetime.date | str | None = None
    """The day on which leavers and logins are judged; the caller's own date unless it is said."""
    organisation_roles: Iterable[str] | None = None
    """The roles that the organisation was granted; None where that is not known."""
    dormant_days: int | None = None
    """After how many days without a login an account is called dormant; 365 unless it is said."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class AuditPolicy(AccountPolicy):
    """How a list of users is reviewed; every argument by its name."""

    max_findings_per_code: int | None = None
    """How many findings of one code the report keeps; the totals are exact all the same."""
    max_bytes: int | None = None
    max_columns: int | None = None
    max_value_bytes: int | None = None
    max_users: int | None = None


def permissions(role: str) -> list[Permission]:
    """Give what a role allows, in the order of the guide (Appendix A)."""
    return [Permission(**one) for one in json.loads(_lrs.access_permissions(role))]


def decide(action: str, roles: Iterable[str], organisation_roles: Iterable[str] | None = None) -> AccessDecision:
    """Decide whether a user with these roles may do something.

    `organisation_roles` is what the organisation was granted; where it is None every role counts.
    """
    names = {"action": action, "roles": listed(roles), "organisation_roles": listed(organisation_roles)}
    decision = made(AccessDecision, _lrs.access_decide(given(names)))
    kinds = {name: tuple(map(UserRole, getattr(decision, name))) for name in ("granted_by", "would_allow", "not_granted")}
    return dataclasses.replace(decision, **kinds)  # type: ignore[arg-type]


def check_account(account: AccountDraft, policy: AccountPolicy | None = None) -> list[Finding]:
    """Judge an account by itself: everything that the guide wants of it, at once."""
    return _lrs.access_check_account(given({"account": _account(account), "policy": _policy(policy or AccountPolicy())}))


def check_change(before: AccountDraft, after: AccountDraft) -> list[Finding]:
    """Judge a change of an account's details: it is never handed on to another person."""
    return _lrs.access_check_change(given({"before": _account(before), "after": _account(after)}))


def recover(
    cause: str,
    *,
    is_super_user: bool = False,
    knows_answer: bool = False,
    has_working_email: bool = False,
    other_super_users: int = 0,
) -> Recovery:
    """Say who mends an account that its user cannot get into, and how.

    `other_super_users` is how many other Super Users of the organisation can get into their accounts.
    """
    names = {
        "cause": cause,
        "is_super_user": is_super_user,
        "knows_answer": knows_answer,
        "has_working_email": has_working_email,
        "other_super_users": other_super_users,
    }
    return made(Recovery, _lrs.access_recover(given(names)))


def ladder() -> list[AccessStep]:
    """Give the rungs of the escalation ladder of guide 1.4, lowest first."""
    return [step(rung) for rung in json.loads(_lrs.access_ladder())]


def escalate(history: Iterable[str]) -> Escalation:
    """Say where a history of incidents, oldest first, has led, and what one more would lead to."""
    return made(Escalation, _lrs.access_escalate(given({"history": listed(history)})))


def audit(users: Data | list[AccountDraft], policy: AuditPolicy | None = None) -> AuditReport:
    """Review a list of users: a CSV file, or accounts in their order.

    A file is told by its headings, whatever their order and spelling, and is held in memory.
    """
    settings = dumped(_policy(policy or AuditPolicy()))
    if isinstance(users, list):
        said = _lrs.access_audit_of(dumped([_account(one) for one in users]), settings)
    else:
        with opened(users) as source:
            said = _lrs.access_audit(source, settings)
    text, _ = said
    read = json.loads(text)
    roles = tuple(RoleTotal(UserRole(one["role"]), one["users"]) for one in read["roles"])
    totals = tuple(AuditTotal(**{**one, "field": one["field"] and snake(one["field"])}) for one in read["totals"])
    return dataclasses.replace(made(AuditReport, said), roles=roles, totals=totals, json=text)
