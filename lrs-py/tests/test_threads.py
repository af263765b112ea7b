"""Long calls let other Python threads run."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

import lrs

if TYPE_CHECKING:
    from collections.abc import Callable


def turns_during(work: Callable[[], object]) -> int:
    """Count the turns that another thread takes while `work` runs, apart from those at its two ends."""
    turns = 0
    started, done = threading.Event(), threading.Event()

    def count() -> None:
        nonlocal turns
        started.set()
        while not done.is_set():
            turns += 1
            time.sleep(0.0005)

    # Longer than the work: the other thread gets a turn only where the call lets go.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(10)
    try:
        other = threading.Thread(target=count)
        other.start()
        started.wait()
        before = turns
        work()
        during = turns - before
        done.set()
        other.join()
    finally:
        sys.setswitchinterval(interval)
    return during


def test_a_column_is_judged_beside_other_threads() -> None:
    """And a call that keeps the interpreter is told apart."""
    column = b"9276308686" * 5_000_000
    assert turns_during(lambda: lrs.Uln.are_valid(column)) > 0
    assert turns_during(lambda: sum(range(1_000_000))) == 0
