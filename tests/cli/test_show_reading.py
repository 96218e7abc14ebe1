"""`polreq show` of a requirement: why its clause was read as it was, and what is kept for the next time."""

import pytest
from terminal import polreq, write

HEADING = "条款为什么这样判断"
DEMANDS = """\
polreq: requirements/1
layer: high
requirements:
  - {id: R-1, statement: 公开办事清单。, bases: [{meeting: 四月例会}, {clause: "a#p1.s1"}]}
  - {id: R-2, statement: 公开办事清单。, bases: [{contract: 一期合同}]}
  - {id: R-3, statement: 公开办事清单。, bases: [{clause: "gone#p1.s1"}]}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path / "w",
        polreq="polreq: workspace/1\nas_of: 2026-11-01\nlink: {semantic: false}\n",
        policies__a=(
            "polreq: policy/1\nid: a\ntitle: 关于公开清单的通知\nbody:\n"
            "  - {kind: paragraph, at: p1, text: 各部门应当在政务服务平台公开办事清单。}\n"
        ),
        requirements__r=DEMANDS,
    )


def test_why_a_clause_was_read_as_it_was_is_said_where_there_is_one(root):
    after = polreq(root, "show", "R-1", "--no-cache").out.partition(HEADING)[2].splitlines()
    assert after[1].split() == ["类型", "requirement:", "must", "应当"]
    for item in ("R-2", "R-3"):
        ran = polreq(root, "show", item, "--no-cache")
        assert (item in ran.out, HEADING in ran.out) == (True, False)


def test_nothing_is_kept_without_the_cache(root, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    monkeypatch.setenv("POLREQ_CACHE_DIR", str(kept))
    without = polreq(root, "show", "R-1", "--no-cache")
    assert not kept.exists()
    assert polreq(root, "show", "R-1") == without
    assert list(kept.iterdir()) != []
