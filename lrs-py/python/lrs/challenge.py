"""Data challenges: how a problem with a ULN or with a learning event is reported to the LRS.

>>> from lrs import challenge
>>> challenge.route("wrong_date_of_birth").way
'update'
>>> draft = challenge.ChallengeDraft(kind="demerge_uln", learners=[{"uln": "9276308686"}, {"uln": "1026893096"}])
>>> [found.code for found in challenge.check(draft).findings][0]
'challenge.demerge_reason_missing'
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from lrs import _lrs
from lrs._names import camel, snake
from lrs._word import Word
from lrs._call import dumped
from lrs.learner import LearnerDraft
from lrs.plr import LearningEvent

if TYPE_CHECKING:
    from lrs._lrs import LearnerRecord, UlnConflict

__all__ = [
    "ChallengeCheck",
    "ChallengeDraft",
    "ChallengeEvent",
    "ChallengeFinding",
    "ChallengeForm",
    "ChallengeProblem",
    "ChallengeRoute",
    "ChallengeState",
    "ChallengeStatus",
    "ChallengeStep",
    "ChallengeType",
    "advance",
    "check",
    "compose",
    "from_conflict",
    "kinds",
    "route",
    "status",
]

Learner: TypeAlias = LearnerDraft | Mapping[str, object]
"""A learner, as far as it is known."""
Event: TypeAlias = LearningEvent | Mapping[str, object]
"""A qualification, as far as it is known."""


class ChallengeProblem(Word):
    """What somebody may find wrong; the first twelve are the kinds of data challenges (guide, 6.1 and 5.2)."""

    DUPLICATE_ULN = "duplicate_uln"
    FICTITIOUS_ULN = "fictitious_uln"
    DEMERGE_ULN = "demerge_uln"
    SHARED_ULN = "shared_uln"
    DECEASED_LEARNER = "deceased_learner"
    CHANGED_DETAILS = "changed_details"
    OTHER_ULN_PROBLEM = "other_uln_problem"
    WRONG_GRADE = "wrong_grade"
    WRONG_DATE = "wrong_date"
    NEVER_STARTED = "never_started"
    SHARED_BEFORE = "shared_before"
    APPEARS_TWICE = "appears_twice"
    GRADE_MISSING = "grade_missing"
    DATE_MISSING = "date_missing"
    QUALIFICATION_MISSING = "qualification_missing"
    WRONG_NAME = "wrong_name"
    WRONG_ADDRESS = "wrong_address"
    WRONG_ABILITY_TO_SHARE = "wrong_ability_to_share"
    WRONG_DATE_OF_BIRTH = "wrong_date_of_birth"
    WRONG_OTHER_DETAIL = "wrong_other_detail"


class ChallengeState(Word):
    """Where a data challenge stands (guide, 6.2 to 6.4)."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    OPEN = "open"
    INFORMATION_WANTED = "information_wanted"
    RESOLVED = "resolved"
    UNSUCCESSFUL = "unsuccessful"
    WITHDRAWN = "withdrawn"


class ChallengeEvent(Word):
    """What happens to a data challenge, or what somebody does about it (guide, 6.2 and 6.4)."""

    SUBMIT = "submit"
    FIND = "find"
    MISS = "miss"
    ASK_FOR_INFORMATION = "ask_for_information"
    GIVE_INFORMATION = "give_information"
    RESOLVE = "resolve"
    CLOSE = "close"
    WITHDRAW = "withdraw"


@dataclasses.dataclass(frozen=True)
class ChallengeFinding:
    """A finding about a data challenge: which part of the draft, never what stands there."""

    code: str
    """The stable code."""
    severity: str
    """`error`, `warning` or `advice`."""
    field: str | None
    """The draft's field; None where none is meant."""
    place: int | None
    """Which of the learners or qualifications in it, from 0; None where none is meant."""
    section: str
    """Where the rule comes from."""
    message: str
    """What there is to say."""
    remedy: str
    """What to do about it."""


@dataclasses.dataclass(frozen=True)
class ChallengeStep:
    """A step, or a piece of information that a data challenge takes."""

    code: str
    """Stable, for example `report_uln_problem`."""
    sentence: str
    """In words."""
    section: str
    """Where the guide says so."""


@dataclasses.dataclass(frozen=True)
class ChallengeType:
    """A line of the guide's table."""

    kind: str
    """Stable, for example `duplicate_uln`."""
    group: str
    """`ULN data challenge` or `Event data challenge`."""
    enquiry: str
    """The type of enquiry to choose in the portal."""
    problem: str
    """The type of problem to choose in the portal."""
    section: str
    """Where the guide lists it."""
    information: tuple[ChallengeStep, ...]
    """The information that it takes."""


