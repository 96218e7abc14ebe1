"""What rests on a clause that has other words now (依据已变): people take the newer words, keep the content, or give it up."""

import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq, write

from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.decide.links import Signature
from polreq.decide.queue import make_review
from polreq.decide.readings import ReadingDecider
from polreq.desk.desk import Desk
from polreq.extract.requirements import draft
from polreq.graph import build
from polreq.model.clause import Body, Clause
from polreq.model.digest import text_digest
from polreq.model.document import Document
from polreq.model.requirement import AsRead, NewerWords, Requirement, Signed
from polreq.model.workspace import Workspace
from polreq.pipeline.review import Reviewing, open_review
from polreq.results.newer import as_newer
from polreq.results.readings import ACCEPT, CORRECT, DROP, KEEP, REMARK, REOPEN, ReadingDecision
from polreq.store.caches import open_cache
from polreq.store.load import load

OLD = """\
望川市网上预约办法

望政办发〔2026〕7号

一、任务

（一）2026年12月底前，APP要支持预约取号，准点率达到80%以上。（市政务服务中心负责）

（二）鼓励APP提供大字体。（市数据局负责）

（三）窗口要公布排队人数。（市政务服务中心负责）

（四）不得限制预约次数。（市政务服务中心负责）

望川市人民政府办公室

2026年3月2日
"""
NEW = (
    OLD.replace("2026年12月底前", "2026年10月底前").replace("80%", "90%").replace("鼓励APP", "APP应当")
    .replace("（三）窗口要公布排队人数。（市政务服务中心负责）\n\n", "").replace("（四）", "（三）")
    .replace("2026年3月2日", "2026年7月1日")
)  # fmt: skip
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: APP预约取号, status: done, channels: [app]}
  - {id: F-2, title: APP大字体, status: doing, channels: [app]}
