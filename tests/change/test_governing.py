"""Which of several stated values governs: level, day, and the stricter one; what is unknown is asked."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.change.bounds import bound_of_deadline, bound_of_target, strictness
from polreq.change.governing import governing
from polreq.model.clause import Deadline
from polreq.official.durations import longer
from polreq.official.quantities import find_targets
from polreq.results.governing import (
    ASIDE_REASONS,
    BOUND_OPS,
    GOVERNING_QUESTIONS,
    GOVERNING_REASONS,
    STATED_RANKS,
    Bound,
    Stated,
)
from polreq.words.governing import ASIDE, GOVERNING, QUESTIONS

OLD, NEW = date(2019, 1, 1), date(2024, 1, 1)


def most(value, unit="工作日"):
    return Bound("<=", Decimal(value), unit)


def said(rank, bound, day=OLD, **more):
    return Stated(f"{rank}-{bound.value}-{day}", str(bound.value), bound, rank, rank, day=day, **more)


NATIONAL_5 = said("national", most(5))
CITY_7, CITY_3 = said("city", most(7)), said("city", most(3))
PROVINCE_4, PROVINCE_NEW_6 = said("province", most(4)), said("province", most(6), NEW)


def told(*stated):
    """Return which value governs and why, what is set aside and why, and what is asked."""
    found = governing(stated)
    return (
        found.stated and found.stated.words,
        found.reasons,
        tuple((one.stated.words, one.reason) for one in found.aside),
        found.questions,
    )


def test_a_lower_level_may_not_be_looser():
    assert told(CITY_7, NATIONAL_5) == ("5", ("upper",), (("7", "looser"),), ())


def test_a_lower_level_may_be_stricter_and_then_governs_delivery():
    assert told(NATIONAL_5, PROVINCE_4, CITY_7) == ("4", ("stricter", "upper"), (("5", "met"), ("7", "looser")), ())


def test_each_stricter_level_goes_on_from_the_one_above():
    assert told(CITY_3, NATIONAL_5, PROVINCE_4) == ("3", ("stricter",), (("5", "met"), ("4", "met")), ())


def test_of_one_level_the_later_one_governs_and_special_rules_are_asked_for():
    assert told(PROVINCE_4, PROVINCE_NEW_6) == ("6", ("later",), (("4", "earlier"),), ("special",))


def test_what_is_not_in_force_is_out():
    ended = said("national", most(2), standing="ended")
    assert told(ended, NATIONAL_5) == ("5", ("only",), (("2", "not_in_force"),), ())
    assert told(ended) == (None, ("none",), (("2", "not_in_force"),), ())


def test_a_document_of_unknown_force_counts_and_is_asked_about():
    assert told(said("national", most(5), standing="unclear"), CITY_3) == (
        "3",
        ("stricter",),
        (("5", "met"),),
        ("force",),
    )


@pytest.mark.parametrize("kind", ["contract", "meeting", "instruction"])
def test_what_a_project_agrees_on_may_be_stricter_and_never_looser(kind):
    assert told(said(kind, most(3), NEW), NATIONAL_5) == ("3", ("stricter",), (("5", "met"),), ())
    assert told(said(kind, most(9), NEW), NATIONAL_5) == ("5", ("upper",), (("9", "looser"),), ())


def test_what_nobody_knows_is_asked_and_nothing_is_invented():
    assert told(said("", most(9)), NATIONAL_5) == (None, ("unknown",), (), ("level",))
    assert told(said("national", most(9), day=None), NATIONAL_5) == (None, ("unknown",), (), ("day",))
    assert told(said("national", most(9)), NATIONAL_5) == (None, ("unknown",), (), ("same_day",))
    assert told(said("city", most(9), region="甲市"), said("city", most(8), region="乙市")) == (
        None,
        ("unknown",),
        (),
        ("region",),
    )
    assert told(NATIONAL_5, said("city", most(7, "日"))) == ("5", ("upper",), (("7", "incomparable"),), ("compare",))


def test_while_it_cannot_be_told_the_strictest_is_named_if_there_is_one():
    assert governing([said("", most(9)), NATIONAL_5]).safest == NATIONAL_5
    assert governing([said("", most(7, "日")), NATIONAL_5]).safest is None


def test_what_cannot_be_met_together_gives_way_to_the_upper_one():
    lead, other = Bound("is", word="市数据局"), Bound("is", word="市民政局")
    assert told(said("province", lead), said("city", other))[1:3] == (("upper",), (("0", "against"),))
    assert told(said("city", lead), said("city", other, NEW))[1] == ("later",)


def test_an_open_lower_level_does_not_matter_where_all_of_it_is_looser():
    assert told(NATIONAL_5, CITY_7, said("city", most(8))) == ("5", ("upper",), (("7", "looser"), ("8", "looser")), ())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (most(5), most(7), "stricter"),
        (most(7), most(5), "looser"),
        (most(24, "小时"), most(1, "日"), "same"),
        (most(1, "小时"), most(1), "stricter"),
        (most(3, "日"), most(5), "stricter"),  # no working day is over before its day
        (most(24, "小时"), most(1), "unknown"),
        (most(5), most(7, "日"), "unknown"),
        (most(5, "份"), most(7, "个"), "unknown"),
        (Bound(">=", Decimal(95), "%"), Bound(">=", Decimal(90), "%"), "stricter"),
        (Bound(">=", Decimal(2), "万人"), Bound(">=", Decimal(20000), "人"), "same"),
        (Bound("reduce", Decimal(30), "%"), Bound("reduce", Decimal(50), "%"), "looser"),
        (Bound("reduce", Decimal(30), "%"), Bound("<=", Decimal(50), "%"), "unknown"),
        (Bound("=", Decimal(7), "日"), most(5, "日"), "looser"),
        (Bound("=", Decimal(7)), Bound("=", Decimal(5)), "against"),
        (most(3, "份"), Bound(">=", Decimal(5), "份"), "against"),
        (most(5, "份"), Bound(">=", Decimal(3), "份"), "unknown"),
        (Bound("by", day=OLD), Bound("by", day=NEW), "stricter"),
        (Bound("by", day=OLD), most(5), "unknown"),
    ],
)
def test_which_value_is_the_stricter_one(one, other, expected):
    assert strictness(one, other) == expected


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("5个工作日内", "", most(5)),
        ("不超过3日", "", most(3, "日")),
        ("3至5个工作日内", "", most(5)),
        ("不少于5个工作日", "公示期不少于5个工作日。", Bound(">=", Decimal(5), "工作日")),
        ("7日", "在网站公示7日。", Bound(">=", Decimal(7), "日")),
        ("任期届满六十日前", "", Bound(">=", Decimal(60), "日")),
        ("会议召开15日以前", "", Bound(">=", Decimal(15), "日")),
        ("有效期满前三个月内", "", None),
        ("尽快", "", None),
    ],
)
def test_time_limits_as_they_bind(text, sentence, expected):
    assert bound_of_deadline(Deadline(text, "sla"), sentence) == expected


def test_days_and_goals_as_they_bind():
    assert bound_of_deadline(Deadline("2027年底前", "milestone", NEW)) == Bound("by", day=NEW)
    assert bound_of_deadline(Deadline("每年", "recurring")) is None
    (target,) = find_targets("网上可办率不低于95%。")
    assert bound_of_target(target) == Bound(">=", Decimal(95), "%")


def test_every_code_has_words():
    assert (tuple(GOVERNING), tuple(ASIDE), tuple(QUESTIONS)) == (GOVERNING_REASONS, ASIDE_REASONS, GOVERNING_QUESTIONS)


_NUMBERS = st.integers(1, 9).map(Decimal)
_BOUNDS = st.one_of(
    st.builds(Bound, st.sampled_from(BOUND_OPS[:4]), _NUMBERS, st.sampled_from(("%", "日", "工作日", "小时"))),
    st.builds(Bound, st.just("by"), day=st.sampled_from((OLD, NEW))),
    st.builds(Bound, st.just("is"), word=st.sampled_from(("甲", "乙"))),
)
_STATED = st.builds(
    Stated,
    st.sampled_from("abcdefg"),
    st.just("…"),
    _BOUNDS,
    st.sampled_from("xyz"),
    st.sampled_from((*STATED_RANKS, "")),
    st.sampled_from(("", "甲市", "乙市")),
    st.sampled_from((OLD, NEW, None)),
    st.sampled_from(("in_force", "unclear", "ended", "not_yet")),
)
_SEVERAL = st.lists(_STATED, max_size=6)


@given(_SEVERAL, st.randoms())
def test_the_order_of_what_is_stated_does_not_matter(stated, random):
    shuffled = list(stated)
    random.shuffle(shuffled)
    assert governing(shuffled) == governing(stated)


@given(_SEVERAL)
def test_what_governs_is_in_force_and_never_looser_than_an_upper_one_that_holds(stated):
    found = governing(stated)
    if found.stated is None:
        return
    assert found.stated.counts
    over = {one.stated for one in found.aside if one.reason in ("earlier", "looser", "against", "not_in_force")}
    for upper in set(stated) - over:
        if upper.rank in STATED_RANKS and STATED_RANKS.index(upper.rank) < STATED_RANKS.index(
            found.stated.rank or STATED_RANKS[-1]
        ):
            assert strictness(found.stated.bound, upper.bound) in ("stricter", "same", "unknown")


@given(_SEVERAL)
def test_nothing_that_is_out_of_force_changes_what_governs(stated):
    found, live = governing(stated), governing([one for one in stated if one.counts])
    assert (found.stated, found.reasons, found.questions) == (live.stated, live.reasons, live.questions)


@given(_SEVERAL)
def test_a_project_governs_policy_only_where_it_is_stricter(stated):
    found = governing(stated)
    policy = [one for one in stated if one.counts and one.rank in STATED_RANKS[:5]]
    if found.stated and policy and found.stated.rank in STATED_RANKS[5:]:
        assert "stricter" in found.reasons


@given(_SEVERAL)
def test_where_nothing_governs_somebody_is_asked_or_nothing_is_in_force(stated):
    found = governing(stated)
    assert found.stated or found.questions or not any(one.counts for one in stated)


@given(_BOUNDS, _BOUNDS)
def test_strictness_seen_from_the_other_side(one, other):
    turned = {"stricter": "looser", "looser": "stricter"}
    verdict = strictness(one, other)
    assert strictness(other, one) == turned.get(verdict, verdict)


@given(_NUMBERS, _NUMBERS, st.sampled_from(("小时", "日", "个工作日", "月")), st.sampled_from(("分钟", "日", "工作日")))
def test_longer_seen_from_the_other_side(one, other, unit, beside):
    found, turned = longer((one, unit), (other, beside)), longer((other, beside), (one, unit))
    assert turned == (None if found is None else -found)
