"""Every pattern of time expectation that the field's lexicon lists: what is read, which kind, which day, read from what."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from polreq.official.deadlines import DateContext, find_deadlines
from polreq.text.normalise import fold

LEXICON = Path(__file__).resolve().parents[2].parent / "shared" / "domain" / "lexicon.yaml"

#: A document written in March 2021 that takes effect in May.
CONTEXT = DateContext(written=date(2021, 3, 10), published=date(2021, 3, 15), effective=date(2021, 5, 1))

#: Pattern of the lexicon → examples with all that is read in them: words, kind, day, and what the day was read from.
PATTERNS = {
    "ymd_before": [
        ("2021年6月30日前完成接口改造", [("2021年6月30日前", "milestone", "2021-06-30", "text")]),
        ("2021年6月30日（星期三）之前报送", [("2021年6月30日（星期三）之前", "milestone", "2021-06-30", "text")]),
        ("应不晚于2021年10月31日上线", [("2021年10月31日", "milestone", "2021-10-31", "text")]),
    ],
    "ym_end": [
        ("2021年9月底前上线", [("2021年9月底前", "milestone", "2021-09-30", "text")]),
        ("2024年2月末之前上线", [("2024年2月末之前", "milestone", "2024-02-29", "text")]),
        ("2021年9月前上线", [("2021年9月前", "milestone", "2021-09-30", "text")]),
    ],
    "y_end": [
        ("2021年年底前建成", [("2021年年底前", "milestone", "2021-12-31", "text")]),
        ("到2021年底建成", [("到2021年底", "milestone", "2021-12-31", "text")]),
    ],
    "y_by": [("到2023年，平台体系基本建成", [("到2023年", "milestone", "2023-12-31", "text")])],
    "y_quarter": [
        ("2021年第三季度末完成改造", [("2021年第三季度末", "milestone", "2021-09-30", "text")]),
        ("次年2季度前公布", [("次年2季度前", "milestone", "2022-06-30", "written")]),
        ("明年一季度组织验收", [("明年一季度", "milestone", "2022-03-31", "written")]),
    ],
    "y_half": [
        ("2021年上半年接入", [("2021年上半年", "milestone", "2021-06-30", "text")]),
        ("2021年下半年推广", [("2021年下半年", "milestone", "2021-12-31", "text")]),
    ],
    "y_bare": [("2022年，全面推广电子证照", [("2022年", "milestone", "2022-12-31", "text")])],
    "month_end_noyear": [
        ("8月底前报送总结", [("8月底前", "milestone", "2021-08-31", "written")]),
        ("6月至9月组织排查", [("6月至9月", "period", "2021-09-30", "written")]),
    ],
    "year_end_noyear": [
        ("今年年底前改造", [("今年年底前", "milestone", "2021-12-31", "written")]),
        ("本年底前改造", [("本年底前", "milestone", "2021-12-31", "written")]),
        ("年内接入平台", [("年内", "milestone", "2021-12-31", "written")]),
        ("问题当年整改", [("当年", "milestone", "2021-12-31", "written")]),
    ],
    "fyp": [
        ("“十四五”期间推行", [("“十四五”期间", "period", "2025-12-31", "plan")]),
        ("十五五末建成", [("十五五末", "period", "2030-12-31", "plan")]),
        ("“十四五”时期末建成", [("“十四五”时期末", "period", "2025-12-31", "plan")]),
    ],
    "relative_days": [
        ("自本方案印发之日起3个月内出台细则", [("自本方案印发之日起3个月内", "relative", None, "")]),
        # counted from an event in a case, it is a time limit of the service and no date of the project
        ("自收到通知之日起7个工作日内答复", [("自收到通知之日起7个工作日内", "sla", None, "")]),
        ("在变更发生后三十日内备案", [("在变更发生后三十日内", "sla", None, "")]),
    ],
    "sla": [
        ("原则上应在3个工作日内办结", [("3个工作日内", "sla", None, "")]),
        ("1小时内响应，24小时内办结", [("1小时内", "sla", None, ""), ("24小时内", "sla", None, "")]),
        ("应当在三点五个工作日内回访", [("三点五个工作日内", "sla", None, "")]),
        ("应当在半个工作日内回访", [("半个工作日内", "sla", None, "")]),
        ("由法定20个工作日压缩至5个工作日", [("5个工作日", "sla", None, "")]),
    ],
    "months_within": [("两个月内完成整改", [("两个月内", "relative", None, "")])],
    "recurring": [
        ("每半年评估一次", [("每半年", "recurring", None, "")]),
        ("每月10日前报送数据", [("每月10日前", "recurring", None, "")]),
        ("每季度末通报", [("每季度末", "recurring", None, "")]),
        ("每两年修订", [("每两年", "recurring", None, "")]),
    ],
    "batch": [
        ("第二批清单公开后接入", [("第二批", "staged", None, "")]),
        ("分批次接入系统", [("分批次", "staged", None, "")]),
        ("成熟一批，发布一批", [("成熟一批，发布一批", "staged", None, "")]),
        ("分阶段迁移系统", [("分阶段", "staged", None, "")]),
    ],
    # by itself it is a time expectation; before a verb it only says how (as the guide for labels has it)
    "openended": [
        ("（市数据局，长期坚持）", [("长期坚持", "continuous", None, "")]),
        ("完成时限：持续推进", [("持续推进", "continuous", None, "")]),
        ("持续推进系统优化，常态化开展回访", []),
        ("清单实行动态调整", []),
    ],
    # no day, no interval, no stage: nothing that could be met or missed
    "vague": [("尽快对接系统，及时反馈结果，适时评估，条件成熟时推广", [])],
    "immediate": [
        ("自印发之日起施行", [("自印发之日起施行", "effective", "2021-05-01", "effective")]),
        # from when it holds is no day by which it is done
        ("从2021年7月起，按新标准受理", [("从2021年7月起", "effective", "2021-07-01", "text")]),
        ("自2022年起每季度通报", [("自2022年起", "effective", "2022-01-01", "text"), ("每季度", "recurring", None, "")]),
        ("即日起停用旧系统", [("即日起", "effective", "2021-05-01", "effective")]),
        ("发现漏洞的，应当立即整改", []),
    ],
}  # fmt: skip


def examples():
    return [pytest.param(text, found, id=f"{name}: {text}") for name, rows in PATTERNS.items() for text, found in rows]


@pytest.mark.parametrize(("text", "found"), examples())
def test_a_pattern_of_the_field(text, found):
    read = find_deadlines(fold(text), CONTEXT)
    assert [(d.text, d.kind, d.date and d.date.isoformat(), d.resolved_by) for d in read] == found


@pytest.mark.skipif(not LEXICON.is_file(), reason="needs the optional material ../shared beside the checkout")
def test_every_pattern_of_the_list_has_a_row():
    listed = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))["deadlines"]["patterns"]
    assert {pattern["id"] for pattern in listed} == set(PATTERNS)


@pytest.mark.parametrize(
    ("context", "day", "source"),
    [
        (DateContext(title_year=2022, written=date(2021, 12, 30)), date(2022, 6, 30), "title"),
        (DateContext(written=date(2021, 3, 10)), date(2021, 6, 30), "written"),
        (DateContext(effective=date(2021, 5, 1)), date(2021, 6, 30), "effective"),
        (DateContext(), None, ""),
    ],
)
def test_the_year_is_read_from_the_title_then_from_the_day_of_writing_then_from_that_of_effect(context, day, source):
    (deadline,) = find_deadlines("6月底前上线", context)
    assert (deadline.date, deadline.resolved_by) == (day, source)
    assert deadline.confidence < 1


@pytest.mark.parametrize(
    ("context", "day", "source"),
    [
        (CONTEXT, date(2021, 5, 1), "effective"),
        (DateContext(written=date(2021, 3, 10), published=date(2021, 3, 15)), date(2021, 3, 15), "written"),
        (DateContext(), None, ""),
    ],
)
def test_what_holds_from_publication_takes_the_day_of_effect_then_that_of_publication(context, day, source):
    (deadline,) = find_deadlines("自公布之日起施行", context)
    assert (deadline.date, deadline.resolved_by) == (day, source)


def test_the_kinds_are_not_mixed_up_in_one_sentence():
    text = "第一批事项6月底前上线，每季度评估，差评在5个工作日内回访，自印发之日起2年内全面覆盖"
    assert [(d.text, d.kind) for d in find_deadlines(text, CONTEXT)] == [
        ("第一批", "staged"),
        ("6月底前", "milestone"),
        ("每季度", "recurring"),
        ("5个工作日内", "sla"),
        ("自印发之日起2年内", "relative"),
    ]
