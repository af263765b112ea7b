"""Enrolment: from an organisation's sign-up to a ULN that an awarding organisation has verified.

>>> from lrs import enrolment
>>> situation = enrolment.advance(enrolment.Situation(), "gives_uln")
>>> enrolment.next_step(situation).step.sentence
"Verify the learner's identity by a document."
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from lrs import _lrs
from lrs._call import camelled, dumped, given, listed
from lrs._file import Data, opened
from lrs._names import snake
from lrs.value import AbilityToShare

if TYPE_CHECKING:
    from lrs._lrs import Finding

__all__ = [
    "EnrolmentTransition",
    "EnrolmentWord",
    "NextStep",
    "SharingChange",
    "SharingLog",
    "SharingPolicy",
    "SharingReplay",
    "SignUp",
    "SignUpItem",
    "Situation",
    "advance",
    "diagram",
    "next_step",
    "sign_up",
    "transitions",
]


@dataclasses.dataclass(frozen=True)
class SignUpItem:
    """A line of an organisation's checklist."""

    code: str
    """Stable, for example `nominate_super_user`."""
    sentence: str
    """What is to be done."""
    section: str
    """Where the guide says so."""
    is_required: bool
    """Whether nothing goes without it; the guide recommends the others."""
    is_done: bool
    """Whether it is done."""
    waits_for: tuple[str, ...]
    """What it still waits for."""


@dataclasses.dataclass(frozen=True)
class SignUp:
    """The checklist of an organisation."""

    items: tuple[SignUpItem, ...]
    """Every line, in order."""
    next: tuple[str, ...]
    """What can be done now, what is required first."""
    is_ready: bool
    """Whether everything that is required is done, so that ULNs can be created."""
    findings: tuple[Finding, ...]
    """What is odd about what is said to be done."""


@dataclasses.dataclass(frozen=True)
class EnrolmentTransition:
    """A line of the flow's table."""

    from_: str | None
    """Where the learner stands before; None where it does not matter."""
    event: str
    """What happens: a stable name."""
    sentence: str
    """What happens, in words."""
    guards: tuple[str, ...]
    """What must hold, for example `notice_settled`."""
    to: str | None
    """Where the learner stands after; None where that stays."""
    section: str
    """Where the line comes from."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Situation:
    """What is known of a learner's enrolment; the default has just arrived. It does not say who the learner is."""

    state: str = "arrived"
    """Where the learner stands, for example `without_uln`; `transitions` names every state."""
    ability_to_share: AbilityToShare | int | str | None = None
    """None until the learner was shown the Privacy Notice, or there was an emergency."""
    identity: str = "open"
    """`open`, `verified` or `later`."""
    tips_tried: int = 0
    """How many of the tips for searching were tried or do not fit, in their order."""


@dataclasses.dataclass(frozen=True)
class EnrolmentWord:
    """A step, or something that may happen."""

    code: str
    """Stable, for example `search_by_details`."""
    sentence: str
    """The same in words."""
    section: str
    """Where the guide says so."""


@dataclasses.dataclass(frozen=True)
class NextStep:
    """What to do now, what is needed for it, and why."""

    step: EnrolmentWord
    """What to do."""
    mandatory: tuple[str, ...]
    """The fields that it cannot do without."""
    helpful: tuple[str, ...]
    """The fields that help."""
    tip: Finding | None
    """The tip to search by; None where that is not the step."""
    reasons: tuple[Finding, ...]
    """Why, and what else is owed to the learner."""
    events: tuple[EnrolmentWord, ...]
    """What may happen here."""


Situated: TypeAlias = Situation | Mapping[str, object]
"""A situation, or a dictionary with its names."""


def sign_up(kind: str, ukprn: str | None = None, done: Iterable[str] = ()) -> SignUp:
    """Give the checklist of an organisation that wants to use the LRS, and what can be done now.

    `kind` is `provider` or `school`; a UKPRN says that it is registered. `done` are the codes of the steps that are done.
    """
    text, findings = _lrs.enrolment_sign_up(given({"kind": kind, "ukprn": ukprn, "done": listed(done)}))
    read = json.loads(text)
    items = tuple(SignUpItem(**_snaked({**item, "waitsFor": tuple(item["waitsFor"])})) for item in read["items"])
    return SignUp(items, tuple(read["next"]), read["isReady"], tuple(findings))


def transitions() -> list[EnrolmentTransition]:
    """Give the table of the flow, in the order of the guide's picture (1.3)."""
    read = json.loads(_lrs.enrolment_transitions())
    return [EnrolmentTransition(line.pop("from"), **{**line, "guards": tuple(line["guards"])}) for line in read]


def diagram() -> str:
    """Give the flow as a picture in Mermaid's language, made of the table."""
    return _lrs.enrolment_diagram()


def next_step(situation: Situated | None = None) -> NextStep:
    """Say what to do now, what is needed for it and why; for a learner who has just arrived, where nothing is said."""
    text, reasons, tip = _lrs.enrolment_next_step(_situation(situation or Situation()))
    read = json.loads(text)
    mandatory, helpful = (tuple(map(snake, read[name])) for name in ("mandatory", "helpful"))
    events = tuple(EnrolmentWord(**event) for event in read["events"])
    return NextStep(EnrolmentWord(**read["step"]), mandatory, helpful, tip, tuple(reasons), events)


def advance(situation: Situated, event: str) -> Situation:
    """Give the situation after something has happened; raises `LrsError` for what cannot happen there."""
    return Situation(**_shared(_snaked(json.loads(_lrs.enrolment_advance(_situation(situation), event)))))


