"""Assess a workspace: load, link, compute, check. Reads only; the cache is its one side effect, and disposable."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from polreq.change.citations import check_citations
from polreq.change.lifecycle import Lives
from polreq.change.registry import Registry
from polreq.checks.assessment import Assessment
from polreq.checks.baseline import split
from polreq.checks.table import run
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.judge.conflicts import check_conflicts
from polreq.judge.fulfilment import check_fulfilment
from polreq.link.synonyms import check_related
from polreq.pipeline.registry import registry_of
from polreq.pipeline.suggest import Suggested, suggest_links
from polreq.pipeline.wording import remark_on
from polreq.results.finding import Finding, sort_findings
from polreq.results.progress import Progress, silent
from polreq.results.suggestion import Suggestion
from polreq.store.cache import Cache
from polreq.store.caches import open_cache
from polreq.store.files import Marks, marks
from polreq.store.load import Loaded, load
from polreq.text.own_lists import idle_lists
from polreq.words import Text


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is known about a workspace.

    Args:
        assessment: workspace, graph and coverage.
        findings: what counts, sorted.
        tolerated: what the baseline tolerates, sorted.
        suggestions: links proposed, best first; empty if not asked for.
        files: number of files read.
        seen: marks of the files before they were read.
        notes: what came up while links were proposed; not among the findings, since `check` does not propose any.
    """

    assessment: Assessment
    findings: tuple[Finding, ...]
    tolerated: tuple[Finding, ...]
    suggestions: tuple[Suggestion, ...]
    files: int
    notes: tuple[Finding, ...] = ()
    seen: Marks = frozenset()


def assess(root: Path, cache: Cache, *, as_of: date | None, suggest: bool, progress: Progress = silent) -> Assessed:
    """Assess the workspace in a folder.

    Args:
        root: folder with polreq.yml.
        cache: of that workspace.
        as_of: the day to compare deadlines with; None: what polreq.yml says.
        suggest: whether to propose links, which takes the segmenter.
        progress: hears of it while vectors are computed or a model of the user's own is asked.
    """
    seen = marks(root)
    loaded = load(root, cache)
    workspace = loaded.workspace
    day = as_of or workspace.settings.as_of
    graph = build(workspace)
    own = tuple(line.text for line in loaded.thesaurus)
    suggested = suggest_links(workspace, graph, cache, own, progress) if suggest else Suggested()
    coverage = compute(workspace, graph, Ask(day, suggested.links, ends=suggest))
    registry = registry_of(workspace.documents) if workspace.documents else Registry.build(())
    lives = Lives(workspace.documents, registry)
    standing = tuple(lives.of(document, day, workspace.settings.due_soon_days) for document in workspace.documents)
    assessment = Assessment(
        workspace, graph, coverage, day, loaded.unread, remark_on(root, loaded, cache, day), standing
    )
    cited = check_citations(workspace.documents, registry)
    against = check_conflicts(assessment, registry)
    related = check_related(loaded.thesaurus)
    findings = sort_findings(
        (*loaded.findings, *run(assessment), *check_fulfilment(assessment), *against, *cited, *related, *_idle(loaded))
    )
    # nothing is extracted before the id is mended, which is another finding
    findings = tuple(f for f in findings if not (f.code == "E401" and f.subject in loaded.refused))
    counted, tolerated = split(findings, workspace.tolerated, day, complete=not assessment.partial)
    return Assessed(assessment, counted, tolerated, suggested.links, len(loaded.files), suggested.findings, seen)


def _idle(loaded: Loaded) -> list[Finding]:
    """Find lists of the workspace's own lexicon that do nothing."""
    found = []
    for one in (one for path, node in loaded.lexicon for one in idle_lists(node, path)):
        if one.known:
            types = (("expected", Text("列表", "a list")), ("actual", Text("一段文字", "plain text")))
            found.append(Finding("S102", one.place, one.name, (("key", one.name), *types)))
        else:
            found.append(Finding("S111", one.place, one.name, (("name", one.name), ("nearest", one.nearest))))
    return found


def assess_again(root: Path, found: Assessed) -> Assessed:
    """Return what is known of a workspace now: the same, unless somebody has written to its files since; no links are proposed.

    Args:
        root: folder of the workspace, whose lock is held, so that nobody else of this program writes.
        found: what was known before.
    """
    if marks(root) == found.seen:
        return found
    return assess(root, open_cache(None), as_of=found.assessment.as_of, suggest=False)
