"""Write what changes requirements themselves: a merge or a split, as it was worked out before."""

from pathlib import Path

from polreq.decide.merge import Merged
from polreq.model.requirement import Requirement
from polreq.store.save import record, save_requirements


def write_merge(root: Path, merged: Merged) -> None:
    """Write a merge: requirements first, so that a link never points to something half done."""
    save_requirements(root, "", (merged.keep, *merged.others))
    if merged.links or merged.gaps:
        record(root, merged.links, merged.gaps)


def write_split(root: Path, parts: tuple[Requirement, Requirement]) -> None:
    """Write both parts into the file that holds the requirement."""
    path = parts[0].place.path if parts[0].place else ""
    name = path.removeprefix("requirements/").removesuffix(".yml")
    save_requirements(root, "", parts, name=name)
