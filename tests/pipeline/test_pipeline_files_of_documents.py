"""Into which file what comes from a document is written, and of which documents nothing is."""

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\n"
POLICY = (
    "polreq: policy/1\nid: ID\ntitle: 关于规范办理的通知\nbody:\n"
    "  - {at: p1, text: 市数据局应当在平台上公开办理进度。}\n"
)


def tree(root):
    files = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    return {name: data for name, data in files.items() if not name.startswith(".")}


@pytest.mark.parametrize("identity", ["办理 1", "办理/一", "a:b"])
def test_a_document_whose_id_is_refused_gets_no_drafts_and_is_not_said_to_wait_for_them(tmp_path, identity):
    root = write(tmp_path, polreq=SETTINGS, policies__p=POLICY.replace("ID", f'"{identity}"'))
    before = tree(root)
    traced = polreq(root, "trace", "--no-cache")
    assert traced.code == 0
    assert tree(root) == before
    assert [line.strip() for line in traced.out.splitlines() if line.strip().startswith("polreq ")] == ["polreq check"]
    assert "E401" not in polreq(root, "check", "--no-cache").out


def test_the_requirements_of_a_document_that_is_called_backlog_are_no_backlog(tmp_path):
    root = write(tmp_path, polreq=SETTINGS, policies__p=POLICY.replace("ID", "backlog-x"))
    assert polreq(root, "trace", "--no-cache").code == 0
    assert list(tree(root)) == ["policies/p.yml", "polreq.yml", "requirements/document-backlog-x.yml"]
    assert "S107" not in polreq(root, "check", "--no-cache").out
    after = tree(root)
    write(root, policies__p=POLICY.replace("ID", "backlog-x").replace("进度", "过程"))
    assert polreq(root, "trace", "--no-cache").code == 0
    assert list(tree(root)) == list(after)
    assert "办理过程" in tree(root)["requirements/document-backlog-x.yml"].decode()


def test_requirements_stay_in_the_file_of_another_ending(tmp_path):
    root = write(tmp_path, polreq=SETTINGS, policies__p=POLICY.replace("ID", "p"))
    assert polreq(root, "trace", "--no-cache").code == 0
    (root / "requirements" / "p.yml").rename(root / "requirements" / "p.yaml")
    write(root, policies__p=POLICY.replace("ID", "p").replace("进度。", "进度。应当每日更新状态。"))
    assert polreq(root, "trace", "--no-cache").code == 0
    assert list(tree(root)) == ["policies/p.yml", "polreq.yml", "requirements/p.yaml"]
    assert "每日更新" in tree(root)["requirements/p.yaml"].decode()


def test_a_requirement_is_split_in_the_file_of_another_ending(tmp_path):
    root = write(tmp_path, polreq=SETTINGS)
    (root / "requirements").mkdir()
    (root / "requirements" / "m.yaml").write_text(
        "polreq: requirements/1\nlayer: middle\nrequirements:\n"
        "  - {id: M-1, statement: 应当公开办理进度，应当每日更新状态, bases: [{instruction: 批示}]}\n",
        encoding="utf-8",
    )
    ran = polreq(root, "review", "--split", "M-1=应当每日", "--no-cache", "--by", "王敏")
    assert (ran.code, ran.err) == (0, "")
    assert list(tree(root)) == ["polreq.yml", "requirements/m.yaml"]


def test_a_document_is_updated_in_the_file_where_it_stands(tmp_path):
    write(tmp_path, polreq=SETTINGS)
    source = tmp_path / "notice.txt"
    source.write_text("关于规范办理的通知\n\n应当公开办理进度。\n", encoding="utf-8")
    assert polreq(tmp_path, "ingest", "notice.txt").code == 0
    (made,) = (tmp_path / "policies").iterdir()
    moved = tmp_path / "policies" / "city" / "notice.yaml"
    moved.parent.mkdir()
    made.rename(moved)
    source.write_text("关于规范办理的通知\n\n应当公开办理过程。\n", encoding="utf-8")
    assert polreq(tmp_path, "ingest", "--update", "notice.txt").code == 0
    assert [p for p in tree(tmp_path) if p.startswith("policies/")] == ["policies/city/notice.yaml"]
    assert "办理过程" in moved.read_text(encoding="utf-8")
