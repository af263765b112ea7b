"""Look learners up in a register, say why each answer is what it is, and draw it.

    python match.py REGISTER.csv ASKED.csv             the answers, with record numbers alone
    python match.py REGISTER.csv ASKED.csv --out DIR   and a drawing of each explanation in this new folder
    ... --show-values                                  with names, dates and postcodes in the text and the drawings

A file is CSV in UTF-8. Its first line names the columns: learner fields by their names (given_name, family_name,
date_of_birth, gender, last_known_postcode, and so on). Where both files have a column ``label``, which says whose
record a row is, the program says who it was in truth. The exit code is 0 when all were looked up, and 2 when
a file or a folder cannot be used.

This makes two files of invented learners:

    cargo run --release --example make_labelled -- NEW_FOLDER --people 100000 --look-ups 20
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from lrs import matching
from lrs.files import whole_file
from lrs.finding import FIELDS

Learner = dict[str, str]
T = TypeVar("T")

LABEL = "label"
OUTCOMES = {"exact": "Exact", "possible": "Possible", "too_many": "Too many", "none": "No match"}


class Unusable(Exception):
    """A file cannot be used: why, in words that show nothing of it."""


class Records(NamedTuple):
    """Learners' records, in their order, and whose they are where the file says so."""

    learners: list[Learner]
    labels: list[str] | None


def read(path: Path) -> Records:
    """Read a CSV file in UTF-8, with or without a mark at its beginning."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            return rows((reader.line_num, row) for row in reader)
    except Unusable as why:
        raise Unusable(f"{path}: {why}") from None
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from None
    # What these two say may quote the file.
    except UnicodeDecodeError:
        raise Unusable(f"{path}: it is not UTF-8") from None
    except csv.Error:
        raise Unusable(f"{path}: it is no CSV file") from None


def rows(lines: Iterator[tuple[int, list[str]]]) -> Records:
    """Take rows, each with the number of its last line, the headings first."""
    _, first = next(lines, (1, []))
    headings = check(first)
    learners: list[Learner] = []
    labels: list[str] = []
    for line, row in lines:
        if not row:  # a blank line
            continue
        if len(row) != len(headings):
            raise Unusable(f"line {line} has {len(row)} columns, the headings are {len(headings)}")
        learner = dict(zip(headings, row))
        if LABEL in learner:
            labels.append(learner.pop(LABEL))
        learners.append(learner)
    if not learners:
        raise Unusable("there are no learners in it")
    return Records(learners, labels if LABEL in headings else None)


def check(headings: list[str]) -> list[str]:
    """Refuse what is no field. What a heading says is never told: a file without headings begins with a learner."""
    known = {field.name for field in FIELDS}
    for place, heading in enumerate(headings, start=1):
        if heading != LABEL and heading not in known:
            raise Unusable(f"column {place} is no learner field; the first line must name the columns")
    if known.isdisjoint(headings):
        raise Unusable("no column is a learner field")
    return headings


def make_folder(path: Path) -> None:
    """Make a new folder, so that no file is overwritten. It may come to hold learners' details: for its owner alone."""
    try:
        path.mkdir(mode=0o700)
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}; --out wants a new folder") from None


class Search:
    """A register, who is looked up in it, and how it is shown."""

    def __init__(self, held: Records, asked: Records, out: Path | None, show_values: bool) -> None:
        self.held, self.asked, self.out, self.show_values = held, asked, out, show_values
        self.register = timed(
            f"Building the register of {len(held.learners):,} learners",
            lambda: matching.Register(held.learners),
        )
        self.is_known = held.labels is not None and asked.labels is not None
        self.numbers: dict[str, list[int]] = defaultdict(list)
        for number, label in enumerate(held.labels or [], start=1):
            self.numbers[label].append(number)

    def run(self) -> None:
        count = len(self.asked.learners)
        print(f"The register has {len(self.register):,} learners; {count:,} are looked up.")
        print("Records are counted from 1, without the headings.")
        if unread := len(self.register.unread):
            print(f"Details of the register that cannot be read and count as unknown: {unread:,}.")
        tally: Counter[str] = Counter()
        for place in range(count):
            self.look_up(place, tally)
        print(
            f"\n{count:,} looked up: {tally['exact']:,} exact, {tally['possible']:,} possible, "
            f"{tally['too_many']:,} too many, {tally['none']:,} no match."
        )
        wrong = f", {tally['wrong']:,} wrongly" if self.is_known else ""
        print(f"{tally['accepted']:,} may be taken without a person{wrong}.")
        if self.out:
            print(f"Drew {tally['drawn']:,} explanations: {self.out}", file=sys.stderr)

    def look_up(self, place: int, tally: Counter[str]) -> None:
        draft = self.asked.learners[place]
        found = self.register.find(draft)
        print(f"\nAsked {place + 1:,}")
        say_outcome(found)
        if found.candidates:
            best = found.candidates[0]
            values = (draft, self.held.learners[best.id]) if self.show_values else None
            say_candidates(found)
            say_evidence(best, values)
            say_questions(best.report)
            self.draw(place + 1, best.report, values, tally)
        truth = self.numbers.get(self.asked.labels[place], []) if self.is_known and self.asked.labels else None
        if truth is not None:
            told = " and ".join(f"{number:,}" for number in truth)
            print(f"  In truth: record {told}." if truth else "  In truth: not in the register.")
        tally[found.outcome] += 1
        if found.accepted is not None:
            tally["accepted"] += 1
            tally["wrong"] += truth is not None and found.accepted + 1 not in truth

    def draw(
        self, number: int, report: matching.MatchReport, values: tuple[Learner, Learner] | None, tally: Counter[str]
    ) -> None:
        if self.out is None:
            return
        svg = report.waterfall(*values) if values else report.waterfall()
        with whole_file(self.out / f"asked-{number}.svg", replace=False) as file:
            file.write(svg.encode())
        tally["drawn"] += 1