@dataclasses.dataclass(frozen=True)
class ChallengeRoute:
    """Where a problem goes, by which steps, and why."""

    way: str
    """`data_challenge`, `uln_data_challenge`, `update`, `awarding_organisation`, `ilr_return` or `leave`."""
    kind: str | None
    """The data challenge to raise; None where it is none."""
    steps: tuple[ChallengeStep, ...]
    """What to do, one step after the other."""
    reasons: tuple[ChallengeFinding, ...]
    """Why, and what to bear in mind."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChallengeDraft:
    """A data challenge as somebody prepares it. It holds learners' details; its repr shows the kind alone."""

    kind: str
    """What is challenged: one of the first twelve of `ChallengeProblem`."""
    learners: Iterable[Learner] = dataclasses.field(default=(), repr=False)
    """The learners with their ULNs: for two ULNs of one learner, a record for each ULN; for a ULN of two learners, a
    record for each learner."""
    master_uln: str = dataclasses.field(default="", repr=False)
    """Which of the ULNs is the master."""
    difference_reason: str = dataclasses.field(default="", repr=False)
    """Why the details of the ULNs differ, where they do."""
    reason: str = dataclasses.field(default="", repr=False)
    """Why ULNs need de-merging, why details were recorded incorrectly, why a qualification is believed to be there twice."""
    explanation: str = dataclasses.field(default="", repr=False)
    """What the issue is and what has to be done."""
    qualifications: Iterable[Event] = dataclasses.field(default=(), repr=False)
    """The qualifications that are challenged: one, or the two that are one."""
    proposed: Event | None = dataclasses.field(default=None, repr=False)
    """What the details of the qualification should be; blank where they are right."""
    transfer_to: Learner | None = dataclasses.field(default=None, repr=False)
    """The learner to whom the qualification is to be transferred, with ULN and names."""
    participation_record: bool | None = None
    """Whether one of the qualifications is a participation record; None where nobody has looked."""
    is_own_ilr: bool = False
    """Whether the qualification was uploaded as part of your own current ILR return."""
    is_uln_shared: bool = False
    """Whether two learners seem to share the ULN now."""
    contact_name: str = dataclasses.field(default="", repr=False)
    """The name of whoever can be asked about it."""
    contact_email_address: str = dataclasses.field(default="", repr=False)
    """The e-mail address of whoever can be asked about it."""
    contact_telephone: str = dataclasses.field(default="", repr=False)
    """The telephone number of whoever can be asked about it."""


@dataclasses.dataclass(frozen=True)
class ChallengeCheck:
    """What is still missing, and whether the challenge can be raised."""

    is_ready: bool
    """Whether no error stands against it."""
    findings: tuple[ChallengeFinding, ...]
    """All that is to be said, in the order in which the information is given."""


@dataclasses.dataclass(frozen=True)
class ChallengeForm:
    """A data challenge as it is entered in the portal."""

    challenge: ChallengeType
    """The types of enquiry and of problem to choose."""
    comments: str = dataclasses.field(repr=False)
    """The text for the additional comments. It holds learners' details, and goes by no e-mail."""
    check: ChallengeCheck
    """What is still missing; the text is made of what is there."""
    reminders: tuple[ChallengeFinding, ...]
    """Where the text may stand, and where the reference number that comes back may."""


@dataclasses.dataclass(frozen=True)
class ChallengeStatus:
    """Where a data challenge stands, what may come next, and what to do."""

    state: ChallengeState
    """Where it stands."""
    sentence: str
    """The same in words."""
    has_ended: bool
    """Whether it has ended."""
    next: tuple[ChallengeEvent, ...]
    """What may come next."""
    reasons: tuple[ChallengeFinding, ...]
    """What to do now, and what to bear in mind."""


def kinds() -> list[ChallengeType]:
    """Give the guide's table of data challenges: each kind with the information that it takes (guide, 6.1)."""
    return [_type(one) for one in json.loads(_lrs.challenge_kinds())]


def route(
    problem: str,
    *,
    is_own_ilr: bool = False,
    is_uln_shared: bool = False,
    participation_record: bool | None = None,
) -> ChallengeRoute:
    """Say which way a problem goes, by which steps, and why.

    `is_own_ilr` says that your own current ILR return uploaded the event, `is_uln_shared` that two learners seem to share
    the ULN now, `participation_record` whether one of the qualifications is one; None where nobody has looked.
    """
    situation = {
        "problem": problem,
        "is_own_ilr": is_own_ilr,
        "is_uln_shared": is_uln_shared,
        "participation_record": participation_record,
    }
    found = json.loads(_lrs.challenge_route(_dumped(situation)))
    return ChallengeRoute(found["way"], found["kind"], _steps(found["steps"]), _findings(found["reasons"]))


