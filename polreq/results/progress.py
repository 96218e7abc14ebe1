"""Long work says how far it is; who listens is the caller's matter."""

from collections.abc import Callable

#: Called with (done, total, what) while long work goes on, and with done equal to total when it is over.
Progress = Callable[[int, int, str], None]


def silent(_done: int, _total: int, _what: str) -> None:
    """Say nothing."""