def say_outcome(found: matching.FindOutcome) -> None:
    code = found.response_code
    merged = ", as the ULN was merged into another" if code == "WSRC0022" else ""
    print(f"  {OUTCOMES[found.outcome]}: the LRS would answer {code}{merged}.")
    if found.unread:
        print(f"  Not searched by, as it cannot be read: {', '.join(found.unread)}")


def say_candidates(found: matching.FindOutcome) -> None:
    for candidate in found.candidates:
        report = candidate.report
        # People count from 1, ids from 0.
        print(f"    {percent(report.probability):>12}  {bits(report.weight)} bits  record {candidate.id + 1:,}")
    if found.accepted is None:
        print("  A person has to decide.")
    else:
        print(f"  Software may take record {found.accepted + 1:,} without a person.")


def say_evidence(best: matching.Candidate, values: tuple[Learner, Learner] | None) -> None:
    """Say why: the same lines as in the drawing."""
    report = best.report
    print(f"  Why record {best.id + 1:,}, in bits (each doubles the odds):")
    print(f"    {bits(report.prior)}  before anything is compared")
    for evidence in report.fields:
        told = ""
        if values:
            asked, held = (shown(learner.get(evidence.field, "")) for learner in values)
            told = f": {asked} / {held}"
        print(f"    {bits(evidence.weight)}  {evidence.message}{told}")
    print(f"    {bits(report.household)}  people of one household are alike")
    print(f"    {bits(report.weight)}  all")


def say_questions(report: matching.MatchReport) -> None:
    if report.questions:
        print("  What would settle it, and what it can add:")
    for question in report.questions:
        print(f"    {bits(question.gain)}  {question.message}")


def bits(weight: float) -> str:
    return f"{weight:>+7.1f}"


def percent(probability: float) -> str:
    """Write a probability in per cent. Nothing is certain, and what is rounded must not look so."""
    percent = 100.0 * probability
    if percent > 99.99:
        return "over 99.99 %"
    return "under 0.01 %" if percent < 0.01 else f"{percent:.2f} %"


def shown(text: str) -> str:
    """Leave out control characters, which a terminal would obey."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cc")


def timed(what: str, work: Callable[[], T]) -> T:
    """Do something that may take a while, and say what and how long."""
    print(f"{what} ... ", end="", file=sys.stderr, flush=True)
    start = time.perf_counter()
    try:
        return work()
    finally:
        # The line is ended where it fails too.
        print(f"{time.perf_counter() - start:.1f} seconds", file=sys.stderr)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Looks learners up in a register and says why.")
    parser.add_argument("register", type=Path, help="look up in the learners of this CSV file")
    parser.add_argument("asked", type=Path, help="look up the learners of this CSV file")
    parser.add_argument("--out", type=Path, help="draw each explanation into this new folder, as SVG")
    parser.add_argument("--show-values", action="store_true", help="show names, dates and postcodes")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    try:
        held = timed(f"Reading {given.register}", lambda: read(given.register))
        asked = timed(f"Reading {given.asked}", lambda: read(given.asked))
        if given.out:
            make_folder(given.out)
        Search(held, asked, given.out, given.show_values).run()
    except Unusable as why:
        print(f"match: {why}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"match: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    # A Windows console or a pipe may have another encoding than UTF-8.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
