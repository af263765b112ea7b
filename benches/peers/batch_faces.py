"""A batch file through the Python face of this library: the records, the seconds, the most memory of the process in MiB."""

import os
import sys
from itertools import islice
from pathlib import Path
from time import perf_counter

from lrs import batch

path, work = Path(sys.argv[1]), sys.argv[2]
policy = batch.BatchPolicy(today="2026-09-01")
# A table is held as a whole, and so many rows are enough to tell its speed.
TABLE = 100_000


def checked() -> int:
    return batch.check(path, policy).records


def from_a_file_object() -> int:
    with path.open("rb") as file:
        return batch.check(file, policy).records


def walked_over() -> int:
    return sum(1 for _ in batch.read(path, policy))


def into_columns() -> int:
    return len(batch.read(path, policy).to_columns()["uln"])


def corrected() -> int:
    return batch.correct(path, policy, to=open(os.devnull, "wb")).written


drafts = [draft.to_dict() for draft in islice(batch.read(path, policy), TABLE)] if work in ("frame", "rows") else []
if work == "frame":
    import pandas

    frame = pandas.DataFrame(drafts)


def table() -> int:
    return batch.check(frame, policy).records


def rows() -> int:
    return batch.check(drafts, policy).records


WORKS = {
    "check": checked,
    "file object": from_a_file_object,
    "read": walked_over,
    "to_columns": into_columns,
    "correct": corrected,
    "frame": table,
    "rows": rows,
}


def most_memory() -> float:
    """Give the peak of the resident set; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0)


start = perf_counter()
records = WORKS[work]()
print(records, perf_counter() - start, most_memory())
