"""Masking: what is personal goes, what only looks like it stays, and what is masked stays as it is."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.text.masking import find_private, mask
from polreq.text.private import SHAPES


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape.kind} {shape.example}")
def test_every_pattern_finds_what_its_example_shows(shape):
    assert re.search(shape.pattern, shape.example)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("来电人王建国反映，电话138 1234 5678", "来电人【姓名】反映，电话【电话】"),
        ("本人李芳，身份证号３３０１０６１９９００３０７１２３Ｘ", "本人【姓名】，身份证号【证件号】"),
        ("欧阳女士家住西湖区文三路123号2单元301室", "【姓名】女士家住西湖区【住址】"),
        ("浙A·12345占道，请回复li.hua@example.com", "【车牌】占道，请回复【邮箱】"),
        ("退到卡号6222 0212 0200 1234 567，微信号：wx_123456", "退到卡号【卡号】，微信号：【账号】"),
        ("打一三八一二三四五六七八找阿依古丽·买买提", "打【电话】找【姓名】"),
        ("联系人：高峰/0571-87654321转802", "联系人：【姓名】/【电话】"),
    ],
)
def test_what_is_personal_is_masked(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "文三路路灯不亮，市城管局12345转了三次",
        "国办发〔2019〕51号要求2026年3月5日前办结，补贴12800元",
        "政务服务中心3号窗口的语文老师和班主任都在",
        "申请编号330100202601050001，统一社会信用代码913301067654321234",
        "谢谢，应该把材料清单写清楚，方便群众",
        "路难走，车难停，公厕少。",
        "江苏来的车在高新区周末没人管，400-820-8820占线",
    ],
)
def test_what_only_looks_personal_stays(text):
    assert mask(text) == text


_PIECES = st.sampled_from(
    ["王建国", "李女士", "电话", "13812345678", "0571-87654321", "身份证", "330106199003071234", "文三路123号", "2单元301室", "，", " ", "浙A12345",
     "【姓名】", "反映", "的", "1", "a@b.cn", "联系人：", "小区", "号", "我", "在", "6222021202001234567"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_a_masked_text_stays_as_it_is(text):
    once = mask(text)
    assert mask(once) == once
    assert not find_private(once)


@given(st.text(max_size=60))
def test_stretches_are_in_order_and_apart(text):
    found = find_private(text)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
