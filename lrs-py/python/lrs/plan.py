"""Plans of files, and what goes another way. People import these names from `lrs.batch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lrs.finding import Finding, Repair
    from lrs.learner import LearnerDraft, LearnerRecord

__all__ = [
    "FormerPostcodes",
    "FoundUln",
    "PlanRecord",
    "PlanRepair",
    "PlanStep",
    "WayAdvice",
]


class WayAdvice(NamedTuple):
    """Which way learners go best, and why."""

    way: str
    """`portal`, `batch` or `web_services`."""
    parts: int
    """How many learners to type in, files to upload, or batch calls to make."""
    reasons: tuple[Finding, ...]
    """Why, the weightiest reason first."""


class PlanRecord(NamedTuple):
    """What one record of a planned file changes."""

    learner: int
    """The learner's place in the lists that were planned, from 1."""
    mandatory: str | None
    """The mandatory field that it changes, if it changes one."""
    optional: tuple[str, ...]
    """The optional fields that ride along."""


class PlanStep(NamedTuple):
    """Something that no file can do."""

    learner: int
    """The learner's place, from 1."""
    route: str
    """Where it goes: `find_uln`, `correct`, `portal`, `service_desk`, `data_challenge` or `not_possible`."""
    challenge: str | None
    """The kind of data challenge, where it is one."""
    is_whole: bool
    """Whether the learner is in no file because of it; else it is about the finding's field alone."""
    finding: Finding
    """Why."""


class PlanRepair(NamedTuple):
    """A text of a plan that differs from what was handed over."""

    learner: int
    """The learner's place, from 1."""
    repair: Repair
    """The change."""


class FormerPostcodes(NamedTuple):
    """A learner without a ULN, and previous postcodes, the likeliest first. Its repr shows none of them."""

    learner: LearnerDraft | LearnerRecord | Mapping[str, object]
    """The learner, with the present postcode."""
    postcodes: Sequence[str]
    """Earlier postcodes of the learner, and those of the parents."""

    def __repr__(self) -> str:
        """Give the count of postcodes."""
        return f"FormerPostcodes(postcodes={len(self.postcodes)})"


class FoundUln(NamedTuple):
    """A ULN that the output of a search gave. Its repr does not show it."""

    learner: int
    """The learner's place in the list that was searched for, from 1."""
    stage: int
    """The stage of the file that found it."""
    uln: str
    """The ULN."""

    def __repr__(self) -> str:
        """Give the places."""
        return f"FoundUln(learner={self.learner}, stage={self.stage})"
