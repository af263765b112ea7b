"""Check a batch file of learners before it goes to the Learning Records Service.

    python enrol.py                    the sample of invented learners, as on 24 November 2026
    python enrol.py "learners.CSV"     your file, as on today
    python enrol.py FILE --out DIR     and put what can be uploaded, what is held back and the reports there

The files are those of the Rust program `enrol`, to the last byte. Your file is read several times in a stream and is never
held as a whole: what grows with it are the lists of findings and what tells learners apart (`batch.InsidePolicy`), within
their bounds. It is only read, and no file is overwritten. The exit code is 0 when the file is ready for upload (and for the
sample), 1 when it has errors, and 2 when it cannot be read or the results cannot be written.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import lrs
from lrs import batch

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "LRB_10009999_241120260930.CSV"
SAMPLE_DAY = datetime.date(2026, 11, 24)
# The most learners that the portal takes in one file.
MOST = 5_000
# How many findings of one code the lists hold; the totals beside them are exact.
FINDINGS_PER_CODE = 10_000


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Checks a batch file of learners (layout 2A, CSV or XML).")
    parser.add_argument("file", nargs="?", type=Path, help="the batch file; the sample where there is none")
    parser.add_argument("--out", type=Path, help="write the files to upload, those held back and the reports into this folder")
    parser.add_argument("--ukprn", help="your organisation's UKPRN, to compare with the file's")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="count ages on this day: YYYY-MM-DD")
    return parser.parse_args()


class Job:
    """One check from the file to its results."""

    def __init__(self, given: argparse.Namespace) -> None:
        self.is_demonstration = given.file is None
        self.file: Path = given.file or SAMPLE
        self.ukprn: str | None = given.ukprn
        self.today: datetime.date = given.today or (SAMPLE_DAY if self.is_demonstration else datetime.date.today())
        self.changed = datetime.datetime.fromtimestamp(self.file.stat().st_mtime)

    def policy(self, name: str) -> batch.BatchPolicy:
        """Give the policy of the file under a name."""
        most = FINDINGS_PER_CODE
        return batch.BatchPolicy(
            today=self.today,
            file_name=name,
            ukprn=self.ukprn,
            # A ULN that a spreadsheet wrote another way is put right where all its digits are there, and listed.
            apply_uln_format=True,
            max_findings_per_code=most,
        )

    def check(self) -> batch.BatchReport:
        """Check the records by themselves, and hold them against each other."""
        policy = self.policy(self.file.name)
        report = batch.check(self.file, policy)
        self.inside = batch.check_inside(self.file, policy)
        self.report = report.with_inside(self.inside)
        # What the first record says of the file, where that is no learner's.
        said = json.loads(self.report.to_json())
        self.document: dict[str, Any] = said
        self.own_ukprn: str = self.ukprn or said["fileFields"]["ukprn"]
        return self.report

    @property
    def outcome(self) -> str:
        """Give the word for how it ended."""
        if not self.report.complete:
            return "unusable"
        return "ready" if self.report.is_ready or self.is_demonstration else "errors"

    def write(self, folder: Path) -> list[str]:
        """Write all results into a folder, and give their names; none is there before all are whole."""
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".enrol-", dir=folder) as hidden:
            home = Path(hidden)
            counts = self.write_learners(home) if self.report.complete else None
            self.write_reports(home, counts)
            names = sorted(path.name for path in home.iterdir())
            for name in names:
                if (folder / name).exists():
                    raise FileExistsError(f"{folder / name} is there already; nothing was written")
            for name in names:
                (home / name).rename(folder / name)
        return names

    def write_learners(self, home: Path) -> batch.RehearsalCounts:
        """Write what can be uploaded, what is held back, what was changed and what to ask."""
        file_format = self.report.file_format
        name, suffix = self.name(), file_format.upper()
        policy = self.policy(name)
        upload, held_back, questions = home / "upload", home / f"held_back.{suffix}", home / "questions.csv"
        corrected = batch.correct(
            self.file,
            policy,
            values=True,
            mis_identifier=True,
            to=upload,
            held_back_to=held_back,
            questions_to=questions,
        )
        counts = corrected.counts
        if counts.records != corrected.written + corrected.held_back:
            raise OSError("a learner was lost on the way; nothing was written")
        if corrected.held_back == 0:
            held_back.unlink()
            questions.unlink()
        if corrected.written <= MOST:
            # Where nobody is ready, there is nothing to upload.
            upload.rename(home / name) if corrected.written else upload.unlink()
        else:
            self.write_parts(upload, corrected.written, home)
            upload.unlink()
        if self.report.repairs:
            batch.write_changes(self.file, policy, values=True, mis_identifier=True, to=home / "changes.csv")
        return counts

    def write_parts(self, upload: Path, count: int, home: Path) -> None:
        """Write a file that is too long for one as several, learner by learner."""
        at = self.changed
        plan = batch.split(count, self.own_ukprn, at.date(), at.hour, at.minute, file_format=self.report.file_format)
        with batch.read(upload, self.policy(upload.name)) as learners:
            frame = learners.xml_frame
            for part in plan.parts:
                those = itertools.islice(learners, part.count)
                to = home / part.file_name
                if frame is None:
                    batch.write(those, part.file_name, self.own_ukprn, part.count, to=to)
                else:
                    batch.write_xml(those, part.file_name, self.own_ukprn, part.count, to=to, **frame._asdict())

    def name(self) -> str:
        """Give the name that the LRS wants: the file's own where that is right, or the next best that is known."""
        own = self.report.proposed_file_name or self.file.name
        if not batch.check_file_name(own):
            return own
        at, file_format = self.changed, self.report.file_format
        named = batch.file_name(self.own_ukprn, at.date(), at.hour, at.minute, file_format)
        return named or f"corrected.{file_format.upper()}"

    def write_reports(self, home: Path, counts: batch.RehearsalCounts | None) -> None:
        """Write the reports, for people, spreadsheets and programs."""
        batch.write_findings_csv(self.report.findings, to=home / "findings.csv")
        page = batch.report_html(self.report, batch.ReportStyle(file_name=self.file.name))
        (home / "report.html").write_bytes(page.encode())
        document = self.document | {
            "outcome": self.outcome,
            "isDemonstration": self.is_demonstration,
            "file": self.file.name,
            "today": self.today.isoformat(),
        }
        if counts is not None:
            document["counts"] = {camel(name): count for name, count in counts._asdict().items()}
        document["compared"] = self.inside.compared
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        for name in ("findings.json", "report.json"):
            (home / name).write_bytes(text.encode())


def camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def main() -> int:
    given = arguments()
    try:
        job = Job(given)
        print(job.check())
        if given.out:
            for name in job.write(given.out):
                print(f"wrote {given.out / name}")
    except lrs.LrsError as error:
        print(f"enrol: {error} [{error.code}]", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"enrol: {error}", file=sys.stderr)
        return 2
    return {"ready": 0, "errors": 1, "unusable": 2}[job.outcome]


if __name__ == "__main__":
    # A Windows console or a pipe may have another encoding than UTF-8.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
