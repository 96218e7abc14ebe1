"""A test case with its result, and what it says it tests."""

from dataclasses import dataclass

from polreq.model.place import Place


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A test case as a file has it.

    Args:
        place: where it stands.
        id: what the file calls it.
        title: its name.
        result: one of CASE_RESULTS.
        named: what it says it tests: ids or titles of features.
        text: its own name with that of what it belongs to, where ids of features may stand.
    """

    place: Place
    id: str
    title: str
    result: str
    named: tuple[str, ...] = ()
    text: str = ""
