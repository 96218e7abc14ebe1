"""What `trace` and the queue say where a feature is suggested and documents wait: one line each, days as they are known."""

import json

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nas_of: 2026-11-01\nsuggest_min: 0\nlink: {semantic: false}\n"
POLICY = (
    "polreq: policy/1\nid: {id}\ntitle: 关于公开清单的通知\nbody: [{{kind: paragraph, at: p1, text: 应当公开清单。}}]\n"
)
DEMANDS = """\
polreq: requirements/1
layer: project
requirements:
  - id: P-1
    statement: 在线查询办件进度。
    bases: [{contract: 一期合同}]
    deadlines: [{text: 明年三月底前, kind: milestone, date: 2027-03-31}]
"""
LONG = "办件进度查询" + "以及按照事项名称和申请编号查询历史办件" * 4
FEATURES = f"polreq: backlog/1\nfeatures:\n  - {{id: F-1, title: {LONG}, status: done}}\n"


@pytest.fixture
def root(tmp_path):
    return write(tmp_path, polreq=SETTINGS, requirements__p=DEMANDS, requirements__backlog=FEATURES)


def test_the_long_name_of_a_suggested_feature_is_cut_to_one_line(root):
    (traced,) = [line for line in polreq(root, "trace", "--no-cache").out.splitlines() if "建议关联" in line]
    assert traced.startswith(f"      建议关联 F-1 {LONG[:30]}")
    assert traced.rpartition("（")[0].endswith("…")
    (queued,) = [line for line in polreq(root, "review", "--list", "--no-cache").out.splitlines() if "F-1  " in line]
    assert (LONG[:30] in queued, queued.endswith("…")) == (True, True)


@pytest.mark.parametrize(("settings", "said"), [(SETTINGS, "还剩 150 天"), (SETTINGS.replace("as_of: 2026-11-01\n", ""), "2027-03-31")])  # fmt: skip
def test_a_deadline_in_the_queue_is_told_in_days_where_the_day_of_the_report_is_known(root, settings, said):
    write(root, polreq=settings)
    line = next(line for line in polreq(root, "review", "--list", "--no-cache").out.splitlines() if "P-1" in line)
    assert f" · 无关联 · {said} · 一期合同" in line


def test_documents_without_requirements_are_counted_among_the_next_steps(root):
    write(root, policies__a=POLICY.format(id="a"), policies__b=POLICY.format(id="b"))
    steps = polreq(root, "trace", "--no-write", "--no-cache").out.splitlines()
    assert "  1. 有 2 份政策文件还没有提取需求，先提取" in steps


def test_where_nothing_is_left_to_do_that_is_the_next_step(root):
    write(root, requirements__backlog=FEATURES.replace("status: done", "status: done, satisfies: [P-1]"))
    report = json.loads(polreq(root, "report", "--format", "json", "--no-cache").out)
    assert report["advice"] == [{"key": "all_done", "count": 0, "command": "polreq report", "file": ""}]


def advice(root):
    return json.loads(polreq(root, "report", "--format", "json", "--no-cache").out)["advice"]


def test_what_is_suggested_is_decided_first_and_the_rest_is_added_where_the_backlog_stands(root):
    (root / "requirements/backlog.yml").rename(root / "requirements/backlog-zentao.yml")
    other = "  - {id: P-2, statement: 不得泄露商业秘密。, bases: [{contract: 一期合同}], status: accepted}\n"
    write(root, requirements__p=DEMANDS + other)
    assert [(a["key"], a["count"], a["command"], a["file"]) for a in advice(root)] == [
        ("review_suggestions", 1, "polreq review", ""),
        ("fill_gaps", 1, "polreq show P-2", "requirements/backlog-zentao.yml"),
        ("link_orphans", 1, "polreq report", ""),
    ]
    assert "有 1 个缺口没有可建议的功能：请补进 requirements/backlog-zentao.yml（" in "".join(
        line.strip() for line in polreq(root, "trace", "--no-cache").out.splitlines()
    )


def test_gaps_that_all_have_a_suggestion_ask_for_no_feature(root):
    assert [a["key"] for a in advice(root)] == ["review_suggestions", "link_orphans"]


def test_where_no_feature_is_written_the_usual_file_is_named(root):
    (root / "requirements/backlog.yml").unlink()
    (step,) = advice(root)
    assert (step["key"], step["file"]) == ("fill_gaps", "requirements/backlog.yml")
