"""How much memory a run took."""

from pathlib import Path


def peak_mib():
    """The most memory that this process has held.

    Where Linux says so by itself: the figure of getrusage begins at the size of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        words = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()
        return int(words[1]) / 1024
    import resource  # Not everywhere.

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # macOS counts bytes.
