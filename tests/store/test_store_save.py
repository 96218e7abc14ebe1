"""What is saved is loaded again; existing files change only where they must."""

import string
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from polreq.model.clause import DEADLINE_KINDS, FORCES, NORMS, TARGET_OPS, UNIT_ROLES, Body, Deadline, Target
from polreq.model.document import (
    BLOCK_KINDS,
    LEVELS,
    RELATIONS,
    STATUSES,
    Block,
    Dates,
    Document,
    Part,
    Relation,
    Source,
)
from polreq.model.feature import FEATURE_STATUSES, Feature
from polreq.model.layer import FEATURE, LAYERS, LayerStep
from polreq.model.link import VERDICTS, Gap, Link, Tolerated
from polreq.model.requirement import BASIS_KINDS, RELATION_KINDS, REVIEW, Basis, Requirement
from polreq.model.workspace import DEFAULT_CHANNELS, Channel, DigestFields, Linking, Rerank, Settings, Workspace
from polreq.store.cache import Cache
from polreq.store.load import load
from polreq.store.paths import problem_of_name
from polreq.store.save import record, save_backlog, save_baseline, save_document, save_requirements, save_settings
from polreq.store.schema.backlog import FEATURE as FEATURE_TABLE
from polreq.store.schema.kinds import counted
from polreq.store.schema.requirements import REQUIREMENT as REQUIREMENT_TABLE
from polreq.store.writing import writing

TEXT = st.text(
    st.one_of(st.sampled_from(" \t\n\r\u3000\u2028'\"#:,-[]{}~中：，“”1."), st.characters(codec="utf-8")), max_size=8
)
SAID = TEXT.filter(str.strip)
ID = st.text(string.ascii_letters + string.digits + "._-政策", min_size=1, max_size=6).filter(lambda i: i[0] != ".")
DAY = st.none() | st.dates()
COUNT = st.integers(0, 10**6)


def some(values, size=3):
    return st.lists(values, max_size=size).map(tuple)


def one_of(*words):
    return st.sampled_from(words)


CHANNEL_IDS = [channel.id for channel in DEFAULT_CHANNELS]
DEADLINES = st.builds(
    Deadline, SAID, one_of(*DEADLINE_KINDS), DAY, st.integers(0, 100).map(lambda n: n / 100), one_of("text", "title")
)
NUMBERS = st.decimals(-(10**6), 10**6, places=3).map(lambda d: format(d.normalize() + 0, "f").replace("-0", "0"))
TARGETS = st.builds(
    Target, SAID, one_of(*TARGET_OPS), st.integers(-999, 10**9).map(str) | one_of("0.5", "99.95"), TEXT, TEXT
)
UNITS = st.builds(Body, SAID, one_of(*UNIT_ROLES))


@st.composite
def blocks(draw, deep=2):
    children = draw(some(blocks(deep - 1), 2)) if deep else ()
    return Block(
        kind=draw(one_of(*BLOCK_KINDS)),
        text=draw(TEXT),
        level=draw(st.integers(0, 6)),
        mark=draw(TEXT),
        blank=draw(st.integers(0, 3)),
        cells=draw(some(TEXT)),
        head=draw(some(TEXT)),
        children=children,
    )


@st.composite
def documents(draw, name):
    return Document(
        id=name,
        title=draw(SAID),
        number=draw(TEXT),
        issuers=draw(some(TEXT)),
        addressee=draw(TEXT),
        level=draw(one_of("", *LEVELS)),
        region=draw(TEXT),
        genre=draw(TEXT),
        dates=Dates(*(draw(DAY) for _ in range(4))),
        status=draw(one_of(*STATUSES)),
        relations=draw(some(st.builds(Relation, one_of(*RELATIONS), TEXT, TEXT))),
        source=Source(draw(TEXT), draw(TEXT), draw(TEXT)),
        digest_of=draw(TEXT),
        body=draw(some(blocks())),
        parts=draw(some(st.builds(Part, one_of("inner", "attachment"), SAID, TEXT, TEXT, some(blocks(1))), 2)),
    )


@st.composite
def bases(draw, document_ids):
    kind = draw(one_of(*(k for k in BASIS_KINDS if document_ids or k != "clause")))
    ref = draw(st.sampled_from(document_ids)) if kind == "clause" else draw(TEXT.filter(bool))
    return Basis(kind, ref, draw(TEXT), draw(TEXT), draw(TEXT), draw(DAY), draw(COUNT))


@st.composite
def requirements(draw, name, document_ids, ids):
    return Requirement(
        id=name,
        layer=draw(one_of(*LAYERS)),
        statement=draw(SAID),
        title=draw(TEXT),
        bases=draw(some(bases(document_ids))),
        kind=draw(one_of(*NORMS)),
        force=draw(one_of(*FORCES)),
        product=draw(st.booleans()),
        deadlines=draw(some(DEADLINES)),
        targets=draw(some(TARGETS)),
        units=draw(some(UNITS)),
        channels=draw(some(one_of(*CHANNEL_IDS))),
        lines=draw(some(TEXT)),
        relation=draw(some(one_of(*RELATION_KINDS))),
        level=draw(one_of("", *LEVELS)),
        heading=draw(some(TEXT)),
        satisfies=draw(some(one_of(*ids))),
        status=draw(one_of(*REVIEW)),
        note=draw(TEXT),
    )


