"""How every benchmark measures, and the table that it prints."""

import time
import tracemalloc
from collections.abc import Callable

REPEATS = 3


def measured(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the best of three calls, and MiB at the peak of one more."""
    seconds = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return min(seconds), peak_memory(call)


def peak_memory(call: Callable[[], object]) -> float:
    """MiB at the peak of a call, beyond what was there before."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def table_head() -> str:
    """The head of the table."""
    return f"{'':56}{'seconds':>10}{'peak MiB':>10}"


def table_line(name: str, seconds: float, peak: float) -> str:
    """One case of the table."""
    return f"{name:56}{seconds:10.3f}{peak:10.1f}"
