"""One ULN at a time in plain Python, as a script of a college has it."""

import re
import sys
from pathlib import Path
from time import perf_counter

FORM = re.compile(r"[1-9][0-9]{9}", re.ASCII)
column = Path(sys.argv[1]).read_text("ascii")
ulns = [column[at : at + 10] for at in range(0, min(len(column), 1_000_000), 10)]


def is_valid(text):
    if not FORM.fullmatch(text):
        return False
    return sum(int(digit) * weight for digit, weight in zip(text, range(10, 0, -1))) % 11 == 10


best = float("inf")
for _ in range(5):
    start = perf_counter()
    valid = sum(is_valid(uln) for uln in ulns)
    best = min(best, perf_counter() - start)
print(len(ulns), best, valid)
