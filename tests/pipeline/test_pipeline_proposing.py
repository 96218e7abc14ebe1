"""Drafting while others write to the workspace: what they have done meanwhile is seen, and nothing is done twice."""

from pathlib import Path

import pytest
from terminal import polreq, write

from polreq.pipeline.propose import propose
from polreq.store.caches import open_cache

POLICY = (
    "polreq: policy/1\nid: {id}\ntitle: 关于公开清单的通知\nbody:\n"
    "  - {{kind: paragraph, at: p1, text: 各部门应当在政务服务平台公开办事清单。}}\n"
)


@pytest.fixture
def root(tmp_path) -> Path:
    return write(
        tmp_path,
        polreq="polreq: workspace/1\nas_of: 2026-11-01\nlink: {semantic: false}\n",
        policies__a=POLICY.format(id="a"),
        policies__b=POLICY.format(id="b"),
    )


def drafts(root: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted((root / "requirements").glob("*.yml"))}


def propose_while(root: Path, happens) -> list[tuple[str, int]]:
    """Draft, and let something happen before the first document is looked at."""

    def progress(done: int, total: int, what: str) -> None:
        if done == 0 and total:
            happens()

    with open_cache(root, enabled=False) as cache:
        return [(one.document, one.new) for one in propose(root, cache, progress)]


def test_what_somebody_else_drafts_meanwhile_is_not_drafted_again(root):
    def trace() -> None:
        assert polreq(root, "trace", "--no-cache").code == 0
        with (root / "requirements" / "a.yml").open("a", encoding="utf-8") as file:
            file.write("# 王敏看过\n")
        seen.update(drafts(root))

    seen: dict[str, str] = {}
    assert propose_while(root, trace) == []
    assert sorted(seen) == ["a.yml", "b.yml"]
    assert drafts(root) == seen


def test_a_document_that_is_changed_meanwhile_is_left_for_the_next_time(root):
    changed = POLICY.format(id="a").replace("清单", "目录")
    assert propose_while(root, lambda: write(root, policies__a=changed)) == [("b", 1)]
    assert sorted(drafts(root)) == ["b.yml"]
    assert propose_while(root, lambda: None) == [("a", 1)]
    assert "办事目录" in drafts(root)["a.yml"]
