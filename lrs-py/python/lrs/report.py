"""Reports as people read them, save them and compare them. People import these names from `lrs.batch`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple, overload

from lrs import _lrs
from lrs._file import Data, Target, given, opened
from lrs._lrs import FindingValues, ReportComparison, ReportStyle
from lrs._lrs import batch_compare_reports as compare_reports
from lrs._lrs import batch_read_report as read_report
from lrs.outcome import OutcomeReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lrs._lrs import BatchPolicy, BatchReport, Finding, InsideReport

__all__ = [
    "FindingValues",
    "ReportComparison",
    "ReportCounts",
    "ReportStyle",
    "TotalChange",
    "compare_reports",
    "finding_values",
    "read_report",
    "report_html",
    "report_text",
    "write_findings_csv",
    "write_totals_csv",
]


def report_text(
    report: BatchReport | InsideReport | OutcomeReport | ReportComparison, style: ReportStyle | None = None
) -> str:
    """Give a report as text for a terminal, an e-mail or a screen reader.

    `str(report)` is the same in the plain style.
    """
    return _lrs.batch_report_text(_shown(report), style)


def report_html(
    report: BatchReport | InsideReport | OutcomeReport | ReportComparison, style: ReportStyle | None = None
) -> str:
    """Give a report as one HTML file for a browser or a printer. It needs no script, no network and no other file."""
    return _lrs.batch_report_html(_shown(report), style)


@overload
def write_findings_csv(
    findings: Sequence[Finding], values: FindingValues | None = None, *, to: None = None
) -> bytes: ...
@overload
def write_findings_csv(
    findings: Sequence[Finding], values: FindingValues | None = None, *, to: Target
) -> None: ...
def write_findings_csv(
    findings: Sequence[Finding], values: FindingValues | None = None, *, to: Target | None = None
) -> bytes | None:
    """Write findings as CSV for a spreadsheet, with what stands there where `values` say. Give it back, or write it to `to`.

    >>> write_findings_csv([]).startswith(b'\\xef\\xbb\\xbf"Record","Line"')
    True
    """
    return given(_lrs.batch_write_findings_csv(findings, values), to)


@overload
def write_totals_csv(report: BatchReport | InsideReport | OutcomeReport, *, to: None = None) -> bytes: ...
@overload
def write_totals_csv(report: BatchReport | InsideReport | OutcomeReport, *, to: Target) -> None: ...
def write_totals_csv(
    report: BatchReport | InsideReport | OutcomeReport, *, to: Target | None = None
) -> bytes | None:
    """Write the exact totals of a report as CSV for a spreadsheet, one row for each rule and field. Or write it to `to`."""
    return given(_lrs.batch_write_totals_csv(_shown(report)), to)


def finding_values(
    data: Data, report: BatchReport, policy: BatchPolicy | None = None, show: str = "shape"
) -> FindingValues:
    """Read a file again and give what stands at each finding that its report keeps, for a `ReportStyle`.

    `show` is `shape` ("10 characters: digits") or `clear`, which puts learners' values into whatever is made of it. Raises
    `LrsError` where it is not the file that was checked.
    """
    with opened(data) as source:
        return _lrs.batch_finding_values(source, report, policy, show)


class ReportCounts(NamedTuple):
    """The counts of a report."""

    records: int
    """How many records there are."""
    ready: int
    """How many have no error."""
    with_errors: int
    """How many have an error."""
    with_warnings: int
    """How many have a warning."""
    found: int
    """How many findings there were in all."""
    complete: bool
    """Whether the file was read to its end."""
    edition: str
    """The edition of the rules."""


@dataclasses.dataclass(frozen=True, slots=True)
class TotalChange:
    """How often one rule was broken in one field, before and after."""

    code: str
    """The stable code."""
    severity: str
    """`error`, `warning` or `advice`."""
    field: str | None
    """The field; None where it is about a record or the file."""
    change: str
    """`fixed`, `fewer`, `more`, `new` or `same`."""
    before: int
    """How often before."""
    after: int
    """How often after."""
    message: str
    """What is wrong in the first case."""
    remedy: str
    """What to do about it."""
    section: str
    """Where the rule comes from."""


def _shown(report: object) -> object:
    return report.json if isinstance(report, OutcomeReport) else report
