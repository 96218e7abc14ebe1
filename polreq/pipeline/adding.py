"""Write down one demand that somebody heard: said by a leader, decided in a meeting, in a contract, asked for by users."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.conclude.things import requirement_thing
from polreq.coverage import Ask, compute
from polreq.decide.duplicates import duplicates
from polreq.errors import UsageError
from polreq.graph import build
from polreq.ingest.backlog.channels import Finder
from polreq.ingest.demands.heard import Allowed, read_heard
from polreq.ingest.demands.merging import next_ids, squeezed
from polreq.judge.standing import Standings
from polreq.judge.user_demands import user_demand
from polreq.link.demands import same_demands
from polreq.model.heard import HeardDemand
from polreq.model.requirement import Requirement
from polreq.model.workspace import OTHER_CHANNELS, Settings, Workspace
from polreq.pipeline.demands import LAYERS
from polreq.pipeline.extract import workspace_lexicon
from polreq.pipeline.importing import loaded_or_empty, unread_of
from polreq.pipeline.registry import registry_of
from polreq.pipeline.users import with_policy
from polreq.results.added import Added
from polreq.results.review import Duplicate
from polreq.store.cache import Cache
from polreq.store.load import Loaded, load
from polreq.store.save import save_requirements
from polreq.store.writing import writing
from polreq.text.choosing import choose_segmenter
from polreq.words import Lang
from polreq.words.adding import tell
from polreq.words.sentences import joined

#: Layer → the word for it in `--layer`, in the name of the file and in ids.
_WORDS: Final = {layer: word for word, (layer, _) in LAYERS.items()}


def add_demand(root: Path, cache: Cache, heard: HeardDemand, lang: Lang, *, dry_run: bool) -> Added:
    """Write down a demand in requirements/added-LAYER.yml, with what is known to be the same and, where it has no written basis, policy near to it.

    Args:
        root: folder of the workspace; a dry run needs none there.
        cache: of that workspace.
        heard: the demand as it was typed.
        lang: in which it is noted that a demand was only said.
        dry_run: say what would be written, and write nothing.

    Raises:
        UsageError: what was typed is wrong; all of it is said at once.
        PolreqError: the workspace cannot be written.
    """
    if dry_run:
        return _added(root, loaded_or_empty(root, cache), heard, lang)
    with writing(root) as files:
        added = _added(root, load(root, cache), heard, lang)
        if added.findings or added.known:
            return added
        save_requirements(files, "", (added.requirement,), file=added.file)
    return replace(added, written=True)


def _added(root: Path, loaded: Loaded, heard: HeardDemand, lang: Lang) -> Added:
    workspace = loaded.workspace
    demand, wrong = read_heard(heard, _allowed(root, workspace.settings), lang)
    if demand is None:
        said = wrong[0] if len(wrong) == 1 else joined("\n  ", (tell("not_yet"), *wrong))
        raise UsageError(said.zh, said.en)
    word = _WORDS[demand.layer]
    taken = {one.id for one in workspace.features} | {one.id for one in workspace.documents}
    id_ = next(one for one in next_ids(f"{word}-", workspace.requirements) if one not in taken)
    demand = replace(demand, id=id_)
    added = Added(demand, f"requirements/added-{word}.yml", masked=_is_masked(demand, heard))
    if unread := unread_of(loaded):
        return replace(added, findings=unread)
    if known := next((one.id for one in workspace.requirements if _is_same(one, demand)), ""):
        return replace(added, known=known)
    return _compared(added, workspace)


def _is_masked(demand: Requirement, heard: HeardDemand) -> bool:
    """Whether what was personal was taken out: of the words, or of the source where users ask."""
    kept = {squeezed(words) for words in (heard.text, *(name for _, name in heard.sources))}
    written = (demand.statement, *(basis.ref for basis in demand.bases if basis.kind == "evidence"))
    return any(squeezed(words) not in kept for words in written)


def _allowed(root: Path, settings: Settings) -> Allowed:
    finder = Finder((*settings.channels, *OTHER_CHANNELS), workspace_lexicon(root, settings))
    channels = tuple((one.id, one.name) for one in settings.channels)
    return Allowed({word: layer for layer, word in _WORDS.items()}, channels, finder.named)


def _is_same(one: Requirement, demand: Requirement) -> bool:
    """Whether a requirement demands the same, word for word, on the same basis."""
    return one.layer == demand.layer and _says_same(one, demand) and demand.bases[0] in one.bases


def _says_same(one: Requirement, demand: Requirement) -> bool:
    return squeezed(one.statement) == squeezed(demand.statement)


def _compared(added: Added, workspace: Workspace) -> Added:
    """Look for what says the same, and for policy language where no paper carries the demand."""
    demand = added.requirement
    whole = replace(workspace, requirements=(*workspace.requirements, demand))
    graph, day = build(whole), workspace.settings.as_of
    assessment = Assessment(whole, graph, compute(whole, graph, Ask(day)), day)
    standings = Standings(assessment, registry_of(whole.documents))
    twins = tuple(_twins(assessment, demand))
    if any(reason.carries for reason in standings.of(demand.id, via=False)):
        return replace(added, twins=twins)
    (found,) = with_policy(assessment, (user_demand(assessment, demand),), standings)
    return replace(added, twins=twins, unbased=True, near=found.near)


def _twins(assessment: Assessment, demand: Requirement) -> Iterator[Duplicate]:
    """Yield what says the same; the same words are found too where they are too short to be compared."""
    documents = assessment.documents
    worded = [
        one
        for one in assessment.workspace.requirements
        if one.in_scope and _says_same(one, demand) and one.layer == demand.layer and one != demand
    ]
    for one in worded:
        yield Duplicate(requirement_thing(one, documents), requirement_thing(demand, documents), 1.0)
    segment = choose_segmenter().words
    seen = {one.id for one in worded}
    for pair in duplicates(assessment, lambda statements: same_demands(statements, segment)):
        ends = {pair.keep.id, pair.other.id}
        if demand.id in ends and not ends & seen:
            yield pair
