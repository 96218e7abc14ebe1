"""Reports written by hand: one with everything that tests layout and escaping, one empty, one without a day."""

from dataclasses import replace
from datetime import date

from worlds import said

from polreq.model.clause import Body, Deadline, Target
from polreq.model.document import Dates
from polreq.model.place import Place
from polreq.model.requirement import AsRead, Basis, Signed
from polreq.results.coverage import DIMENSIONS, STATES, Breakdown, Count, Coverage, ItemCoverage
from polreq.results.finding import Finding
from polreq.results.report import (
    Advice,
    ChannelRow,
    Crossing,
    DocumentRow,
    GapRow,
    JustifiedRow,
    LinkRow,
    MatrixRow,
    Report,
    Thing,
)
from polreq.results.show import Branch, Ruling, Shown
from polreq.results.suggestion import Suggestion
from polreq.words import Text

DAY = date(2026, 11, 1)

HOTLINE = "市政务服务热线应当在三个工作日内答复群众诉求，并在答复后邀请诉求人评价；评价结果按月汇总，报送市政务服务管理部门，抄送有关部门和各区人民政府。"
ODD = 'Show [bold]x[/bold] and <b>tags</b> | pipes `code` *stars* _under_ "quotes" & 表情🎉\nsecond line'


def place(line, path="requirements/city.yml"):
    return Place(path, line, 5)


THINGS = (
    Thing("city-2026-3-R001", "high", "热线限时答复", HOTLINE, place(4), "must", "requirement", "accepted",
          "示政发〔2026〕3号 二.(一).s1", "city-2026-3", date(2026, 6, 30), (("pc", ""), ("app", "")), ("好差评",), "市政务服务管理局"),
    Thing("city-2026-3-R002", "high", "各渠道都能评价", "各类政务服务平台都应当提供评价入口。", place(14), "must", "requirement",
          "candidate", "示政发〔2026〕3号 二.(二).s1", "city-2026-3", date(2026, 12, 31), (), ("好差评",), sure=True),
    Thing("city-2026-3-R003", "high", "不得强制下载", "不得强制群众下载客户端。", place(24), "must", "prohibition", "candidate",
          "示政发〔2026〕3号 三.s2", "city-2026-3"),
    Thing("city-2026-3-R004", "high", "探索智能问答", "鼓励有条件的区探索智能问答。", place(34), "may", "optional", "candidate",
          "示政发〔2026〕3号 四.s1", "city-2026-3", doubts=(("force", 0.71), ("units", 0.625))),
    Thing("M-001", "middle", "评价入口统一样式", "局里要求各渠道评价入口样式一致。", place(3, "requirements/middle.yml"), "should",
          "requirement", "accepted", "10月例会纪要", "", date(2027, 3, 31)),
    Thing("P-001", "project", ODD, ODD, place(3, "requirements/project.yml"), "should", "requirement", "edited", "一期合同 5.2"),
    Thing("U-001", "user", "老年人看不清字", "老年人反映字太小，看不清。", place(3, "requirements/user.yml"), "should", "requirement",
          "accepted", "12345热线工单 37 件"),
    Thing("U-002", "user", "办理进度查询", "希望能查到办理进度。", place(9, "requirements/user.yml"), "should", "requirement", "candidate"),
    Thing("F-001", "feature", "评价中心", "统一的评价入口。", place(3, "requirements/backlog.yml"), status="doing",
          channels=(("pc", "done"), ("app", "doing"), ("quickapp", "ruled_out")), lines=("好差评",), owner="王敏"),
    Thing("F-002", "feature", "大字版", "放大字号。", place(12, "requirements/backlog.yml"), status="done"),
    Thing("F-003", "feature", "=cmd|' /C calc'!A0", "@someone", place(20, "requirements/backlog.yml"), status="planned"),
)  # fmt: skip


def count(key, *states, if_confirmed=None):
    """Make a Count out of its exclusive states."""
    delivered, deep, direct, *_ = states
    return Count(key, states, delivered + deep + direct, delivered + deep if if_confirmed is None else if_confirmed)


