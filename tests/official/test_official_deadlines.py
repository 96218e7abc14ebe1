from datetime import date

import pytest

from polreq.official.deadlines import DateContext, find_deadlines

WRITTEN = DateContext(written=date(2018, 10, 27))


def read(text, context=WRITTEN):
    return [(d.text, d.kind, d.date and d.date.isoformat()) for d in find_deadlines(text, context)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # milestones
        ("2019年12月底前完成整合", ("2019年12月底前", "milestone", "2019-12-31")),
        ("到2022年，建成体系", ("到2022年", "milestone", "2022-12-31")),
        ("2022年年底前上线", ("2022年年底前", "milestone", "2022-12-31")),
        ("到2025年底基本实现", ("到2025年底", "milestone", "2025-12-31")),
        ("2023年内完成", ("2023年内", "milestone", "2023-12-31")),
        ("2019年2月底前报送", ("2019年2月底前", "milestone", "2019-02-28")),
        ("2020年一季度前完成", ("2020年一季度前", "milestone", "2020-03-31")),
        ("2020年上半年开通", ("2020年上半年", "milestone", "2020-06-30")),
        ("2019年1月15日（周二）前报送", ("2019年1月15日（周二）前", "milestone", "2019-01-15")),
        ("2025年能耗下降5%", ("2025年", "milestone", "2025-12-31")),
        # years that are taken from elsewhere
        ("年底前实现", ("年底前", "milestone", "2018-12-31")),
        ("11月20日前上报", ("11月20日前", "milestone", "2018-11-20")),
        ("次年一季度前完成", ("次年一季度前", "milestone", "2019-03-31")),
        # periods
        ("报名时间为11月26日至11月28日", ("11月26日至11月28日", "period", "2018-11-28")),
        ("“十四五”时期全面推行", ("“十四五”时期", "period", "2025-12-31")),
        ("2026年6—9月开展整治", ("2026年6—9月", "period", "2026-09-30")),
        ("2023年至2025年开展行动", ("2023年至2025年", "period", "2025-12-31")),
        ("通过三年努力，建成体系", ("三年", "period", None)),
        ("力争3年内建成", ("3年内", "period", None)),
        ("力争三到五年时间内完善", ("三到五年时间内", "period", None)),
        ("“十三五”末建成", ("“十三五”末", "period", "2020-12-31")),
        # counted from an event of the project
        ("自印发之日起6个月内完成备案", ("自印发之日起6个月内", "relative", None)),
        ("次月月底前公布", ("次月月底前", "relative", None)),
        # time limits in handling a case
        ("应当在5个工作日内答复", ("5个工作日内", "sla", None)),
        ("应当自受理之日起二十日内作出决定", ("自受理之日起二十日内", "sla", None)),
        ("行政机关要在作出之日起20个工作日内公布", ("在作出之日起20个工作日内", "sla", None)),
        ("办理时限由15日压缩至3日", ("3日", "sla", None)),
        ("一般问题五个工作日办结", ("五个工作日", "sla", None)),
        ("在线客服应在30秒内响应", ("30秒内", "sla", None)),
        ("办理时间为一个工作日", ("一个工作日", "sla", None)),
        ("经批准可以延长十个工作日", ("十个工作日", "sla", None)),
        # repeated, in stages, in force
        ("每月5日前上报", ("每月5日前", "recurring", None)),
        ("每年开展一次评估", ("每年", "recurring", None)),
        ("定期通报情况", ("定期", "recurring", None)),
        ("分批接入平台", ("分批", "staged", None)),
        ("从2019年1月1日起，实施新标准", ("从2019年1月1日起", "effective", "2019-01-01")),
        ("本办法自2021年7月1日起施行", ("自2021年7月1日起施行", "effective", "2021-07-01")),
        ("本规定自公布之日起施行", ("自公布之日起施行", "effective", "2018-10-27")),
    ],
)
def test_each_kind_of_time_expectation(text, found):
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "不定期抽查",
        "办理定期存款业务",
        "2021年6月1日后的申请",
        "2022年9月1日至2023年8月31日期间出生的幼儿",
        "落实《三年行动计划（2022—2024年）》",
        "每人每月400元",
        "年内容更新",
        "以2020年为基数",
        "2015年底前已建成系统",
    ],
)
def test_words_that_are_no_expectation(text):
    assert read(text) == []


def test_the_year_of_the_title_wins_over_the_written_date():
    context = DateContext(title_year=2026, written=date(2025, 12, 30))
    (deadline,) = find_deadlines("年底前完成", context)
    assert (deadline.date, deadline.resolved_by) == (date(2026, 12, 31), "title")
    assert deadline.confidence < 1


def test_a_day_that_does_not_exist_has_no_date():
    assert read("2019年2月30日前报送") == [("2019年2月30日前", "milestone", None)]


def test_a_plan_that_was_over_when_the_document_was_written_sets_no_deadline():
    assert read("“九五”期间建成", DateContext(written=date(1996, 3, 5))) == [("“九五”期间", "period", "2000-12-31")]
    assert read("“九五”期间建成") == []


def test_without_any_context_the_year_stays_open():
    assert read("年底前完成", DateContext()) == [("年底前", "milestone", None)]


def test_two_expectations_in_one_sentence_stay_in_order():
    assert [d[0] for d in read("2019年6月底前接入，2020年底前全面应用")] == ["2019年6月底前", "2020年底前"]
