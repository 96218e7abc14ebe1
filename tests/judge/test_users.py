"""`polreq users`, told as it happens: users complain and nobody asked them, a service is built and nobody uses it, a need has no policy.

DOMAIN: scenarios 19 (12345 and ratings), 20 (policy is met and nobody uses it) and 21 (a need of users without a basis).
"""

import json

import pytest
from jsonschema import Draft202012Validator
from terminal import polreq, write

from polreq.render.machine.schemas import FORMATS

SETTINGS = "polreq: workspace/1\nname: 望川市一网通办\nlang: zh\nas_of: 2026-12-01\n"
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - {id: H-1, statement: 公积金提取应当在受理后3个工作日内办结，全程网办。, bases: [{clause: 办法#二}]}
  - {id: H-2, statement: 应当提供社保缴费证明查询打印服务。, bases: [{clause: 办法#三}]}
  - {id: H-3, statement: 应当开通残疾人证申领服务，最多跑一次。, bases: [{clause: 办法#四}]}
  - {id: H-4, statement: 可以设立企业服务专区。, force: may, bases: [{clause: 办法#五}]}
  - {id: H-5, statement: 各单位应当编制数据目录。, relation: [G2G], bases: [{clause: 办法#六}]}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 公积金提取, status: done, satisfies: [H-1]}
  - {id: F-2, title: 社保缴费证明打印, status: done, satisfies: [H-2]}
  - {id: F-3, title: 社保缴费证明下载, status: done, satisfies: [H-2]}
  - {id: F-4, title: 企业服务专区, status: done, satisfies: [H-4]}
  - {id: F-5, title: 残疾人证申领, status: planned, satisfies: [H-3]}
"""
TICKETS = """\
工单编号,来电人,联系电话,来电时间,诉求内容
G1,王建国,13812345678,2026-10-05,公积金提取说好3个工作日，等了半个月还没到账
G2,李芳,13900001111,2026-10-06,公积金提取等了20天还没到账，让我去窗口交了两次原件
G3,张伟,13700002222,2026-10-07,请问公积金提取要等10天吗
G4,赵敏,13600003333,2026-10-08,公积金提取三天就到账了，很快
G5,周丽,13500004444,2026-10-09,小区没有充电桩，希望能在手机上报装
G6,陈东,13400005555,2026-10-10,小区没有充电桩，希望能在手机上申请报装
"""
USE = """\
事项名称,月份,访问量,办件量,办结率
公积金提取,2026-10,"12,000",300,96%
社保缴费证明打印,2026-10,9000,"2,100",99%
社保缴费证明下载,2026-10,40,3,99%
企业服务专区,2026-10,12,,
"""


@pytest.fixture
def root(tmp_path):
    write(tmp_path, polreq=SETTINGS, requirements__high=HIGH, requirements__backlog=BACKLOG)
    outside = tmp_path.parent / f"{tmp_path.name}-tables"
    outside.mkdir()
    (outside / "12345.csv").write_text(TICKETS, "gb18030")
    (outside / "use.csv").write_text(USE, "utf-8")
    return tmp_path


def bring(root, kind, name):
    return polreq(root.parent / f"{root.name}-tables", "import", "--as", kind, name, "-w", str(root))


def demand(root, words):
    """The id of the demand whose messages hold some words."""
    rows = (root / "voices/voices.csv").read_text("utf-8-sig").splitlines()[1:]
    return {row.rpartition(",")[2] for row in rows if words in row}


def answered_by_f1(root):
    """All that users say of 公积金提取 is one demand, which F-1 answers."""
    file = root / "voices/voices.csv"
    first = min(demand(root, "公积金"))
    rows = file.read_text("utf-8-sig").splitlines()
    text = "\n".join(f"{row.rpartition(',')[0]},{first}" if "公积金" in row else row for row in rows)
    file.write_text(text + "\n", "utf-8-sig")
    backlog = root / "requirements/backlog.yml"
    backlog.write_text(backlog.read_text("utf-8").replace("satisfies: [H-1]", f"satisfies: [H-1, {first}]"), "utf-8")
    return first


def test_users_complain_and_nobody_asked_them(root):
    bring(root, "voices", "12345.csv")
    answered_by_f1(root)
    ran = polreq(root, "users")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == BROKEN


def test_what_policy_wants_is_built_and_nobody_uses_it(root):
    bring(root, "usage", "use.csv")
    out = polreq(root, "users").out
    start = out.index("已建未用")
    assert out[start : out.index("还不了解用户")] == LITTLE_USED
    # looked at twelve times: enough where five are
    assert "F-4" not in polreq(root, "users", "--low", "5").out
    assert polreq(root, "users", "--low", "0").err == "polreq: --low 的“0”不对，请写不小于 1 的整数，如 30。\n"


def test_a_need_of_users_without_policy_is_shown_with_the_nearest_language_and_not_punished(root):
    bring(root, "voices", "12345.csv")
    data = json.loads(polreq(root, "users", "--format", "json").out)
    (charging,) = demand(root, "充电桩")
    found = {one["demand"]["id"]: one for one in data["unbased"]}
    assert (found[charging]["demand"]["count"], found[charging]["near"]) == (2, [])
    provident = min(demand(root, "公积金提取"))
    assert [near["id"] for near in found[provident]["near"]][:1] == ["H-1"]
    ranked = json.loads(polreq(root, "rank", "--profile", "phase2", "--format", "json").out)["ranked"]
    scores = {one["id"]: one["score"] for one in ranked}
    assert scores[charging] > scores["H-3"]  # which stays in "must" since it is mandatory


def test_the_same_for_programs_on_paper_and_in_english(root):
    bring(root, "voices", "12345.csv")
    bring(root, "usage", "use.csv")
    answered_by_f1(root)
    data = json.loads(polreq(root, "users", "--format", "json").out)
    Draft202012Validator(next(one.form for one in FORMATS if one.name == "users")).validate(data)
    assert [(one["owner"], one["kind"], one["count"], one["messages"]) for one in data["broken"]] == [
        ("H-1", "limit", 2, 4),
        ("H-1", "online", 1, 4),
    ]
    assert [(one["use"]["feature"], one["advice"]) for one in data["little_used"]] == [
        ("F-3", "merge"),
        ("F-4", "improve"),
    ]
    paper = polreq(root, "users", "--format", "markdown").out
    assert "## 用户说没有兑现的承诺 (2)" in paper
    english = polreq(root, "users", lang="en").out
    assert "Promises that users say are broken" in english
    private = ("王建国", "13812345678", "李芳", "13900001111")
    assert [one for one in private if one in json.dumps(data, ensure_ascii=False) + paper + english] == []


def test_use_speaks_for_a_demand_and_little_use_does_not_speak_against_it(root):
    bring(root, "usage", "use.csv")
    data = json.loads(polreq(root, "judge", "F-2", "F-3", "H-2", "--format", "json").out)
    used = {
        one["id"]: (one["verdict"], [(r["feature"], r["low"]) for r in one["reasons"] if r["kind"] == "use"])
        for one in data["judged"]
    }
    assert used == {
        "F-2": ("supported", [("F-2", False)]),
        "F-3": ("users_unknown", [("F-3", True)]),
        "H-2": ("supported", [("F-2", False), ("F-3", True)]),
    }
    assert "办件量共 3，每月约 2.9，统计到 2026-10-31；用得少，不等于不需要" in polreq(root, "judge", "F-3").out


def test_use_gives_points_to_what_is_still_to_be_met_and_never_takes_any(root):
    backlog = root / "requirements/backlog.yml"
    backlog.write_text(backlog.read_text("utf-8").replace("打印, status: done", "打印, status: doing"), "utf-8")
    write(
        root,
        usage__u="polreq: usage/1\nservices:\n  - {name: 甲, feature: F-5, figures: [{period: 2026-10, cases: 0}]}\n",
    )
    bring(root, "usage", "use.csv")
    ranked = json.loads(polreq(root, "rank", "--format", "json").out)["ranked"]
    given = {one["id"]: next(p["given"] for p in one["points"] if p["factor"] == "evidence") for one in ranked}
    assert given == {"H-2": 5.0, "H-3": None, "H-5": None}


def test_without_anything_of_users_it_says_how_to_begin(tmp_path):
    write(tmp_path, polreq=SETTINGS)
    assert polreq(tmp_path, "users").out == (
        "用户声音与使用\n\n还没有用户的资料：polreq import --as voices 导入工单、评价、问卷，polreq import --as usage 导入访问\n量、办件量。\n"
    )


def test_messages_that_cannot_be_read_stop_it_with_words(root):
    bring(root, "voices", "12345.csv")
    (root / "voices/voices.csv").write_text("甲,乙\n1,2\n", "utf-8")
    ran = polreq(root, "users")
    assert (ran.code, "Traceback" in ran.seen) == (2, False)
    assert "以前导入的留言记在这里" in ran.err


BROKEN = """\
用户声音与使用

已知用户留言 6 条；使用统计 0 项，其中 0 项对上了功能。
留言归成 2 个诉求，其中 1 个与已交付的功能有确认的关联；承诺是否兑现只对照这些，其余请先 polreq
review。
没有使用统计：哪些功能没人用不知道，不能当作没人用。

用户说没有兑现的承诺 2 ─────────────────────────────────────────────────────────────────────────────
  时限按自然日放宽了周末，没有扣除节假日；用户从提交算起，承诺常从受理算起：请核实后再答复。

  H-1  承诺：公积金提取应当在受理后3个工作日内办结，全程网办。
       承诺的是“在受理后3个工作日内”（办理时限），经功能 F-1 与诉求关联
       4 条留言中有 2 条说没有做到：voices-001 公积金提取三天就到账了，很快
       “等了半个月还没”——公积金提取说好3个工作日，等了半个月还没到账
       “等了20天还没”——公积金提取等了20天还没到账，让我去窗口交了两次原件
       位置：requirements/high.yml:4:10
  H-1  承诺：公积金提取应当在受理后3个工作日内办结，全程网办。
       承诺的是“全程网办”（全程网办），经功能 F-1 与诉求关联
       4 条留言中有 1 条说没有做到：voices-001 公积金提取三天就到账了，很快
       “让我去窗口”——公积金提取等了20天还没到账，让我去窗口交了两次原件
       位置：requirements/high.yml:4:10

没有功能对应的用户诉求 1 ───────────────────────────────────────────────────────────────────────────
  voices-002  小区没有充电桩，希望能在手机上报装
              2 件，最近 2026-10-10
              位置：requirements/voices.yml:18:9

没有政策依据的用户需求 1 ───────────────────────────────────────────────────────────────────────────
  voices-002  小区没有充电桩，希望能在手机上报装
              2 件，最近 2026-10-10
              没有找到相近的政策说法；用户优先（phase2）排序不因此扣分
              位置：requirements/voices.yml:18:9

还不了解用户的强制要求：建议问的问题 2 ─────────────────────────────────────────────────────────────
  问题只问做过什么，不提示好坏；发放前请删去不合适的。

  H-2  应当提供社保缴费证明查询打印服务。
       1. 过去一年里，您自己办过或用过“社保缴费证明查询打印服务”吗？（办过或用过 / 听说过，没办过 /
       没听说过）
       2. 最近一次是在哪里办的？（PC端 / APP / 微信小程序 / 支付宝小程序 / 百度小程序 / 快应用 / 窗
       口 / 电话 / 请别人代办 / 没有办过）
       3. 最近一次，哪一步用的时间最多？（请写）
       4. 关于“社保缴费证明查询打印服务”，还有什么想说的？（请写）
       位置：requirements/high.yml:5:10
  H-3  应当开通残疾人证申领服务，最多跑一次。
       1. 过去一年里，您自己办过或用过“残疾人证申领服务”吗？（办过或用过 / 听说过，没办过 / 没听说
       过）
       2. 最近一次是在哪里办的？（PC端 / APP / 微信小程序 / 支付宝小程序 / 百度小程序 / 快应用 / 窗
       口 / 电话 / 请别人代办 / 没有办过）
       3. 最近一次为办这件事，一共到现场去了几次？（没有去 / 1 次 / 2 次 / 3 次或更多 / 记不清）
       4. 最近一次是自己办的，还是有人帮着办的？（自己办的 / 家人帮着办的 / 工作人员帮着办的 / 没有
       办过）
       5. 最近一次，哪一步用的时间最多？（请写）
       位置：requirements/high.yml:6:10
"""
LITTLE_USED = """\
已建未用 2 ─────────────────────────────────────────────────────────────────────────────────────────
  每月少于 30 次算用得少；可用 --low 或 low_usage 另定，季节性的服务请看全年。

  F-3  社保缴费证明下载  可以并入
       办件量 3（2026-10-01 至 2026-10-31），每月约 2.9
       统计来源：办件统计
       相近的功能：F-2 社保缴费证明打印，办件量每月约 2,032.3，承接同一需求
       有人看，没有办成：访问量每月约 38.7
       强制要求：H-2 应当提供社保缴费证明查询打印服务。
       与另一个用得多的功能相近，入口可以合到一处；有强制要求的，服务本身不能少。
       位置：requirements/backlog.yml:5:10
  F-4  企业服务专区  需要改进
       访问量 12（2026-10-01 至 2026-10-31），每月约 11.6
       统计来源：办件统计
       没有强制要求，也看不出原因：问一问用户，再决定改进还是并入
       先查清原因再改：入口是否找得到，哪一步办不下去，名称是否看得懂。
       位置：requirements/backlog.yml:6:10

"""
