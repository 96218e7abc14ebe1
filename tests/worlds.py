"""Small workspaces for tests: built by hand, or at random by hypothesis."""

from datetime import date

from hypothesis import strategies as st

from polreq.model.feature import FEATURE_STATUSES, Feature
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.link import Gap, Link
from polreq.model.requirement import Requirement
from polreq.model.workspace import Settings, Workspace

CHANNELS = ("pc", "app", "wechat")


def requirement(id_: str, layer: str = "high", **more) -> Requirement:
    return Requirement(id=id_, layer=layer, statement=f"{id_} 的内容", **more)


def feature(id_: str, status: str = "done", **more) -> Feature:
    return Feature(id=id_, title=f"功能 {id_}", status=status, **more)


@st.composite
def workspaces(draw) -> Workspace:
    """A workspace whose links all go one layer down or to a feature."""
    requirements = []
    for layer in LAYERS:
        for n in range(draw(st.integers(0, 3))):
            requirements.append(
                requirement(
                    f"{layer[0].upper()}{n}",
                    layer,
                    force=draw(st.sampled_from(("must", "should", "may"))),
                    product=draw(st.sampled_from((True, True, True, False))),
                    status=draw(st.sampled_from(("candidate", "accepted", "accepted", "rejected"))),
                    channels=tuple(draw(st.sets(st.sampled_from(CHANNELS), max_size=2))),
                )
            )
    features = [
        feature(
            f"F{n}",
            draw(st.sampled_from(FEATURE_STATUSES)),
            channels=tuple(
                (c, draw(st.sampled_from(FEATURE_STATUSES)))
                for c in sorted(draw(st.sets(st.sampled_from(CHANNELS), max_size=3)))
            ),
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    layer_of = {r.id: r.layer for r in requirements} | {f.id: FEATURE for f in features}
    steps = {(s.upper, s.lower) for s in Settings().steps}
    pairs = [(lo, up) for lo in layer_of for up in layer_of if (layer_of[up], layer_of[lo]) in steps]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    links = tuple(
        Link(
            lo,
            up,
            draw(st.sampled_from(("confirmed", "confirmed", "rejected"))),
            draw(st.sampled_from(("", "", "old"))),
        )
        for lo, up in chosen
    )
    excused = draw(st.sets(st.sampled_from(sorted(r.id for r in requirements)), max_size=2)) if requirements else set()
    return Workspace(
        settings=Settings(
            delivered=draw(st.sampled_from(("every", "any"))), stale_counts=draw(st.booleans()), as_of=date(2026, 11, 1)
        ),
        requirements=tuple(requirements),
        features=tuple(features),
        links=links,
        gaps=tuple(Gap(i, "另有平台承担") for i in sorted(excused)),
    )
