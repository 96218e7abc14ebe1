"""Messages that ask for the same stand in one group; what is given stays together, and apart from what is given otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from polreq.link.grouping import group, most_typical

MESSAGES = [
    "养老金认证人脸老是通不过",
    "小区门口路灯坏了两周没人修",
    "八十岁老人养老金认证刷脸过不了",
    "路灯不亮，走夜路害怕",
    "退休养老金人脸认证总失败",
    "公积金提取半个月没到账",
    "路灯坏了，一排都不亮",
    "公积金提取半个月没到账！",
]


def test_messages_are_grouped_by_what_they_ask_for():
    assert group(MESSAGES) == ((0, 2, 4), (1, 3, 6), (5, 7))


def test_the_most_typical_message_has_most_in_common_with_all():
    assert most_typical(["路灯不亮", "路灯坏了不亮没人修", "路灯坏了没人修", "灯"]) == 1
    assert most_typical(["一样", "一样"]) == 0


def test_groups_that_are_given_take_in_others_and_stay_apart():
    texts = ["路灯坏了没人修", "路灯坏了没人修", "路灯坏了没人修呀"]
    assert group(texts, {0: "a", 1: "b"}) in (((0, 2), (1,)), ((0,), (1, 2)))
    assert group(["公积金", "路灯"], {0: "a", 1: "a"}) == ((0, 1),)


_TEXTS = st.lists(st.sampled_from([*MESSAGES, "", "。", "灯"]), max_size=14)


@given(_TEXTS, st.dictionaries(st.integers(0, 13), st.sampled_from("ab"), max_size=5))
def test_every_message_is_in_one_group_and_given_ones_are_as_given(texts, named):
    named = {position: name for position, name in named.items() if position < len(texts)}
    groups = group(texts, named)
    assert sorted(position for members in groups for position in members) == list(range(len(texts)))
    at = {position: number for number, members in enumerate(groups) for position in members}
    for one, name in named.items():
        for other, its in named.items():
            assert (at[one] == at[other]) == (name == its)