@st.composite
def features(draw, name, ids):
    states = st.dictionaries(one_of(*CHANNEL_IDS), one_of(*FEATURE_STATUSES), max_size=3)
    return Feature(
        id=name,
        title=draw(SAID),
        description=draw(TEXT),
        acceptance=draw(TEXT),
        status=draw(one_of(*FEATURE_STATUSES)),
        channels=tuple(draw(states).items()),
        lines=draw(some(TEXT)),
        module=draw(TEXT),
        owner=draw(TEXT),
        release=draw(TEXT),
        satisfies=draw(some(one_of(*ids))) if ids else (),
        note=draw(TEXT),
        priority=draw(TEXT),
        source=draw(TEXT),
        plan=draw(some(TEXT)),
        module_path=draw(some(TEXT)),
        custom=tuple(draw(st.dictionaries(TEXT, TEXT, max_size=3)).items()),
    )


def reranks():
    amounts = {"top": st.integers(1, 50), "timeout_seconds": st.integers(1, 3600)}
    url = st.builds(
        Rerank, url=one_of("http://a/v1", "https://b:8443/v1"), model=SAID, key_env=one_of("", "LLM_KEY"), **amounts
    )
    return url | st.builds(Rerank, command=st.tuples(SAID, TEXT), model=TEXT, **amounts)


@st.composite
def all_settings(draw):
    more = st.lists(ID.filter(lambda i: i not in CHANNEL_IDS), max_size=2, unique=True)
    channels = tuple(Channel(name, draw(SAID), draw(TEXT)) for name in draw(more))
    return Settings(
        name=draw(TEXT),
        lang=draw(one_of("", "zh", "en")),
        phase=draw(one_of("phase1", "phase2")),
        steps=draw(some(st.builds(LayerStep, one_of(*LAYERS), one_of(*LAYERS, FEATURE)))) or Settings().steps,
        channels=DEFAULT_CHANNELS + channels,
        delivered=draw(one_of("every", "any")),
        stale_counts=draw(st.booleans()),
        suggest_min=draw(st.integers(0, 100)) / 100,
        confirm_min=draw(st.integers(0, 100)) / 100,
        due_soon_days=draw(COUNT),
        as_of=draw(DAY),
        digest_fields=draw(
            st.just(DigestFields())
            | st.builds(
                DigestFields,
                some(one_of(*counted(REQUIREMENT_TABLE))).filter(bool),
                some(one_of(*counted(FEATURE_TABLE))).filter(bool),
            )
        ),
        link=draw(st.builds(Linking, st.booleans(), st.booleans(), rerank=st.none() | reranks())),
    )


@st.composite
def workspaces(draw):
    names = draw(st.lists(ID, min_size=1, max_size=8, unique_by=str.casefold))
    kinds = [draw(one_of("document", "requirement", "feature")) for _ in names]
    by_kind = {
        k: [n for n, kind in zip(names, kinds, strict=True) if kind == k]
        for k in ("document", "requirement", "feature")
    }
    document_ids, ids = sorted(f"{n}.yml" for n in by_kind["document"]), by_kind["requirement"]
    document_ids = [name for name in (name.removesuffix(".yml") for name in document_ids) if not problem_of_name(name)]
    items = ids + by_kind["feature"]
    pairs = draw(st.lists(st.tuples(one_of(*items), one_of(*ids)), max_size=4, unique=True)) if ids else []
    links = [
        Link(
            lower, upper, draw(one_of(*VERDICTS)), *(draw(st.just(("", "")) | st.tuples(SAID, SAID))),
            draw(TEXT), draw(DAY), draw(TEXT), draw(TEXT),
        )
        for lower, upper in pairs
    ]  # fmt: skip
    gap_ids = draw(st.lists(one_of(*ids), max_size=2, unique=True)) if ids else []
    return Workspace(
        settings=draw(all_settings()),
        documents=tuple(draw(documents(n)) for n in document_ids),
        requirements=tuple(draw(requirements(n, document_ids, ids)) for n in ids),
        features=tuple(draw(features(n, ids)) for n in by_kind["feature"]),
        links=tuple(links),
        gaps=tuple(Gap(n, draw(SAID), draw(TEXT), draw(TEXT), draw(DAY)) for n in gap_ids),
        tolerated=draw(some(st.builds(Tolerated, SAID, TEXT, TEXT, DAY))),
    )


def save(root, workspace):
    with writing(root) as files:
        save_settings(files, workspace.settings)
    for document in workspace.documents:
        with writing(root) as files:
            save_document(files, document)
    with writing(root) as files:
        save_requirements(files, "", workspace.requirements, file="requirements/r.yml")
    with writing(root) as files:
        save_backlog(files, "f", workspace.features)
    with writing(root) as files:
        record(files, workspace.links, workspace.gaps)
    with writing(root) as files:
        save_baseline(files, workspace.tolerated)


def everything(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@settings(max_examples=20)  # each holds some dozen values of every kind
@given(workspaces())
def test_what_is_saved_is_loaded_again(workspace):
    with TemporaryDirectory() as folder:
        root = Path(folder)
        save(root, workspace)
        loaded = load(root)
        assert loaded.findings == ()
        assert loaded.workspace == workspace
        before = everything(root)
        save(root, loaded.workspace)
        assert everything(root) == before
        for _ in range(2):
            with Cache.open(root / "kept", root=root) as cache:
                assert repr(load(root, cache)) == repr(loaded)  # places too, which equality leaves out


@settings(max_examples=20)  # each holds some dozen values of every kind
@given(workspaces(), st.data())
def test_saving_over_another_state_gives_the_new_one(workspace, data):
    other = [data.draw(requirements(r.id, [], [r.id])) for r in workspace.requirements]
    known = {name: data.draw(documents(name)) for name in [d.id for d in workspace.documents]}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        save(root, replace(workspace, requirements=tuple(other), documents=tuple(known.values())))
        save(root, workspace)
        loaded = load(root)
        assert loaded.findings == ()
        assert loaded.workspace.documents == workspace.documents
        assert loaded.workspace.requirements == workspace.requirements