"""
ID = "望政办发-2026-7"


@pytest.fixture
def root(tmp_path):
    """A workspace whose readings and links are decided, and whose notice has a newer version since."""
    write(
        tmp_path,
        polreq="polreq: workspace/1\nname: 预约\nlang: zh\nas_of: 2026-08-01\n",
        requirements__backlog=BACKLOG,
        trace__links="polreq: links/1\nlinks: []\n",
    )
    for name, text in (("旧.txt", OLD), ("新.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    signed = ("--by", "王敏", "--on", "2026-04-01")
    for command in (
        ("ingest", "旧.txt"),
        ("trace",),
        ("review", "readings", "--set", f"{ID}-R001:单位=市大厅:负责", *signed),
        ("review", "readings", "--accept", "all", "--yes", *signed),
        ("review", "--confirm", f"F-1:{ID}-R001", "--confirm", f"F-2:{ID}-R002", *signed),
        ("ingest", "--update", "新.txt"),
    ):
        assert polreq(tmp_path, *command).code == 0
    return tmp_path


def held(root):
    return {r.id[-4:]: r for r in load(root).workspace.requirements}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_trace_says_that_reviewed_ones_wait_and_the_review_shows_old_and_new(root, golden, lang):
    said = polreq(root, "trace", lang=lang)
    golden(f"newer.trace.{lang}.txt", "\n".join(said.err.splitlines()[:2]) + "\n")
    golden(f"newer.{lang}.txt", polreq(root, "review", "readings", lang=lang).out)


def test_the_newer_words_are_taken_with_what_is_read_in_them_and_a_correction_stays_where_nothing_changed(root):
    polreq(root, "trace")
    before = held(root)["R001"]
    ran = polreq(root, "review", "readings", "--accept", f"{ID}-R001", "--by", "李雷", "--on", "2026-08-01")
    assert (ran.code, ran.out) == (
        0,
        "已写入 3 处变化：\n"
        "  2026年12月底前（时间节点 2026-12-31） → 2026年10月底前（时间节点 2026-10-31）  望政办发-2026-7-R001 时限\n"
        "  达到80%以上（不低于 80%）             → 达到90%以上（不低于 90%）              望政办发-2026-7-R001 量化指标\n"
        "  条文有了新版                          → 采用新条文                             望政办发-2026-7-R001\n",
    )
    now = held(root)["R001"]
    assert now.statement == "（一）2026年10月底前，APP要支持预约取号，准点率达到90%以上。"
    assert (now.units, now.read) == (before.units, AsRead(units=(Body("市政务服务中心", "owner"),)))
    assert (now.status, now.review) == ("edited", Signed("李雷", date(2026, 8, 1)))
    assert (now.bases[0].quote, now.bases[0].digest) == (now.statement, text_digest(now.statement))
    stale = polreq(root, "review", "--stale", "--list").out
    assert stale.startswith(f"F-1 → {ID}-R001  已确认 王敏 2026-04-01\n")
    assert f"{ID}-R001 在审核" not in polreq(root, "check").out


def test_what_is_kept_stands_on_the_newer_words_and_its_links_stay(root):
    polreq(root, "trace")
    before = held(root)["R002"]
    ran = polreq(root, "review", "readings", "--keep", f"{ID}-R002", "--by", "李雷", "--on", "2026-08-01")
    assert ran.out == "已写入 1 处变化：\n  条文有了新版 → 维持原来的写法  望政办发-2026-7-R002\n"
    now = held(root)["R002"]
    words = "（二）APP应当提供大字体。"
    basis = replace(before.bases[0], quote=words, digest=text_digest(words))
    assert now == replace(before, bases=(basis,), newer=NewerWords(), review=Signed("李雷", date(2026, 8, 1)))
    assert "R002" not in polreq(root, "review", "--stale", "--list").out
    assert [f["code"] for f in _findings(root) if f["subject"] == f"{ID}-R002"] == ["C609"]


def test_what_no_clause_says_any_more_is_given_up_and_nothing_else(root):
    polreq(root, "trace")
    ran = polreq(root, "review", "readings", "--accept", f"{ID}-R003", "--keep", f"{ID}-R004", "--by", "李雷")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "polreq: 没有写入任何内容：\n"
        f"  需求“{ID}-R003”所依据的条款在新版里没有了，不能采用或维持；不再是需求：polreq review readings --drop {ID}-R003=理由；"
        "还要做的，请在文件里给它另写依据（bases）\n"
        f"  需求“{ID}-R004”的条款没有新版，没有可维持的；读法对就用 --accept\n"
    )
    ran = polreq(root, "review", "readings", "--drop", f"{ID}-R003=修订时删去", "--by", "李雷")
    assert ran.out == "已写入 1 处变化：\n  条文已删去 → 不是需求  望政办发-2026-7-R003  修订时删去\n"
    assert (held(root)["R003"].status, held(root)["R003"].newer) == ("rejected", NewerWords())


def test_all_at_once_takes_what_there_is_to_take(root):
    polreq(root, "trace")
    ran = polreq(root, "review", "readings", "--accept", "all", "--by", "李雷", "--yes")
    assert ran.code == 0
    assert {name for name, r in held(root).items() if r.is_overtaken} == {"R003"}


def test_a_correction_takes_the_newer_words_first(root):
    polreq(root, "trace")
    ran = polreq(root, "review", "readings", "--set", f"{ID}-R002:约束力=应推动", "--by", "李雷")
    assert ran.code == 0
    now = held(root)["R002"]
    assert (now.statement, now.force, now.read.force, now.is_overtaken) == (
        "（二）APP应当提供大字体。",
        "should",
        "must",
        False,
    )


def test_the_table_goes_out_with_the_newer_words_and_comes_back(root):
    polreq(root, "trace")
    assert polreq(root, "review", "--readings", "--export", "读法.xlsx").code == 0
    book = openpyxl.load_workbook(root / "读法.xlsx")
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    rows = {row[0].value[-4:]: row for row in sheet.iter_rows(min_row=2)}
    assert {name: row[heads.index("读法决定")].value for name, row in rows.items()} == dict.fromkeys(
        ("R001", "R002", "R003")
    )
    assert rows["R001"][heads.index("时限")].value == "2026年10月底前（时间节点 2026-10-31）"
    untouched = polreq(root, "review", "--import", "读法.xlsx", "--yes", "--by", "李雷")
    assert "没有任何变化。" in untouched.out
    for name, said in (("R001", "认可"), ("R002", "维持"), ("R003", "不是需求")):
        rows[name][heads.index("读法决定")].value = said
    book.save(root / "读法.xlsx")
    assert polreq(root, "review", "--import", "读法.xlsx", "--yes", "--by", "李雷").code == 0
    now = held(root)
    assert [(now[n].status, now[n].force, now[n].is_overtaken) for n in ("R001", "R002", "R003")] == [
        ("edited", "must", False), ("accepted", "may", False), ("rejected", "must", False),
    ]  # fmt: skip


def test_a_clause_that_is_only_counted_otherwise_asks_nobody(root):
    before = held(root)["R004"]
    polreq(root, "trace")
    now = held(root)["R004"]
    words = "（三）不得限制预约次数。"
    basis = replace(before.bases[0], locator="一.(三).s1", quote=words, digest=text_digest(words))
    assert now == replace(before, bases=(basis,))
    assert [f["code"] for f in _findings(root) if f["subject"] == f"{ID}-R004"] == ["C601"]


def test_it_can_be_taken_back_byte_for_byte_and_others_are_seen(root):
    polreq(root, "trace")
    file = root / "requirements" / f"{ID}.yml"
    before = file.read_bytes()
    with open_cache(root) as cache:
        found = open_review(root, cache, as_of=None)
    one, other = (Reviewing(root, found, Signature(name, date(2026, 8, 1))) for name in ("王敏", "李雷"))
    assert not one.decide([ReadingDecision(ACCEPT, f"{ID}-R001")]).findings
    assert [f.code for f in other.decide([ReadingDecision(KEEP, f"{ID}-R001")]).findings] == ["R911"]
    assert one.undo()
    assert file.read_bytes() == before


def _findings(root):
    return json.loads(polreq(root, "check", "--format", "json").out)["findings"]


DOCUMENT = Document("doc-1", "办法")
TEXTS = ("甲系统应当在30日内办结申请。", "乙部门可以公布清单。", "丙平台不得收费。")


def _clauses(texts):
    def force(text):
        return "may" if "可以" in text else "must"

    return [
        Clause(f"doc-1#p{n}.s1", "doc-1", f"p{n}.s1", text, 0, "requirement", force(text), product=True)
        for n, text in enumerate(texts, 1)
    ]


changes = st.sampled_from(
    (lambda t: t, lambda t: t.replace("应当", "可以"), lambda t: f"进一步{t}", lambda _: "另外的一句话说别的。")
)


@given(
    st.lists(changes, min_size=3, max_size=3), st.lists(st.sampled_from((ACCEPT, KEEP, DROP)), min_size=3, max_size=3)
)
def test_whatever_changed_one_decision_settles_it(made, decided):
    accepted = tuple(replace(r, status="accepted") for r in draft(DOCUMENT, _clauses(TEXTS), ()))
    texts = _clauses([change(text) for change, text in zip(made, TEXTS, strict=True)])
    after = draft(DOCUMENT, texts, accepted)
    decider = ReadingDecider(_assessed(after))
    for requirement, kind in zip([r for r in after if r.is_overtaken], decided, strict=False):
        prepared = decider.prepare([ReadingDecision(kind, requirement.id)], Signature("王敏", date(2026, 8, 1)))
        if requirement.newer.gone and kind != DROP:
            assert [f.code for f in prepared.findings] == ["R916"]
            continue
        (now,) = prepared.requirements
        assert not now.is_overtaken
        if kind == ACCEPT:
            assert (now.statement, now.bases) == (requirement.newer.quote, as_newer(requirement).bases)
        else:
            assert now.statement == requirement.statement
        # extracting once more finds nothing new to decide
        (again,) = (r for r in draft(DOCUMENT, texts, [now]) if r.id == now.id)
        assert again == now


@pytest.mark.parametrize("kind", [CORRECT, REMARK, REOPEN])
def test_the_other_decisions_do_not_lose_the_newer_words(kind):
    (known,) = draft(DOCUMENT, _clauses(TEXTS[1:2]), ())
    (after,) = draft(DOCUMENT, _clauses(["乙部门应当公布清单。"]), [replace(known, status="accepted")])
    decision = ReadingDecision(kind, after.id, "product", "否", note="看过")
    (now,) = ReadingDecider(_assessed([after])).prepare([decision], Signature("王敏", date(2026, 8, 1))).requirements
    assert (now.is_overtaken, now.statement) == (
        (True, TEXTS[1]) if kind == REMARK else (False, "乙部门应当公布清单。")
    )


def _assessed(requirements: tuple[Requirement, ...] | list[Requirement]) -> Assessment:
    workspace = Workspace(documents=(DOCUMENT,), requirements=tuple(requirements))
    graph = build(workspace)
    return Assessment(workspace, graph, compute(workspace, graph, Ask(None)))


def test_the_desk_takes_keeps_and_gives_up_and_undoes(root):
    polreq(root, "trace")
    with open_cache(root) as cache:
        found = open_review(root, cache, as_of=None)
    reviewing = Reviewing(root, found, Signature("王敏", date(2026, 8, 1)))
    desk = Desk(make_review(found.assessment, ()), reviewing, "zh")
    assert [(e.thing.id[-4:], e.gone) for e in desk.review.readings] == [
        ("R001", False),
        ("R002", False),
        ("R003", True),
    ]
    desk.confirm()
    desk.keep()
    desk.confirm()
    assert [f.code for f in desk.refused] == ["R916"]
    desk.reject()
    assert [desk.settled(e) for e in desk.review.readings] == ["accepted", "kept", "dropped"]
    desk.undo()
    assert held(root)["R003"].newer.gone
