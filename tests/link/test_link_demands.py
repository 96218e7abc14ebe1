"""Demands that say the same: what speaks for it and against it, and which pairs are found among many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.link.demand_signals import demand_signals, read_demand
from polreq.link.demands import FROM, same_chance, same_demands, shipped_weights
from polreq.text.choosing import choose_segmenter

WORDS = choose_segmenter().words


def read(text):
    return read_demand(text, WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("推行电子证照归集。", "推行电子证照归集"),
        ("大厅设置母婴室", "在政务服务大厅设立母婴室"),
        ("及时公示抽查结果", "抽查结果应当及时向社会公开"),
        ("食品经营许可到期前提醒经营者续期", "经营者的食品经营许可快到期时发出续期提醒"),
    ],
)
def test_what_says_the_same_in_other_words_is_found(one, other):
    assert list(same_demands(["支持导出统计图", one, "每年体检一次", other], WORDS)) == [(1, 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建立食品安全追溯体系", "建立药品安全追溯体系"),
        ("5个工作日内答复投诉", "对投诉应当在10个工作日内答复"),
        ("允许家属代办", "不允许家属代办"),
        ("公开收费标准", "公开收费标准、办理流程和监督电话"),
        ("支持导出统计图", "每年体检一次"),
        ("", ""),
    ],
)
def test_another_thing_figure_or_a_part_is_not_the_same(one, other):
    assert list(same_demands([one, other], WORDS)) == []


def test_the_signals_of_a_contrast_of_a_part_and_of_what_is_forbidden():
    contrast = demand_signals(read("建立食品安全追溯体系"), read("建立药品安全追溯体系"))
    assert (contrast["replaced"], contrast["inserted"]) == (0.9, 0)
    part = demand_signals(read("公开收费标准"), read("公开收费标准和流程"))
    assert part["replaced"] == 0
    assert part["inserted"] == pytest.approx(6 / 9, abs=1e-4)
    assert demand_signals(read("5日内答复"), read("及时答复"))["one figure"] == 1
    assert demand_signals(read("不得收费"), read("严禁收费"))["both negative"] == 1
    assert demand_signals(read("可以收费"), read("严禁收费"))["negation"] == 1


def test_other_figures_make_two_demands_and_one_figure_in_another_unit_does_not():
    assert same_chance(read("5个工作日内答复投诉"), read("对投诉应当在10个工作日内答复")) == 0
    assert same_chance(read("一周内答复投诉"), read("对投诉应当在7日内答复")) >= FROM


def test_a_word_near_in_meaning_is_met_and_another_one_is_not():
    near = demand_signals(read("老年人乘车优惠"), read("高龄老人坐车减免"))["met"]
    far = demand_signals(read("老年人乘车优惠"), read("企业用电报装"))["met"]
    assert far < near


TEXTS = st.lists(
    st.lists(st.sampled_from(["电子证照", "归集", "共享", "查询", "不得", "3天", "，"]), max_size=5).map("".join),
    max_size=6,
)


@given(TEXTS)
def test_few_demands_are_all_compared_and_their_order_makes_no_difference(texts):
    demands = [read(text) for text in texts]
    chances = {(i, j): same_chance(demands[i], demands[j]) for i in range(len(texts)) for j in range(i + 1, len(texts))}
    assert all(0 <= chance <= 1 for chance in chances.values())
    assert all(same_chance(demands[j], demands[i]) == chance for (i, j), chance in chances.items())
    found = list(same_demands(texts, WORDS))
    assert found == sorted(found)
    assert set(found) <= {pair for pair, chance in chances.items() if chance >= FROM}
    shared = {pair for pair in chances if demands[pair[0]].sense.words & demands[pair[1]].sense.words}
    assert {pair for pair in shared if chances[pair] >= FROM} <= set(found)


def test_every_signal_has_a_weight():
    assert set(demand_signals(read("公开"), read("公开"))) | {"bias"} == set(shipped_weights())
