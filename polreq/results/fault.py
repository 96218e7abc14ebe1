"""A fault of the program itself while it was at one file: a finding that names the file, so that the others go on."""

import traceback
from pathlib import PurePath
from typing import Final

from polreq.model.place import Place
from polreq.results.finding import Finding

#: Code of the finding.
FAULT: Final = "P001"

_LONGEST: Final = 200


def fault(path: str, error: Exception) -> Finding:
    """Return the finding about an exception that nobody expected.

    Args:
        path: the file that was being read, extracted or linked.
        error: what was raised.
    """
    return Finding(FAULT, Place(path), path, (("problem", what_happened(error)),))


def what_happened(error: Exception) -> str:
    """Say in one line what a developer needs first: the exception, and where in the program it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f", {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    words = " ".join(str(error).split())[:_LONGEST]
    return f"{type(error).__name__}: {words}{where}" if words else f"{type(error).__name__}{where}"
