"""Users of the portal: types, days, paths, and what is handed over in other ways than a vector can say."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest

import lrs
from lrs import _lrs, access
from lrs.value import UserRole

if TYPE_CHECKING:
    from pathlib import Path

LIST = "Forename,Surname,Email,Roles,Last login\nRhian,Maddock,rhian@example.org,LRB Super User,2026-08-20\n"


def test_roles_are_the_core_s() -> None:
    """As many, with the core's codes and names; a role is its code."""
    assert [(role.code, role.label) for role in UserRole] == _lrs.user_roles()
    assert UserRole("LRB Super User") is UserRole.SUPER_USER
    assert f"{UserRole.LEARNER_RECORD}" == "learner_record"
    odd: list[Any] = [1, None, b"super_user"]
    for wrong in odd:
        with pytest.raises(lrs.LrsTypeError):
            UserRole(wrong)


@pytest.mark.parametrize("kind", [access.LockoutCause, access.Incident])
def test_words_are_the_core_s(kind: Any) -> None:
    """Each is taken, and another is refused."""
    call: Any = access.recover if kind is access.LockoutCause else lambda word: access.escalate([word])
    for word in kind:
        assert call(word).reasons
    with pytest.raises(lrs.LrsError) as caught:
        call("another")
    assert caught.value.code == "input.setting"


def test_roles_may_be_any_that_can_be_walked_through() -> None:
    """A set, a generator, members; a text is none."""
    for roles in ({"online_user"}, (role for role in [UserRole.ONLINE_USER]), [UserRole.ONLINE_USER]):
        assert access.decide("find_learner", roles).granted_by == (UserRole.ONLINE_USER,)
    with pytest.raises(lrs.LrsError):
        access.decide("find_learner", "online_user")
    policy = access.AuditPolicy(today="2026-09-01", organisation_roles=(role for role in UserRole))
    assert access.audit(LIST.encode(), policy).findings[-1].code == "audit.roles_unheld"


def test_a_path_is_reviewed_and_typed(tmp_path: Path) -> None:
    """Findings are findings, and name the record; the JSON says the same."""
    path = tmp_path / "users.csv"
    path.write_bytes(LIST.encode())
    report = access.audit(path, access.AuditPolicy(today=datetime.date(2026, 9, 1)))
    assert report.roles[0] == access.RoleTotal(UserRole.SUPER_USER, 1)
    assert all(isinstance(finding, lrs.Finding) for finding in report.findings)
    assert json.loads(report.json)["superUsers"] == report.super_users == 1
    assert access.audit(LIST.encode(), access.AuditPolicy(today="2026-09-01")) == report


def test_days_are_dates_and_today_is_the_caller_s() -> None:
    """Days may be dates, and the last is one."""
    today = datetime.date.today()
    age = access.password.age(today)
    assert (age.last_day, age.days_left) == (today + datetime.timedelta(days=44), 44)
    assert access.check_account({"given_name": "Rhian"})[0].code == "account.name_missing"


def test_what_is_no_text_is_refused() -> None:
    """Not written down in some way or other, and not shown."""
    odd: list[Any] = [5, b"Kestrel7", ["Kestrel7"], {"a": "Kestrel7"}, object()]
    for wrong in odd:
        with pytest.raises(lrs.LrsError) as caught:
            access.password.check(wrong)
        assert caught.value.code == "input.not_text"
        assert "Kestrel" not in str(caught.value)
    with pytest.raises(lrs.LrsError) as caught:
        access.check_account({"given_name": object()})  # type: ignore[typeddict-item]
    assert caught.value.code == "input.not_text"
    with pytest.raises(lrs.LrsError) as caught:
        access.password.check("\ud800")
    assert caught.value.code == "input.shape"
