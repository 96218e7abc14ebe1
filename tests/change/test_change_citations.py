"""Whether citations hold: own small registry, own texts, every answer compared as a whole."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.change.citations import check_citations, check_document, check_text
from polreq.change.registry import Known, Registry, known_documents, parse_registry
from polreq.model.document import Block, Dates, Document, Part, Relation, Source
from polreq.model.place import Place

GUIDE = Known("国务院关于加强数字办件建设的指导意见", "国发〔2022〕14号", ("国务院",), "in_force", settled=True)
PLATFORM = Known("国务院关于加快推进全国办件平台建设的意见", "国发〔2018〕27号", ("国务院",), "in_force", settled=True)
REFORM = Known(
    "国务院办公厅关于印发办件“一窗一次”改革实施方案的通知", "国办发〔2018〕45号", ("国务院办公厅",), settled=True
)
RULES = Known("办件条例", "国务院令第700号", ("国务院",), "in_force", settled=True)
OLD = Known("办件合同法", "", (), "repealed", date(2021, 1, 1), "《办件法典》")
KNOWN = (GUIDE, PLATFORM, REFORM, RULES, OLD)
REGISTRY = Registry.build(KNOWN)


def answers(text, registry=REGISTRY):
    """(state, correct form, codes) of every citation."""
    return [(c.state, c.correct, [f.code for f in c.findings]) for c in check_text(text, registry)]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # right, in the ways people cite
        ("《国务院关于加强数字办件建设的指导意见》（国发〔2022〕14号）", ("ok", GUIDE.form, [])),
        ("《关于加强数字办件建设的指导意见》（国发〔2022〕14号）", ("ok", GUIDE.form, [])),
        ("《办件“一窗一次”改革实施方案》（国办发〔2018〕45号）", ("ok", REFORM.form, [])),
        ("《指导意见》（国发〔2022〕14号）", ("ok", GUIDE.form, [])),
        ("《关于加强……的指导意见》（国发〔2022〕14号）", ("ok", GUIDE.form, [])),
        ("国发〔2022〕14号文", ("ok", GUIDE.form, [])),
        ("《办件条例》", ("ok", RULES.form, [])),
        # the number belongs to another document, or to none
        ("《关于数字办件加强建设的意见指导》（国发〔2022〕14号）", ("wrong", GUIDE.form, ["D301"])),
        ("《关于加强数字办件建设的指导意见》（国发〔2018〕27号）", ("wrong", GUIDE.form, ["D306"])),
        ("《关于加强数字办件建设的指导意见》（国发〔2021〕14号）", ("wrong", GUIDE.form, ["D306"])),
        ("《办件条例》（国务院令第701号）", ("wrong", RULES.form, ["D306"])),
        # the issuer
        (
            "国务院办公厅印发《关于加快推进全国办件平台建设的意见》（国发〔2018〕27号）",
            ("wrong", PLATFORM.form, ["D307"]),
        ),
        ("《国务院办公厅关于加快推进全国办件平台建设的意见》", ("wrong", PLATFORM.form, ["D307"])),
        ("国务院《办件“一窗一次”改革实施方案》（国办发〔2018〕45号）", ("wrong", REFORM.form, ["D307"])),
        (
            "国务院办公厅《关于办件的若干意见》（国发〔2030〕1号）",
            ("wrong", "《关于办件的若干意见》（国发〔2030〕1号）", ["D307"]),
        ),
        ("《数字办件指导意见》（国发〔2022〕14号）", ("ok", GUIDE.form, [])),  # eight characters are a short name
        ("《加数字办件指导意见》（国发〔2022〕14号）", ("wrong", GUIDE.form, ["D301"])),
        # a title that nobody knows
        ("《关于加强办件数字建设的指导意见》", ("wrong", GUIDE.form, ["D308"])),
        ("《关于推进全国办件平台建设的意见》", ("wrong", PLATFORM.form, ["D308"])),
        ("《关于进一步加强数字办件建设的指导意见》", ("unknown", GUIDE.form, [])),
        ("《望川市数字办件管理办法》", ("unknown", "", [])),
        # the way the number is written
        ("《办件“一窗一次”改革实施方案》（国办发〔201845号）", ("wrong", REFORM.form, ["D305"])),
        ("《办件“一窗一次”改革实施方案》（国办发[2018]45号）", ("ok", REFORM.form, ["D309"])),
        ("望政〔2020〕第007号", ("wrong", "望政〔2020〕7号", ["D305"])),
        # documents of others under the same title
        ("《关于加强数字办件建设的指导意见》（望府〔2022〕33号）", ("unknown", "", [])),
        ("《望川省人民政府关于加强数字办件建设的指导意见》", ("unknown", "", [])),
        ("望川省人民政府《关于加强数字办件建设的指导意见》", ("unknown", "", [])),
        ("《望川省人民政府关于加强办件数字建设的指导意见》", ("unknown", "", [])),
        ("《件办条例》", ("unknown", "", [])),
        # not in force
        ("《办件合同法》", ("wrong", "《办件法典》", ["D302"])),
        ("《办件合同法》同时废止", ("ok", "《办件合同法》", [])),
        ("决定废止《办件合同法》", ("ok", "《办件合同法》", [])),
    ],
)
def test_every_citation_has_its_answer(text, answer):
    assert answers(text) == [answer]


def test_a_finding_says_what_is_right_and_where():
    text = "2018年7月，\n国务院办公厅《关于加快推进全国办件平台建设的意见》（国发〔2018〕27号）"
    (check,) = check_text(text, REGISTRY, "片子.txt")
    place = Place("片子.txt", 2, 7)
    assert check.place == place
    (finding,) = check.findings
    assert (finding.place, dict(finding.facts)) == (
        place,
        {
            "what": "《关于加快推进全国办件平台建设的意见》",
            "right": "国务院",
            "named": "国务院办公厅",
            "correct": PLATFORM.form,
        },
    )


@pytest.mark.parametrize(
    ("title", "cited", "codes"),
    [
        ("关于推进望川市办件平台建设意见", "《关于推进望川市办件台建设意见》", ["D308"]),
        ("关于推进望川办件平台建设意见", "《关于推进望川办件台建设意见》", []),
    ],
)
def test_a_title_of_thirteen_characters_is_known_with_a_word_less(title, cited, codes):
    registry = Registry.build((Known(title, "国发〔2020〕5号", settled=True),))
    (check,) = check_text(cited, registry)
    assert [finding.code for finding in check.findings] == codes


@pytest.mark.parametrize(
    ("cited", "codes"),
    [
        ("《关于望川省数字办件先行区建设总体布局的批复》", []),
        ("《关于望川省数字办件先行区总体布局建设的批复》", ["D308"]),
        ("《关于望川省数字办件先行区建设总体布局》", []),  # what was asked for, not the reply
    ],
)
def test_a_reply_is_meant_only_by_the_title_of_a_reply(cited, codes):
    registry = Registry.build((Known("关于望川省数字办件先行区建设总体布局的批复", "国函〔2020〕5号", settled=True),))
    (check,) = check_text(cited, registry)
    assert [finding.code for finding in check.findings] == codes


def test_a_table_of_known_documents_is_settled_and_days_may_be_months_or_years():
    row = "{}\t{}\t{}\trepealed\t{}\t《丙》\n"
    table = (
        "# 注\n\n" + row.format("国发〔2022〕14号", "甲", "国务院、乙", "2021-03") + row.format("", "丁", "", "2021")
    )
    assert parse_registry(table) == (
        Known("甲", "国发〔2022〕14号", ("国务院", "乙"), "repealed", date(2021, 3, 1), "《丙》", settled=True),
        Known("丁", "", (), "repealed", date(2021, 1, 1), "《丙》", settled=True),
    )


def test_a_document_is_known_by_what_it_prints_not_by_its_attachments():
    parts = (Part("inner", "办件方案"), Part("attachment", "任务分工表"), Part("inner", ""))
    (known,) = known_documents([document(parts=parts)])
    assert known.inner == ("办件方案",)


@given(
    quote=st.sampled_from(["“{}”", '"{}"', "「{}」", "{}"]),
    at=st.integers(1, 20),
    space=st.sampled_from([" ", "\u3000", "\n"]),
    bracket=st.sampled_from(["（国办发〔2018〕45号）", "(国办发〔2018〕45号)", " （国办发〔2018〕 45 号）"]),
)
def test_quotes_spaces_and_brackets_change_no_answer(quote, at, space, bracket):
    title = f"国务院办公厅关于印发办件{quote.format('一窗一次')}改革实施方案的通知"
    assert answers(f"《{title[:at]}{space}{title[at:]}》{bracket}") == [("ok", REFORM.form, [])]


@given(st.permutations(KNOWN))
def test_the_order_of_the_registry_does_not_matter(known):
    assert Registry.build(known) == REGISTRY


def document(*texts, written=date(2022, 1, 1), **facts):
    blocks = tuple(Block("paragraph", text, f"p{n}") for n, text in enumerate(texts, 1))
    return Document("d-1", "望川市办件方案", dates=Dates(written=written), body=blocks, source=Source("d.txt"), **facts)


def test_a_document_is_judged_by_the_day_it_was_written():
    text = "依照《办件合同法》办理。"
    found = {day: [f.code for f in check_citations([document(text, written=day)], REGISTRY)] for day in (
        date(2020, 12, 31), date(2021, 1, 1), None,
    )}  # fmt: skip
    assert found == {date(2020, 12, 31): [], date(2021, 1, 1): ["D302"], None: []}


def test_places_are_those_of_the_policy_file_or_of_the_source_text():
    wrong = "第一段。", "见《办件条例》（国务院令第701号）。"
    (found,) = check_citations([document(*wrong)], REGISTRY)
    assert (found.place, found.subject) == (Place("d.txt", 2, 2), "d-1")
    apart = Document("d-2", "某方案", source=Source("e.txt"), body=(
        Block("paragraph", "第一段。", "p1", blank=2), Block("paragraph", wrong[1], "p2", mark="（一）"),
    ))  # fmt: skip
    (found,) = check_citations([apart], REGISTRY)
    assert found.place == Place("e.txt", 4, 5)  # behind two blank lines and the mark
    loaded = document()
    at = Place("policies/d.yml", 12, 9)
    loaded = replace(loaded, body=(Block("paragraph", wrong[1], "p1", place=at),))
    (found,) = check_citations([loaded], REGISTRY)
    assert found.place == at
    (check,) = check_document(loaded, REGISTRY)
    assert (check.place, check.state) == (at, "wrong")


def test_its_own_title_and_number_are_no_citations():
    head = (Block("title", "关于印发《甲》的通知"), Block("number", "国发〔2018〕99号"))
    assert check_document(Document("d", "t", body=head), REGISTRY) == ()


def test_a_workspace_knows_its_documents_and_what_ended_them():
    old = Document("a", "望川市办件办法", "望政〔2015〕1号", dates=Dates(written=date(2015, 1, 1)), status="in_force")
    new = Document(
        "b",
        "望川市办件条例",
        "望政〔2020〕2号",
        dates=Dates(written=date(2020, 1, 1), effective=date(2020, 3, 1)),
        relations=(Relation("repeals", "望川市办件办法"),),
        status="in_force",
    )
    first, second = known_documents([old, new])
    assert (first.status, first.ended, first.successor) == ("superseded", date(2020, 3, 1), second.form)
    assert (second.status, second.ended, second.successor) == ("in_force", None, "")
    repealing = replace(new, title="望川市人民政府关于废止部分文件的决定")
    assert known_documents([old, repealing])[0] == replace(first, status="repealed", successor="")


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("望政发〔2023〕3号", []),  # the number it has
        ("望政发〔2024〕3号", ["D306"]),
        ("望政发〔2023〕8号", ["D306"]),
        ("望政发〔2024〕8号", []),  # next year's notice of the same title
        ("望政办发〔2023〕3号", []),  # another issuer's
    ],
)
def test_a_document_of_the_workspace_may_have_namesakes(number, codes):
    notice = Document("n", "望川市人民政府关于下达年度办件任务的通知", "望政发〔2023〕3号")
    registry = Registry.build(known_documents([notice]))
    (check,) = check_text(f"《关于下达年度办件任务的通知》（{number}）", registry)
    assert [finding.code for finding in check.findings] == codes
