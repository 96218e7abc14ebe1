"""Write what changes requirements themselves: a merge or a split, worked out on the files as they are at that moment."""

from collections.abc import Sequence
from pathlib import Path

from polreq.decide.links import Signature
from polreq.decide.merge import Merged, plan_merge
from polreq.decide.split import plan_split
from polreq.model.requirement import Requirement
from polreq.pipeline.assess import Assessed, assess_again
from polreq.store.journal import Finished, finish, is_interrupted
from polreq.store.save import record, save_requirements
from polreq.store.writing import writing


def merge(root: Path, found: Assessed, keep: str, others: Sequence[str], signature: Signature) -> Merged:
    """Merge requirements, in all files or in none.

    Args:
        root: folder of the workspace.
        found: what is known of it.
        keep: the requirement that is kept.
        others: those merged into it.
        signature: who decides and when.

    Raises:
        UsageError: an id cannot be merged.
        PolreqError: the files cannot be written.
    """
    with writing(root) as files:
        merged = plan_merge(assess_again(root, found).assessment, keep, others, signature)
        save_requirements(files, "", (merged.keep, *merged.others))
        record(files, merged.links, merged.gaps)
    return merged


def split(root: Path, found: Assessed, item: str, words: str) -> tuple[Requirement, Requirement]:
    """Split a requirement, and write both parts into the file that holds it.

    Args:
        root: folder of the workspace.
        found: what is known of it.
        item: id of the requirement.
        words: the words with which its second part begins.

    Raises:
        UsageError: it cannot be split there.
        PolreqError: the files cannot be written.
    """
    with writing(root) as files:
        parts = plan_split(assess_again(root, found).assessment, item, words)
        path = parts[0].place.path if parts[0].place else ""
        name = path.removeprefix("requirements/").removesuffix(".yml")
        save_requirements(files, "", parts, name=name)
    return parts


def finish_interrupted(root: Path) -> Finished:
    """Write what a program that was killed has left to write; nothing is touched where there is no such thing."""
    return finish(root) if is_interrupted(root) else Finished()
