"""Comparisons of five fields on one core: by rapidfuzz over random pairs, by recordlinkage over its candidates."""

import sys
from time import perf_counter

import numpy
import recordlinkage
from matching_records import BIRTH, FAMILY, GENDER, GIVEN, POSTCODE, read
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler


def by_pair(frame, lefts, rights):
    """As a script has it: a pair of records at a time."""
    similarity = JaroWinkler.similarity
    records = list(zip(*(frame[field].fillna("") for field in (GIVEN, FAMILY, BIRTH, POSTCODE, GENDER))))
    lefts, rights = lefts.tolist(), rights.tolist()
    start = perf_counter()
    for left, right in zip(lefts, rights):
        one, other = records[left], records[right]
        _ = (
            similarity(one[0], other[0]),
            similarity(one[1], other[1]),
            one[2] == other[2],
            one[3] == other[3],
            one[4] == other[4],
        )
    return len(lefts), perf_counter() - start


def by_column(frame, lefts, rights):
    """A column at a time: the names by rapidfuzz's own loop in C++, the rest by numbers that stand for the texts."""
    names = [frame[field].fillna("").to_numpy() for field in (GIVEN, FAMILY)]
    numbers = [frame[field].factorize()[0] for field in (BIRTH, POSTCODE, GENDER)]
    start = perf_counter()
    for texts in names:
        process.cpdist(texts[lefts], texts[rights], scorer=JaroWinkler.similarity, workers=1)
    for column in numbers:
        _ = column[lefts] == column[rights]
    return len(lefts), perf_counter() - start


def by_recordlinkage(frame):
    index = recordlinkage.Index()
    index.block(BIRTH)
    index.block(POSTCODE)
    pairs = index.index(frame)
    compare = recordlinkage.Compare()
    for name in (GIVEN, FAMILY):
        compare.string(name, name, method="jarowinkler", label=name)
    for field in (BIRTH, POSTCODE, GENDER):
        compare.exact(field, field, label=field)
    start = perf_counter()
    compare.compute(pairs, frame)
    return len(pairs), perf_counter() - start


how, file, count = sys.argv[1:]
frame = read(file)
lefts, rights = numpy.random.default_rng(1).integers(0, len(frame), (2, int(count)))
if how == "recordlinkage":
    print(*by_recordlinkage(frame))
else:
    print(*{"pair": by_pair, "column": by_column}[how](frame, lefts, rights))
