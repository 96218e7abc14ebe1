"""Whole workspaces at random, as the files that people write: everything that moves a figure occurs."""

import random
from pathlib import Path

import yaml
from hypothesis import strategies as st

LAYERS = ("high", "middle", "project", "user")
CHANNELS = ("pc", "app", "quickapp", "x_hall")
STATUSES = ("planned", "doing", "done", "done", "closed", "ruled_out")
OLD = "0" * 12


@st.composite
def workspaces(draw) -> dict[str, object]:
    """A workspace as path → content: layers, documents, channels, given-up work, skips, circles, reasons, stale links."""
    chance = random.Random(draw(st.integers(0, 2**32)))

    def some(values, most):
        return chance.sample(list(values), chance.randint(0, min(most, len(list(values)))))

    requirements = {
        layer: [_requirement(chance, f"{layer[0].upper()}-{n}", layer) for n in range(chance.randint(0, 3))]
        for layer in LAYERS
    }
    every = [r["id"] for rows in requirements.values() for r in rows]
    features = [_feature(chance, f"F-{n}") for n in range(chance.randint(0, 4))]
    lowers = [*every, *(f["id"] for f in features)]
    for one in (*(r for rows in requirements.values() for r in rows), *features):
        one["satisfies"] = [i for i in some(every, 2) if i != one["id"]] if chance.random() < 0.6 else []
    links = [
        {"lower": chance.choice(lowers), "upper": chance.choice(every), "verdict": chance.choice(("confirmed", "confirmed", "rejected")),
         "digests": chance.choice((["", ""], ["", OLD], [OLD, ""])), "skip": chance.choice(("", "直接答复"))}
        for _ in range(chance.randint(0, 6) if every else 0)
    ]  # fmt: skip
    links = [link for link in links if link["lower"] != link["upper"]]
    reasons = [
        {"requirement": chance.choice(every), "reason": f"另有安排{n}", "digest": chance.choice(("", "", OLD))}
        for n in range(chance.randint(0, 3) if every else 0)
    ]
    settings = {
        "polreq": "workspace/1", "as_of": "2026-11-01", "delivered": chance.choice(("every", "any")),
        "stale_counts": chance.choice((False, False, True)),
        "channels": [{"id": "pc", "name": "PC端"}, {"id": "app", "name": "APP"}, {"id": "quickapp", "name": "快应用", "ruled_out": "停止新建"}],
    }  # fmt: skip
    if chance.random() < 0.3:
        settings["steps"] = [
            ["high", "middle"],
            ["middle", "middle"],
            ["middle", "feature"],
            ["project", "user"],
            ["high", "feature"],
        ]
    files: dict[str, object] = {"polreq.yml": settings}
    for n in (1, 2):
        files[f"policies/d{n}.yml"] = {
            "polreq": "policy/1", "id": f"d{n}", "title": f"关于事项{n}的通知", "level": chance.choice(("city", "province")),
            "body": [{"kind": "paragraph", "at": "p1", "text": "应当公开清单。"}],
        }  # fmt: skip
    for layer, rows in requirements.items():
        files[f"requirements/{layer}.yml"] = {"polreq": "requirements/1", "layer": layer, "requirements": rows}
    files["requirements/backlog.yml"] = {"polreq": "backlog/1", "features": features}
    files["trace/links.yml"] = {"polreq": "links/1", "links": links, "gaps": reasons}
    return files


def write(files: dict[str, object], root: Path) -> Path:
    """Write the files into a folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return root


class _Plain(yaml.CSafeDumper):
    """Writes every value in full: a workspace has no anchors."""

    def ignore_aliases(self, data):
        return True


def _requirement(chance, id_, layer) -> dict:
    bases = chance.choice(
        ([{"meeting": "例会"}], [{"meeting": "例会"}], [{"clause": "d1#p1"}], [{"clause": "d2#p1"}], [])
    )
    one = {
        "id": id_, "statement": f"{id_} 要求的事项", "force": chance.choice(("must", "should", "may")),
        "product": chance.random() < 0.85, "status": chance.choice(("candidate", "accepted", "accepted", "accepted", "rejected")),
        "channels": chance.sample(CHANNELS, chance.choice((0, 0, 1, 2))), "line": chance.sample(("好差评", "证照"), chance.choice((0, 1, 2))),
        "relation": chance.sample(("G2C", "G2B"), chance.choice((0, 1))), "bases": bases,
    }  # fmt: skip
    if chance.random() < 0.4:
        day = chance.choice(("2026-06-30", "2026-12-31", "2028-12-31"))
        one["deadlines"] = [{"text": day, "kind": "milestone", "date": day}]
    return one


def _feature(chance, id_) -> dict:
    channels = chance.sample(CHANNELS[:3], chance.choice((0, 0, 1, 2)))
    return {
        "id": id_, "title": f"{id_} 的功能", "status": chance.choice(STATUSES),
        "channels": {c: chance.choice(STATUSES) for c in channels},
    }  # fmt: skip
