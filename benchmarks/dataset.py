"""One logical data set of N items in five layers, written as a polreq workspace (and by others in the peers' formats).

    python -m benchmarks.dataset N FOLDER

writes FOLDER/polreq from FOLDER/neutral.json where that exists, and from items of its own making otherwise.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.model.workspace import DigestFields

SEED: Final = 42
PER_FILE: Final = 250

#: Feature items are the lowest layer; the layers above it, by prefix of the ids, are polreq's four.
FEATURES: Final = "FEA"
LAYERS: Final = {"POL": "high", "MID": "middle", "PRJ": "project", "USR": "user"}

#: Share of each layer in the items, from the top.
SHARES: Final = (("POL", 0.05), ("MID", 0.10), ("PRJ", 0.20), ("USR", 0.25), (FEATURES, 0.40))

#: What the items of a layer rest on, so that the check has the field's usual references to read.
_BASES: Final = {
    "high": "{index: 年度评估指标, at: '%d'}",
    "middle": "{meeting: 工作例会纪要第%d期, on: 2026-03-02}",
    "project": "{contract: 一期合同, at: '%d'}",
    "user": "{evidence: 热线工单, count: %d, on: 2026-03-31}",
}

_WHO: Final = (
    "市民服务窗口",
    "区县审批部门",
    "平台运营单位",
    "数据管理机构",
    "建设单位",
    "热线承办单位",
    "证照签发单位",
)
_MUST: Final = ("应当提供", "必须建立", "要持续优化", "不得关闭", "应当公开", "要限期完成", "应当统一")
_WHAT: Final = (
    "办事进度查询",
    "证照在线核验",
    "跨区域办理",
    "诉求分派与回访",
    "适老化界面",
    "目录清单管理",
    "免证办理",
)
_AND: Final = ("每季度通报办理情况", "由专人负责", "结果推送给申请人", "线上线下同标准", "全过程留痕", "不另设门槛")
_TEXT_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A requirement or feature before it takes anybody's format."""

    id: str
    title: str
    text: str
    parents: tuple[str, ...]

    @property
    def prefix(self) -> str:
        return self.id[:3]


def generate(count: int, seed: int = SEED) -> tuple[Item, ...]:
    """Make items in layers by SHARES, each below the top linked to one or two of the layer above it."""
    draw = random.Random(seed)
    sizes = [max(1, round(count * share)) for _, share in SHARES]
    sizes[-1] += count - sum(sizes)
    items: list[Item] = []
    above: list[str] = []
    for (prefix, _), size in zip(SHARES, sizes, strict=True):
        ids = [f"{prefix}{number:05d}" for number in range(1, size + 1)]
        for id_ in ids:
            parents = sorted(draw.sample(above, min(len(above), draw.choice((1, 2)))))
            items.append(Item(id_, draw.choice(_WHAT), _sentence(draw), tuple(parents)))
        above = ids
    return tuple(items)


def read_neutral(path: Path) -> tuple[Item, ...]:
    """Read the items of a neutral.json, so that polreq and its peers check the same data."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Item(i["id"], i["title"], i["text"], tuple(i["parents"])) for i in data["items"])


def write_workspace(items: Sequence[Item], root: Path) -> None:
    """Write the items as a polreq workspace in which every link is confirmed with the digests of both ends."""
    _write(root / "polreq.yml", "polreq: workspace/1\nname: 性能测试\nlang: zh\nas_of: 2026-11-01\n")
    for prefix, layer in LAYERS.items():
        entries = [_requirement(item, layer) for item in items if item.prefix == prefix]
        head = f"polreq: requirements/1\nlayer: {layer}\nrequirements:\n"
        _write_parts(root / "requirements" / f"{layer}-%02d.yml", head, entries, PER_FILE)
    entries = [_feature(item) for item in items if item.prefix == FEATURES]
    _write_parts(root / "requirements" / "backlog-%02d.yml", "polreq: backlog/1\nfeatures:\n", entries, PER_FILE)
    links = list(_links(items))
    _write_parts(root / "trace" / "links-%02d.yml", "polreq: links/1\nlinks:\n", links, 4 * PER_FILE)


def links_of(items: Sequence[Item]) -> int:
    """Count the links."""
    return sum(len(item.parents) for item in items)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the workspace that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dataset", description=__doc__)
    parser.add_argument("count", type=int, help="number of items")
    parser.add_argument("folder", type=Path, help="where polreq/ is written")
    options = parser.parse_args(arguments)
    neutral = options.folder / "neutral.json"
    items = read_neutral(neutral) if neutral.exists() else generate(options.count)
    write_workspace(items, options.folder / "polreq")
    print(f"{len(items)} items, {links_of(items)} links in {options.folder / 'polreq'}")


def _sentence(draw: random.Random) -> str:
    text = ""
    while len(text) < _TEXT_LENGTH - 1:
        text += f"{draw.choice(_WHO)}{draw.choice(_MUST)}{draw.choice(_WHAT)}，{draw.choice(_AND)}，"
    return text[: _TEXT_LENGTH - 1].rstrip("，") + "。"


def _requirement(item: Item, layer: str) -> str:
    return (
        f"  - id: {item.id}\n"
        f"    title: {_quoted(item.title)}\n"
        f"    statement: {_quoted(item.text)}\n"
        "    class: requirement\n"
        "    force: must\n"
        "    product: true\n"
        "    bases:\n"
        f"      - {_BASES[layer] % int(item.id[3:])}\n"
        "    status: accepted\n"
    )


def _feature(item: Item) -> str:
    return f"  - id: {item.id}\n    title: {_quoted(item.title)}\n    description: {_quoted(item.text)}\n    status: done\n"


def _links(items: Sequence[Item]) -> Iterator[str]:
    digests = {item.id: _digest(item) for item in items}
    for item in items:
        for parent in item.parents:
            yield (
                f"  - {{lower: {item.id}, upper: {parent}, verdict: confirmed, "
                f"digests: [{_quoted(digests[item.id])}, {_quoted(digests[parent])}], by: 测试, on: 2026-10-01}}\n"
            )


def _digest(item: Item) -> str:
    fields = DigestFields()
    if item.prefix == FEATURES:
        feature = Feature(item.id, item.title, description=item.text, status="done")
        return feature_digest(feature, fields.feature)
    requirement = Requirement(item.id, LAYERS[item.prefix], item.text, title=item.title)
    return requirement_digest(requirement, fields.requirement)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write_parts(pattern: Path, head: str, entries: Sequence[str], size: int) -> None:
    for number, start in enumerate(range(0, len(entries), size), start=1):
        _write(pattern.with_name(pattern.name % number), head + "".join(entries[start : start + size]))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