def breakdowns():
    rows = {
        "layer": (count("high", 0, 1, 0, 1, 1, 1, if_confirmed=2), count("middle", 0, 1, 0, 0, 0, 0), count("project", 0, 0, 1, 0, 0, 0), count("user", 1, 0, 0, 0, 0, 1)),
        "document": (count("city-2026-3", 0, 1, 0, 1, 1, 1, if_confirmed=2), count("", 1, 1, 1, 0, 0, 1)),
        "line": (count("好差评", 0, 1, 0, 0, 1, 0, if_confirmed=2), count("", 1, 1, 1, 1, 0, 2)),
        "channel": (count("pc", 0, 0, 0, 0, 1, 0, if_confirmed=1), count("app", 0, 0, 0, 0, 1, 0, if_confirmed=1), count("", 1, 2, 1, 1, 0, 2)),
        "relation": (count("", 1, 2, 1, 1, 1, 2, if_confirmed=4),),
        "level": (count("city", 0, 1, 0, 1, 1, 1, if_confirmed=2), count("", 1, 1, 1, 0, 0, 1)),
        "force": (count("must", 0, 1, 0, 1, 1, 0, if_confirmed=2), count("should", 1, 1, 1, 0, 0, 1), count("may", 0, 0, 0, 0, 0, 1)),
        "window": (count("passed", 0, 0, 0, 0, 1, 0, if_confirmed=1), count("soon", 0, 1, 0, 0, 0, 0), count("later", 0, 1, 0, 0, 0, 0), count("none", 1, 0, 1, 1, 0, 2)),
    }  # fmt: skip
    return tuple(Breakdown(d, rows[d]) for d in DIMENSIONS)


ITEMS = (
    ItemCoverage("city-2026-3-R001", stale=True, if_confirmed=True, due=date(2026, 6, 30), window="passed", missing_channels=("pc", "app")),
    ItemCoverage("city-2026-3-R002", direct=True, deep=True, features=("F-001",), if_confirmed=True, missing_channels=("app",), due=date(2026, 12, 31), window="soon"),
    ItemCoverage("city-2026-3-R003", justified=True),
    ItemCoverage("city-2026-3-R004"),
    ItemCoverage("M-001", direct=True, deep=True, features=("F-001",), if_confirmed=True, due=date(2027, 3, 31), window="later"),
    ItemCoverage("P-001", direct=True),
    ItemCoverage("U-001", direct=True, deep=True, delivered=True, features=("F-002",), if_confirmed=True),
    ItemCoverage("U-002"),
)  # fmt: skip

SUGGESTIONS = (
    Suggestion("F-001", "city-2026-3-R001", 0.71, (said("评价", "评价中心", 0.6), said("答复", "入口", 0.4))),
    Suggestion("M-001", "city-2026-3-R001", 0.33, (said("评价", "评价", 1.0),)),
)

FINDINGS = (
    Finding(
        "Y001",
        Place("policies/城市:办法.yml", 3, 7),
        facts=(("problem", Text("缺少 100% 的引号,\n见下行", "a quote is missing: 100%,\nsee below")),),
    ),
    Finding("C601", place(4), "city-2026-3-R001", (("id", "city-2026-3-R001"),)),
    Finding("C604", place(4), "city-2026-3-R001", (("id", "city-2026-3-R001"), ("due", "2026-06-30"))),
    Finding("C603", place(34), "city-2026-3-R004", (("id", "city-2026-3-R004"),)),
    Finding("I201", place(40), "U-002", (("id", "U-002"),), (place(9, "requirements/user.yml"),)),
    Finding("C606", place(20, "requirements/backlog.yml"), "F-003", (("id", "F-003"),)),
)

