"""The history of a workspace out of the commits of its repository: measured point by point, or two snapshots compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from polreq import graph
from polreq.checks.assessment import Assessment
from polreq.conclude.history import make_burnup, measure
from polreq.conclude.snapshots import compare_snapshots
from polreq.coverage import Ask, compute
from polreq.errors import PolreqError, UsageError
from polreq.results.history import CoverageHistory, HistoryMeasure, HistoryPoint
from polreq.results.messages import message
from polreq.results.progress import Progress, silent
from polreq.results.snapshots import SnapshotComparison, SnapshotEnd
from polreq.store.cache import Cache
from polreq.store.codec import decode, encode
from polreq.store.load import load
from polreq.store.revisions import COUNTED, Commit, RevisionFiles, Revisions
from polreq.words import Text
from polreq.words.sentences import joined

#: Points of a history, if nothing else is asked.
POINTS: Final = 24

#: What names the workspace as it is now, instead of a revision.
WORKSPACE_NOW: Final = "workspace"


@dataclass(frozen=True, slots=True)
class HistoryAsk:
    """Which points of a history are looked at.

    Args:
        by: one of HISTORY_STEPS.
        since: the first day; None for the beginning.
        points: not more than so many, the newest.
        until: deadline of the burn-up; None for the nearest one.
        as_of: day of a last point, the workspace as it is now; None for none.
    """

    by: str = "month"
    since: date | None = None
    points: int = POINTS
    until: date | None = None
    as_of: date | None = None


def look_back(root: Path, cache: Cache, ask: HistoryAsk, progress: Progress = silent) -> CoverageHistory:
    """Measure a workspace at points of its history.

    Args:
        root: folder of the workspace.
        cache: remembers what was measured, by the files of a revision and its day.
        ask: which points.
        progress: hears of each revision.

    Raises:
        PolreqError: there is no git, no repository, no commit, or none of the workspace in the time asked for.
    """
    revisions = Revisions(root)
    commits = [c for c in revisions.commits() if ask.since is None or c.day >= ask.since]
    sampled = list(_sample(commits, ask.by))
    chosen = sampled[: ask.points][::-1]
    if not chosen:
        since = f"{ask.since} 以来" if ask.since else ""
        raise PolreqError(
            f"{since}没有提交改过这个工作区的文件，没有历史可看。请先 git add、git commit，或改 --since。",
            f"no commit{f' since {ask.since}' if ask.since else ''} touched the files of this workspace, so there is no history. "
            "Run git add and git commit first, or change --since.",
        )
    points = []
    for number, commit in enumerate(chosen):
        progress(number, len(chosen), str(commit.day))
        points.append(_point(revisions, commit, cache))
    progress(len(chosen), len(chosen), "")
    loaded = load(root, cache)
    if ask.as_of is not None:
        points.append(_now(root, cache, ask.as_of))
    return CoverageHistory(
        loaded.workspace.settings.name,
        tuple(points),
        make_burnup(points, ask.until),
        len(sampled) - len(chosen),
        revisions.is_shallow,
    )


def compare(root: Path, cache: Cache, names: tuple[str, str], as_of: date | None) -> SnapshotComparison:
    """Compare two snapshots of a workspace.

    Args:
        root: folder of the workspace.
        cache: remembers files that were read.
        names: of the earlier and the later one: a revision, a day (the last commit of that day or before), or `workspace`.
        as_of: the day that deadlines of the workspace as it is now are compared with; None: what polreq.yml says.

    Raises:
        UsageError: a name is none.
        PolreqError: there is no git, no repository or no commit, or a snapshot could not be read whole.
    """
    revisions = Revisions(root)
    (before, first), (after, last) = (_snapshot(revisions, root, cache, name, as_of) for name in names)
    changes = compare_snapshots(before, after)
    channels = tuple((c.id, c.name) for c in after.workspace.settings.channels)
    return SnapshotComparison(after.workspace.settings.name, first, last, changes, channels)


def _sample(commits: list[Commit], by: str) -> Iterator[Commit]:
    """Yield the last commit of each stretch of time, the newest first."""
    seen = set()
    for commit in commits:
        stretch = {
            "month": (commit.day.year, commit.day.month),
            "week": commit.day.isocalendar()[:2],
            "commit": (commit.name,),
        }[by]
        if stretch not in seen:
            seen.add(stretch)
            yield commit


def _point(revisions: Revisions, commit: Commit, cache: Cache) -> HistoryPoint:
    files = revisions.files(commit.name)
    if files.problem:
        return HistoryPoint(commit.day, commit.name, problem=files.problem)
    key = f"{files.digest}/{commit.day}"
    known = cache.get("history", key)
    remembered = decode(HistoryMeasure, known, "") if known else None
    found = remembered or _measured(revisions, files, commit.day, cache)
    if isinstance(found, Text):
        return HistoryPoint(commit.day, commit.name, problem=found)
    if remembered is None:
        cache.put("history", key, encode(found))
    return HistoryPoint(commit.day, commit.name, found)


def _measured(revisions: Revisions, files: RevisionFiles, day: date, cache: Cache) -> HistoryMeasure | Text:
    with revisions.laid_out(files) as folder:
        found = folder if isinstance(folder, Text) else _assessed(folder, cache, day)
    return found if isinstance(found, Text) else measure(found)


def _now(root: Path, cache: Cache, day: date) -> HistoryPoint:
    found = _assessed(root, cache, day)
    return HistoryPoint(day, problem=found) if isinstance(found, Text) else HistoryPoint(day, measure=measure(found))


def _assessed(root: Path, cache: Cache, day: date | None, *, ends: bool = False) -> Assessment | Text:
    """Load a workspace and compute its coverage, or say what could not be read; what the rules find in it does not matter here."""
    loaded = load(root, cache)
    unread = next((f for f in loaded.unread if f.place.path.startswith(COUNTED)), None)
    if unread is not None:
        said, _ = message(unread)
        return joined(" ", (str(unread.place), unread.code, said))
    workspace = loaded.workspace
    day = day or workspace.settings.as_of
    built = graph.build(workspace)
    return Assessment(workspace, built, compute(workspace, built, Ask(day, ends=ends)), day, loaded.unread)


def _snapshot(
    revisions: Revisions, root: Path, cache: Cache, name: str, as_of: date | None
) -> tuple[Assessment, SnapshotEnd]:
    """Assess one snapshot.

    Raises:
        UsageError: there is none of that name.
        PolreqError: it could not be read whole.
    """
    commit = None if name == WORKSPACE_NOW else _named(revisions, name)
    if commit is None:
        found = _assessed(root, cache, as_of, ends=True)
    else:
        files = revisions.files(commit.name)
        if files.problem:
            raise _unusable(name, files.problem)
        with revisions.laid_out(files) as folder:
            found = folder if isinstance(folder, Text) else _assessed(folder, cache, commit.day, ends=True)
    if isinstance(found, Text):
        raise _unusable(name, found)
    return found, SnapshotEnd(name, commit.name if commit else "", found.as_of, measure(found))


def _unusable(name: str, why: Text) -> PolreqError:
    return PolreqError(
        f"“{name}”的文件没有读全，不能比较：{why.zh}。请换一个版本，或先改好文件。",
        f"the files of '{name}' could not be read whole, so nothing is compared: {why.en}. Take another revision, or mend the file.",
    )


def _named(revisions: Revisions, name: str) -> Commit:
    """Find the commit that a revision names, or the last one of a day or before.

    Raises:
        UsageError: there is none.
    """
    if found := revisions.find(name):
        return found
    try:
        day = date.fromisoformat(name)
    except ValueError:
        raise UsageError(
            f"没有“{name}”这个版本。可以写提交（HEAD~3）、分支、标签、日期（2026-03-01），或 workspace（现在的工作区）。",
            f"there is no revision '{name}'. Name a commit (HEAD~3), a branch, a tag, a day (2026-03-01), or 'workspace' (as it is now).",
        ) from None
    commits = revisions.commits()
    for commit in commits:
        if commit.day <= day:
            return commit
    first = f"，最早的提交在 {commits[-1].day}" if commits else ""
    raise UsageError(
        f"{day} 以前没有改过这个工作区的提交{first}。",
        f"no commit touched this workspace by {day}{f'; the first one is of {commits[-1].day}' if commits else ''}.",
    )
