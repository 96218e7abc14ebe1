"""Small workspaces for tests: built by hand, or at random by hypothesis."""

from datetime import date

from hypothesis import strategies as st

from polreq.model.feature import FEATURE_STATUSES, Feature
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.link import Gap, Link
from polreq.model.requirement import Requirement
from polreq.model.workspace import Settings, Workspace
from polreq.results.suggestion import (
    Akin,
    Breach,
    Channels,
    Closeness,
    General,
    Learned,
    Missing,
    Parts,
    Reranked,
    Rival,
    Word,
    Wording,
    Words,
)

CHANNELS = ("pc", "app", "wechat")

#: One reason of every kind.
REASONS = (
    Words((Word("任务", "heading"),), (Word("任务", "module"),), 0.04),
    Akin((Word("归档"),), (Word("档案", "line"),), 0.03),
    General((Word("平台"),), 0.02),
    Wording(0.01),
    Missing((Word("适老化"),), -0.2),
    Parts((Word("查询"),), (Word("进度查询", "module"),), (Word("打印"), Word("下载")), 3, -0.667),
    Breach("不得强制下载", "必须下载", -0.9),
    Channels(("wechat",), ("pc", "app"), -0.3),
    Closeness(0.2),
    Learned("R-1", "F-1", "rejected", -0.3),
    Reranked("qwen3", 0.83, 0.1),
    Rival("F-9", 0.9),
)


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


def said(upper: str, lower: str, share: float = 0.0) -> Words:
    """Words of both sides as a reason: words between spaces, each with `@part` behind it if it stands outside its text."""
    sides = (tuple(Word(*word.split("@")) for word in side.split()) for side in (upper, lower))
    return Words(*sides, share)