FULL = Report(
    name="示例市一网通办",
    as_of=DAY,
    coverage=Coverage(
        count("total", 1, 2, 1, 1, 1, 2, if_confirmed=4), breakdowns(), ITEMS, (("high", 3), ("middle", 1)), 2
    ),
    things=THINGS,
    documents=(
        DocumentRow("city-2026-3", "示例市人民政府关于进一步做好政务服务评价工作的通知", "示政发〔2026〕3号", "city", "通知", "in_force",
                    Dates(written=date(2026, 1, 15), published=date(2026, 1, 20)), count("city-2026-3", 0, 1, 0, 1, 1, 1, if_confirmed=2)),
        DocumentRow("prov-2024-9", "示例省政务服务“好差评”办法 | 试行", "", "province", "办法", "trial", Dates(effective=date(2024, 9, 1)), count("prov-2024-9", 0, 0, 0, 0, 0, 0)),
    ),
    matrix=(
        MatrixRow("city-2026-3-R001", "stale", ()),
        MatrixRow("city-2026-3-R002", "deep", (("middle", ("M-001",)), ("feature", ("F-001",)))),
        MatrixRow("city-2026-3-R003", "justified", ()),
        MatrixRow("city-2026-3-R004", "missing", ()),
        MatrixRow("M-001", "deep", (("feature", ("F-001",)),)),
        MatrixRow("P-001", "direct", (("user", ("U-002",)),)),
        MatrixRow("U-001", "delivered", (("feature", ("F-002",)),)),
        MatrixRow("U-002", "missing", ()),
    ),
    gaps=(
        GapRow("city-2026-3-R001", "stale", "passed", date(2026, 6, 30), SUGGESTIONS),
        GapRow("P-001", "direct", "none", None),
        GapRow("U-002", "missing", "none", None),
        GapRow("city-2026-3-R004", "missing", "none", None),
    ),
    justified=(JustifiedRow("city-2026-3-R003", "由各区自查，不需要系统功能 | 局办公会定", "王敏", date(2026, 3, 2)),),
    deadlines=("city-2026-3-R001", "city-2026-3-R002", "M-001"),
    orphans=("F-003",),
    unbased=("U-002",),
    links=(
        LinkRow("F-001", "city-2026-3-R001", "stale", Place("trace/links.yml", 3, 5)),
        LinkRow("F-009", "U-002", "broken", Place("trace/links.yml", 9, 5)),
    ),
    edges=(
        ("city-2026-3-R002", "M-001"), ("city-2026-3-R002", "F-001"), ("M-001", "F-001"), ("P-001", "U-002"), ("U-001", "F-002"),
    ),
    sources=(("city-2026-3-R002", "（二）线上评价。各类政务服务平台都应当提供评价入口。"),),
    crossings=(
        Crossing("layer", ("pc", ""), (
            ("high", (count("pc", 0, 0, 0, 0, 1, 0), count("", 0, 1, 0, 1, 0, 1))),
            ("middle", (count("pc", 0, 0, 0, 0, 0, 0), count("", 0, 1, 0, 0, 0, 0))),
        )),
    ),
    layer_links=(("high", "middle", 1), ("high", "feature", 1), ("project", "user", 1), ("user", "feature", 1)),
    channels=(
        ChannelRow("pc", "PC端", "", "", (("done", 1), ("planned", 2))),
        ChannelRow("app", "APP", "", "", (("doing", 1),)),
        ChannelRow("wechat", "微信小程序", "", "", ()),
        ChannelRow("alipay", "支付宝小程序", "", "", ()),
        ChannelRow("baidu", "百度小程序", "", "", ()),
        ChannelRow("quickapp", "快应用", "按集约化要求停止新建", "city-2026-3#三.s2", (("ruled_out", 1),)),
    ),
    suggestions=SUGGESTIONS,
    drafts=("city-2026-3-R002", "city-2026-3-R003", "city-2026-3-R004"),
    advice=(
        Advice("review_readings", 3, "polreq review --readings"),
        Advice("review_suggestions", 2, "polreq review"),
        Advice("renew_stale", 1, "polreq show city-2026-3-R001"),
        Advice("fill_gaps", 4, "polreq report --format markdown", "requirements/backlog-zentao.yml"),
    ),
    findings=FINDINGS,
    tolerated=(Finding("C602", place(9, "requirements/user.yml"), "U-002", (("id", "U-002"),)),),
)  # fmt: skip