@dataclasses.dataclass(frozen=True, kw_only=True)
class SharingChange:
    """One change of a learner's ability to share. Its repr shows neither who recorded it nor the notice."""

    at: datetime.datetime | str
    """When it was recorded, with its time zone: a text is `2026-09-01T09:30:00+01:00`."""
    by: str = dataclasses.field(repr=False)
    """Who recorded it: a member of staff."""
    to: AbilityToShare | int
    """The ability to share from then on."""
    notice_version: str = dataclasses.field(default="", repr=False)
    """The version of the Privacy Notice that the learner has seen; empty where it was not seen."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class SharingPolicy:
    """How a log is played; every argument by its name."""

    edition: str | None = None
    """The edition of the rules; in that of 2019, 2 is no longer sent."""
    now: datetime.datetime | str | None = None
    """The present, after which nothing can have been recorded."""
    at: datetime.datetime | str | None = None
    """The moment whose state is asked for; the end, where None."""


@dataclasses.dataclass(frozen=True)
class SharingReplay:
    """What a log says."""

    is_legal: bool
    """Whether every entry is legal."""
    accepted: int
    """How many entries are legal."""
    state: AbilityToShare | None
    """The ability to share; None where nothing is known."""
    since: datetime.datetime | None
    """Since when; None where it was so before the first entry."""
    notice_version: str | None = dataclasses.field(repr=False)
    """The version of the notice that the learner saw last."""
    findings: tuple[Finding, ...]
    """Every entry that cannot be, by its number in `record`, and what else is to be said."""


@dataclasses.dataclass(frozen=True)
class SharingLog:
    """The changes of one learner's ability to share. It does not say who the learner is."""

    held: AbilityToShare | int | None = None
    """What the LRS holds before the first entry; None for a new learner."""
    changes: tuple[SharingChange | Mapping[str, object], ...] = ()
    """The entries, oldest first; a log that was read or added to has `SharingChange`s alone."""
    format: int = 1
    """The version of the shape in which it is exported."""

    def append(self, change: SharingChange | Mapping[str, object]) -> SharingLog:
        """Give the log with one more entry; raises `LrsError` for one that cannot follow."""
        return self._of(_lrs.sharing_log_append(self._dumped(), dumped(_entry(change))))

    def replay(self, policy: SharingPolicy | None = None) -> SharingReplay:
        """Play the log from its beginning: verify every entry, and say what holds after those that are legal."""
        chosen = policy or SharingPolicy()
        moments = {"now": _moment(chosen.now), "at": _moment(chosen.at)}
        text, findings = _lrs.sharing_log_replay(self._dumped(), given({"edition": chosen.edition, **moments}))
        read = _snaked(json.loads(text))
        read["state"] = None if read["state"] is None else AbilityToShare(read["state"])
        read["since"] = None if read["since"] is None else _utc(read["since"])
        return SharingReplay(**{**read, "findings": tuple(findings)})

    def continues(self, earlier: SharingLog) -> None:
        """Raise `LrsError` unless this log is the earlier one with entries added."""
        _lrs.sharing_log_continues(self._dumped(), earlier._dumped())

    def to_json(self) -> str:
        """Give the log as JSON for an audit."""
        return _lrs.sharing_log_to_json(self._dumped())

    @classmethod
    def read(
        cls,
        data: Data,
        *,
        max_bytes: int | None = None,
        max_changes: int | None = None,
        max_text_bytes: int | None = None,
    ) -> SharingLog:
        """Read a log that was exported, within bounds; raises `LrsError` for what is no legal log."""
        limits = {"max_bytes": max_bytes, "max_changes": max_changes, "max_text_bytes": max_text_bytes}
        with opened(data) as source:
            return cls._of(_lrs.sharing_log_read(source, given(limits)))

    @classmethod
    def _of(cls, text: str) -> SharingLog:
        read = json.loads(text)
        held = None if read["held"] is None else AbilityToShare(read["held"])
        return cls(held, tuple(_change(change) for change in read["changes"]), read["format"])

    def _dumped(self) -> str:
        return dumped({"format": self.format, "held": self.held, "changes": [_entry(one) for one in self.changes]})


def _situation(situation: object) -> str:
    if isinstance(situation, Situation):
        situation = {field.name: getattr(situation, field.name) for field in dataclasses.fields(situation)}
    return given(situation) if isinstance(situation, Mapping) else dumped(situation)


def _entry(change: object) -> object:
    """Write an entry as JSON does; what is none is refused by the core."""
    if isinstance(change, SharingChange):
        change = {field.name: getattr(change, field.name) for field in dataclasses.fields(change)}
    if not isinstance(change, Mapping):
        return None
    return {name: _moment(value) for name, value in camelled(change).items()}


def _change(read: dict[str, Any]) -> SharingChange:
    to, at = AbilityToShare(read["to"]), _utc(read["at"])
    return SharingChange(at=at, by=read["by"], to=to, notice_version=read["noticeVersion"])


def _moment(value: object) -> object:
    """Write a moment as a text; one without a time zone is refused by the core."""
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def _utc(text: str) -> datetime.datetime:
    # Before 3.11, Python does not read the Z.
    return datetime.datetime.fromisoformat(text.removesuffix("Z") + "+00:00")


def _shared(read: dict[str, Any]) -> dict[str, Any]:
    code = read["ability_to_share"]
    return {**read, "ability_to_share": None if code is None else AbilityToShare(code)}


def _snaked(read: Mapping[str, Any]) -> dict[str, Any]:
    return {snake(name): value for name, value in read.items()}
