"""A column of ULNs in NumPy: a matrix of digits, the weights, the remainder."""

from pathlib import Path
import sys
from time import perf_counter

import numpy

column = numpy.frombuffer(Path(sys.argv[1]).read_bytes(), dtype=numpy.uint8)
weights = numpy.arange(10, 0, -1, dtype=numpy.uint16)


def are_valid(column):
    digits = column.reshape(-1, 10) - 48
    in_range = (digits <= 9).all(axis=1) & (digits[:, 0] != 0)
    return in_range & (digits @ weights % 11 == 10)


best = float("inf")
for _ in range(20):
    start = perf_counter()
    valid = are_valid(column)
    best = min(best, perf_counter() - start)
print(len(valid), best, int(valid.sum()))
