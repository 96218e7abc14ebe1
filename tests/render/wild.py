"""Reports whose every text is whatever a person, a broken file or an attacker might write."""

from dataclasses import replace

from hypothesis import strategies as st
from render.sample_reports import FULL, REQUIREMENT

from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.rules import RULES

#: Characters that mean something to one format or other, among all others.
_SHARP = st.sampled_from(list("|`*_[]<>#\\\"'&;%:,=+-@$~{}()!\t\n\r\x1b\x00\u202e\u200d\u3000政务🎉"))
WILD = st.text(alphabet=st.one_of(_SHARP, st.characters(exclude_categories=("Cs",))), max_size=40)
IDS = st.text(alphabet=st.one_of(_SHARP, st.characters(exclude_categories=("Cs",))), min_size=1, max_size=12)


@st.composite
def wild_report(draw):
    """Put other ids and texts into the full report, the same ones for the same things everywhere."""
    ids = {t.id: draw(IDS) for t in FULL.things}
    text = draw(WILD)

    def named(id):
        return ids.get(id, id)

    coverage = replace(FULL.coverage, items=tuple(replace(i, id=named(i.id)) for i in FULL.coverage.items))
    return replace(
        FULL,
        name=draw(WILD),
        coverage=coverage,
        things=tuple(
            replace(
                t, id=named(t.id), title=draw(WILD), text=draw(WILD), basis=draw(WILD), owner=draw(WILD), lines=(text,)
            )
            for t in FULL.things
        ),
        documents=tuple(replace(d, title=draw(WILD), number=draw(WILD)) for d in FULL.documents),
        matrix=tuple(
            replace(m, id=named(m.id), below=tuple((layer, tuple(map(named, below))) for layer, below in m.below))
            for m in FULL.matrix
        ),
        gaps=tuple(
            replace(
                g, id=named(g.id), suggested=tuple(replace(s, lower=named(s.lower)) for s in g.suggested)
            )
            for g in FULL.gaps
        ),
        justified=tuple(replace(j, id=named(j.id), reason=draw(WILD), by=text) for j in FULL.justified),
        deadlines=tuple(map(named, FULL.deadlines)),
        orphans=tuple(map(named, FULL.orphans)),
        unbased=tuple(map(named, FULL.unbased)),
        links=tuple(replace(k, lower=named(k.lower), place=Place(text, 1, 1)) for k in FULL.links),
        channels=tuple(replace(c, name=draw(WILD), ruled_out=text, basis=text) for c in FULL.channels),
        findings=draw(wild_findings()),
    )  # fmt: skip


@st.composite
def wild_findings(draw):
    """Make findings with any rule, path and facts."""
    found = []
    for code in draw(st.lists(st.sampled_from(sorted(RULES)), max_size=6)):
        facts = tuple((name, draw(WILD)) for name in ("id", "key", "value", "problem", "nearest"))
        place = Place(draw(WILD), draw(st.integers(1, 10**6)), draw(st.integers(1, 500)))
        found.append(Finding(code, place, draw(WILD), facts))
    return tuple(found)


@st.composite
def wild_shown(draw):
    """Put other texts into the sample item."""
    return replace(
        REQUIREMENT,
        thing=replace(REQUIREMENT.thing, id=draw(IDS), title=draw(WILD), text=draw(WILD)),
        note=draw(WILD),
        bases=tuple(replace(b, ref=draw(WILD), quote=draw(WILD)) for b in REQUIREMENT.bases),
        below=tuple(replace(b, id=draw(IDS), title=draw(WILD)) for b in REQUIREMENT.below),
        rulings=tuple(replace(r, note=draw(WILD), by=draw(WILD)) for r in REQUIREMENT.rulings),
        findings=draw(wild_findings()),
    )