EMPTY = Report(
    name="",
    as_of=None,
    coverage=Coverage(count("total", 0, 0, 0, 0, 0, 0), tuple(Breakdown(d, ()) for d in DIMENSIONS), ()),
    things=(),
    advice=(Advice("extract", 1, "polreq trace"),),
)

UNDATED = replace(
    FULL,
    as_of=None,
    gaps=tuple(replace(g, window="later" if g.due else "none") for g in FULL.gaps),
    coverage=replace(
        FULL.coverage, items=tuple(replace(i, window="later" if i.due else "none") for i in FULL.coverage.items)
    ),
)


def crowded():
    """Make a report with more of everything than a screen shows, and long ids."""
    ids = [f"provincial-e-government-office-2026-{n:03}-R{n:03}" for n in range(14)]
    things = tuple(
        Thing(
            id, "high", f"第{n}项", HOTLINE, place(n + 1), "must", "requirement", "candidate", due=date(2026, 5, 1 + n)
        )
        for n, id in enumerate(ids)
    )
    states = dict.fromkeys(STATES, 0) | {"missing": 14}
    total = count("total", *states.values())
    return Report(
        name="很长的项目名称" * 8,
        as_of=DAY,
        coverage=Coverage(
            total,
            (Breakdown("layer", (replace(total, key="high"),)), *(Breakdown(d, ()) for d in DIMENSIONS[1:])),
            tuple(ItemCoverage(id, due=t.due, window="passed") for id, t in zip(ids, things, strict=True)),
        ),
        things=things,
        gaps=tuple(GapRow(t.id, "missing", "passed", t.due) for t in things),
        deadlines=tuple(ids),
        advice=(Advice("fill_gaps", 14, "polreq report", "requirements/backlog.yml"),),
    )


REQUIREMENT = Shown(
    thing=THINGS[0],
    as_of=DAY,
    digest="0123456789ab",
    note="与热线办确认口径",
    coverage=ITEMS[0],
    bases=(
        Basis("clause", "city-2026-3", "二.(一).s1", quote=HOTLINE),
        Basis("evidence", "12345热线工单", count=37, on=date(2026, 9, 30)),
    ),
    heading=("二、主要任务", "（一）限时答复。"),
    deadlines=(Deadline("2026年6月底前", "milestone", date(2026, 6, 30)), Deadline("三个工作日内", "sla")),
    targets=(Target("三个工作日", "<=", "3", "工作日", "答复"),),
    units=(Body("市政务服务管理局", "lead"), Body("各区人民政府", "support")),
    review=Signed("王敏", date(2026, 3, 2)),
    read=AsRead(force="should", targets=(), units=(Body("各区人民政府", "actor"),)),
    below=(
        Branch("M-001", "middle", "评价入口统一样式", "deep", branches=(
            Branch("P-001", "project", ODD, "direct"),
            Branch("F-001", "feature", "评价中心", "doing"),
        )),
        Branch("F-001", "feature", "评价中心", "doing", stale=True, seen=True),
    ),
    rulings=(
        Ruling("F-001", "city-2026-3-R001", "confirmed", "王敏", date(2026, 3, 2), "口径一致", stale=True),
        Ruling("F-002", "city-2026-3-R001", "rejected", "李强", date(2026, 3, 3), "字号与答复无关"),
        Ruling("M-001", "city-2026-3-R001", "confirmed", inline=True),
    ),
    suggestions=SUGGESTIONS,
    others=(THINGS[8], THINGS[4]),
    findings=(FINDINGS[1],),
)  # fmt: skip

FEATURE = Shown(
    thing=THINGS[8],
    acceptance="每个渠道都能进入评价页",
    above=(Branch("M-001", "middle", "评价入口统一样式", "deep", branches=(Branch("city-2026-3-R002", "high", "各渠道都能评价", "deep"),)),),
)  # fmt: skip
