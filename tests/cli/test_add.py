"""`polreq add`, told as it happens: a leader says “加个大屏，打卡积分” in passing (DOMAIN 8), users ask for what no policy names (DOMAIN 21)."""

import json
from unicodedata import category

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from terminal import polreq, write

from polreq.ingest.demands.heard import Allowed, read_heard
from polreq.model.heard import HeardDemand
from polreq.store.load import load

SETTINGS = "polreq: workspace/1\nname: 望川市一网通办\nlang: zh\nas_of: 2026-12-01\n"
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - {id: H-1, statement: 移动端应当提供大字体、语音播报等适合老年人的功能。, bases: [{clause: 移动端指南#二}], status: accepted}
  - {id: H-2, statement: 应当开通残疾人证申领服务，最多跑一次。, bases: [{clause: 办法#四}], status: accepted}
"""
POLICY = """\
polreq: policy/1
id: 移动端指南
title: 望川市移动端建设指南
number: 望政办发〔2026〕3号
status: in_force
body:
  - {kind: paragraph, at: 二, text: 移动端应当提供大字体、语音播报等适合老年人的功能。}
"""
DEPARTMENT = """\
polreq: requirements/1
layer: middle
requirements:
  - {id: M-1, statement: 首页展示实时办件量的大屏，每日更新。, bases: [{meeting: 9月例会纪要}]}
"""


@pytest.fixture
def root(tmp_path):
    return write(
        tmp_path,
        polreq=SETTINGS,
        requirements__high=HIGH,
        policies__移动端指南=POLICY,
        requirements__department=DEPARTMENT,
    )


def file(root, name):
    return (root / "requirements" / f"{name}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_leader_says_in_passing_is_written_down_and_judged(root, golden, lang):
    said = "首页加一个大屏，工作人员每天打卡积分"
    added = polreq(root, "add", said, "--oral", "王局长", "--on", "2026-11-20", lang=lang)
    judged = polreq(root, "judge", "department-001", "--format", "markdown", lang=lang)
    assert (added.code, added.err, judged.code, judged.err) == (0, "", 0, "")
    golden(f"add_oral.{lang}.txt", f"{added.out}{file(root, 'added-department')}\n{judged.out}")


def test_a_wish_without_a_record_lacks_a_written_basis_until_there_is_one(root):
    def verdict(id):
        return json.loads(polreq(root, "judge", id, "--format", "json").out)["judged"][0]["verdict"]

    polreq(root, "add", "用大屏展示办件情况", "--oral", "王局长")
    polreq(root, "add", "用大屏展示排队情况", "--instruction", "王局长11月20日批示")
    assert (verdict("department-001"), verdict("department-002")) == ("unsupported", "users_unknown")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_users_ask_for_is_shown_with_policy_to_cite_and_not_punished_where_there_is_none(root, golden, lang):
    near = polreq(
        root, "add", "老年人看不清，希望有大字体", "--user", "好差评", "--count", "12", "--on", "2026-11-01", lang=lang
    )
    none = polreq(root, "add", "小区没有充电桩，希望能在手机上报装", "--user", "12345工单", "--count", "37", lang=lang)
    judged = polreq(root, "judge", "user-001", "user-002", lang=lang)
    users = polreq(root, "users", lang=lang)
    assert [ran.err for ran in (near, none, judged, users)] == [""] * 4
    golden(f"add_user.{lang}.txt", "\n".join((near.out, none.out, judged.out, users.out)))
    ranked = json.loads(polreq(root, "rank", "--profile", "phase2", "--format", "json").out)["ranked"]
    score = {one["id"]: one["score"] for one in ranked}
    assert score["user-002"] > score["user-001"] > score["H-2"]


def test_what_is_personal_in_the_words_of_users_is_not_kept(root):
    ran = polreq(root, "add", "张三13812345678反映公积金提取等了20天", "--user", "12345工单")
    assert "个人信息已脱敏" in ran.out
    more = polreq(root, "add", "小区没有充电桩", "--user", "李芳来电13900001111")
    assert "个人信息已脱敏" in more.out
    kept = ran.out + more.out + file(root, "added-user")
    assert [one for one in ("13812345678", "13900001111") if one in kept] == []


def test_all_that_can_be_told_goes_where_it_belongs(root):
    polreq(root, "add", "查询办件进度", "--contract", "一网通办合同", "--at", "3.2", "--channel", "微信小程序", "--channel", "app", "--due", "2026-12-31")  # fmt: skip
    polreq(root, "add", "微信小程序在年底前可以预约", "--minutes", "11月例会纪要", "--on", "2026-11-05", "--force", "may", "--layer", "project")  # fmt: skip
    assert (
        file(root, "added-project")
        == """\
polreq: requirements/1
layer: project
requirements:
  - id: project-001
    statement: 查询办件进度
    class: requirement
    force: must
    product: true
    bases:
      - {contract: 一网通办合同, at: '3.2'}
    deadlines:
      - {text: '2026-12-31', kind: milestone, date: 2026-12-31}
    channels: [wechat, app]
    status: candidate
  - id: project-002
    statement: 微信小程序在年底前可以预约
    class: requirement
    force: may
    product: true
    bases:
      - {meeting: 11月例会纪要, on: 2026-11-05}
    deadlines:
      - {text: 年底前, kind: milestone, date: 2026-12-31, confidence: 0.6, resolved_by: written}
    channels: [wechat]
    status: candidate
"""
    )
    assert [f for f in load(root).findings if "added-" in f.place.path] == []
    assert polreq(root, "fmt", "--diff").out == ""


def test_said_twice_it_is_one_and_said_by_another_it_is_pointed_out(root):
    once = ("add", "加大屏", "--oral", "王局长")
    polreq(root, *once)
    before = file(root, "added-department")
    again = polreq(root, *once)
    assert again.out.splitlines()[0] == "已经记过：department-001，要求和依据都相同，没有再写"
    assert file(root, "added-department") == before
    other = polreq(root, "add", "加大屏", "--oral", "李局长").out
    assert "确是同一件事就合并：polreq merge department-001 department-002" in other
    assert polreq(root, "merge", "department-001", "department-002", "--by", "王敏", "--on", "2026-12-01").code == 0
    near = polreq(root, "add", "首页展示实时办件量的大屏，每天更新", "--oral", "张局长").out
    assert "确是同一件事就合并：polreq merge M-1 department-003" in near


def test_what_is_demanded_of_another_layer_is_linked_and_not_merged(root):
    ran = polreq(root, "add", "移动端提供大字体、语音播报等适合老年人的功能", "--minutes", "11月例会纪要", "--dry-run")
    assert "不在同一层，不合并；department-001 落实 H-1，请用 polreq review 确认关联" in ran.out


def test_a_dry_run_writes_nothing_and_says_the_same(root):
    call = ("add", "加大屏", "--oral", "王局长")
    dry = polreq(root, *call, "--dry-run").out.splitlines()
    assert dry[0] == "试运行，没有写入；会写进 requirements/added-department.yml：department-001"
    assert not (root / "requirements" / "added-department.yml").exists()
    assert polreq(root, *call).out.splitlines()[1 : len(dry)] == dry[1:]


def test_a_workspace_is_made_where_there_is_none_and_not_for_a_mistake(tmp_path):
    assert polreq(tmp_path, "add", "加大屏").code == 2
    assert polreq(tmp_path, "add", "加大屏", "--oral", "王局长", "--dry-run").code == 0
    assert list(tmp_path.iterdir()) == []
    assert polreq(tmp_path, "add", "加大屏", "--oral", "王局长").code == 0
    assert [one.id for one in load(tmp_path).workspace.requirements] == ["department-001"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_mistakes_are_said_at_once_and_nothing_is_written(root, golden, lang):
    wrong = (
        ("add", " ", "--on", "2026-13-01", "--layer", "high", "--channel", "电报", "--due", "很快", "--count", "0", "--force", "要"),
        ("add", "屏" * 1001, "--oral", "王" * 201),
        ("add", "大\x07屏", "--oral", "王\x1b局长", "--count", "3"),
        ("add", "大屏", "--oral", "王局长", "--minutes", "纪要"),
    )  # fmt: skip
    ran = [polreq(root, *call, lang=lang) for call in wrong]
    assert [(one.code, one.out) for one in ran] == [(2, "")] * len(wrong)
    assert not list((root / "requirements").glob("added-*"))
    golden(f"add_wrong.{lang}.txt", "\n".join(one.err for one in ran))


def test_nothing_is_written_while_a_file_of_requirements_cannot_be_read(root):
    (root / "requirements" / "broken.yml").write_text("polreq: [", encoding="utf-8")
    ran = polreq(root, "add", "加大屏", "--oral", "王局长")
    assert (ran.code, ran.out) == (1, "")
    assert "requirements/broken.yml" in ran.err
    assert not (root / "requirements" / "added-department.yml").exists()


FREE = Allowed({"user": "user"}, (("app", "APP"),), lambda words: ("app",) if "APP" in words else ())


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        HeardDemand,
        text=st.text(max_size=20),
        sources=st.lists(
            st.tuples(st.sampled_from(("oral", "minutes", "contract", "user")), st.text(max_size=5)), max_size=2
        ).map(tuple),
        at=st.text(max_size=5),
        on=st.sampled_from(("", "2026-11-01", "昨天")) | st.text(max_size=5),
        count=st.sampled_from(("", "3")) | st.text(max_size=3),
        layer=st.sampled_from(("", "user", "high")),
        force=st.sampled_from(("", "may", "shall")),
        due=st.sampled_from(("", "2026-12-31", "年底前")) | st.text(max_size=5),
        channels=st.lists(st.sampled_from(("APP", "电报")), max_size=2).map(tuple),
    )
)
def test_whatever_is_typed_is_either_a_whole_demand_or_mistakes_with_words(heard):
    demand, wrong = read_heard(heard, FREE, "zh")
    assert (demand is None) == bool(wrong)
    assert all(one.zh and one.en for one in wrong)
    if demand:
        assert demand.bases[0].ref
        assert demand.statement == " ".join(demand.statement.split()) != ""
        assert not {category(c) for c in demand.statement} & {"Cc", "Cs"}