def check(draft: ChallengeDraft | Mapping[str, object]) -> ChallengeCheck:
    """Say what is still missing of a data challenge, everything at once."""
    return _check(json.loads(_lrs.challenge_check(_draft(draft))))


def compose(draft: ChallengeDraft | Mapping[str, object]) -> ChallengeForm:
    """Give what is entered in the portal: the types to choose, and the text of the additional comments."""
    found = json.loads(_lrs.challenge_compose(_draft(draft)))
    reminders = _findings(found["reminders"])
    return ChallengeForm(_type(found["challenge"]), found["comments"], _check(found["check"]), reminders)


def from_conflict(
    conflict: UlnConflict | Mapping[str, object],
    learners: Iterable[LearnerDraft | LearnerRecord | Mapping[str, object]],
) -> ChallengeDraft:
    """Begin the data challenge that a conflict calls for, given the records in which `matching.conflicts` found it.

    Compare the records with the enrolment forms first: a slip in your own records is put right there. Of each record its
    ULN and the five demographics are taken; what records cannot say is asked for by `check`.
    """
    named = conflict if isinstance(conflict, Mapping) else {"kind": conflict.kind, "records": conflict.records}
    found = json.loads(_lrs.challenge_from_conflict(_dumped(named), learners))
    begun = (LearnerDraft(**{snake(name): text for name, text in one.items()}) for one in found["learners"])
    return ChallengeDraft(kind=found["kind"], learners=tuple(begun))


def status(state: str, is_own: bool = True) -> ChallengeStatus:
    """Say what may come next of a data challenge, and what to do.

    `is_own` says that your organisation raised it: the screen View Enquiries shows those of others too.
    """
    found = json.loads(_lrs.challenge_status(_dumped({"state": state, "is_own": is_own})))
    after = tuple(map(ChallengeEvent, found["next"]))
    stands = ChallengeState(found["state"])
    return ChallengeStatus(stands, found["sentence"], found["hasEnded"], after, _findings(found["reasons"]))


def advance(state: str, event: str, is_own: bool = True) -> ChallengeState:
    """Give where a data challenge stands after something has happened; an `LrsError` where it cannot."""
    return ChallengeState(_lrs.challenge_advance(_dumped({"state": state, "event": event, "is_own": is_own})))


def _draft(draft: ChallengeDraft | Mapping[str, object]) -> str:
    if isinstance(draft, ChallengeDraft):
        fields: dict[str, Any] = {field.name: getattr(draft, field.name) for field in dataclasses.fields(draft)}
    elif isinstance(draft, Mapping):
        fields = dict(draft)
    else:
        return _dumped(draft)  # which the core refuses
    learners = fields.get("learners")
    if _is_walked(learners):
        fields["learners"] = [_learner(one) for one in learners]
    return _dumped({**fields, "transfer_to": _learner(fields.get("transfer_to"))})


def _learner(given: Any) -> Any:
    """Give the fields of a learner; what is no learner is handed on, to be refused by the core."""
    draft = LearnerDraft.from_dict(given) if isinstance(given, Mapping) else given
    return draft.to_dict() if isinstance(draft, LearnerDraft) else draft


def _dumped(given: object) -> str:
    return dumped(_named(given))


def _named(given: Any) -> Any:
    """Write the names of a dataclass or a dictionary as JSON does, and those of what is in it."""
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        return {camel(field.name): _named(getattr(given, field.name)) for field in dataclasses.fields(given)}
    if isinstance(given, Mapping):
        return {camel(name) if isinstance(name, str) else "": _named(value) for name, value in given.items()}
    return [_named(one) for one in given] if _is_walked(given) else given


def _is_walked(given: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(given, Iterable) and not isinstance(given, (str, bytes, Mapping))


def _type(found: dict[str, Any]) -> ChallengeType:
    return ChallengeType(**{**found, "information": _steps(found["information"])})


def _check(found: dict[str, Any]) -> ChallengeCheck:
    return ChallengeCheck(found["isReady"], _findings(found["findings"]))


def _steps(found: list[dict[str, str]]) -> tuple[ChallengeStep, ...]:
    return tuple(ChallengeStep(**one) for one in found)


def _findings(found: list[dict[str, Any]]) -> tuple[ChallengeFinding, ...]:
    return tuple(
        ChallengeFinding(**{**one, "field": None if one["field"] is None else snake(one["field"])}) for one in found
    )
