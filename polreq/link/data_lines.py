"""Package data of this room, read once: lines of a table without comments and empty lines."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Read the lines of a data file, without those that begin with `#` and empty ones."""
    with files("polreq.link.data").joinpath(name).open(encoding="utf-8") as stream:
        return tuple(line.rstrip("\n") for line in stream if line.strip() and not line.startswith("#"))
