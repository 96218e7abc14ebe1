import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.split import spans


def cut(text):
    return [text[a:b] for a, b in spans(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("（一）建设平台。平台由省级统建；市级接入。", ["（一）建设平台。", "平台由省级统建；", "市级接入。"]),
        ("按照“先入库；后使用”的原则管理。", ["按照“先入库；后使用”的原则管理。"]),
        ("他说：“这样好。”群众满意。", ["他说：“这样好。”群众满意。"]),
        ("限时办结。（省大数据局负责；各市配合）", ["限时办结。", "（省大数据局负责；各市配合）"]),
        (
            "推进无纸办公。（甲局、乙局指导）压减会议。（丙局负责）",
            ["推进无纸办公。", "（甲局、乙局指导）", "压减会议。", "（丙局负责）"],
        ),
        (
            "建立台账。（责任单位：甲局（办公室））更新台账。",
            ["建立台账。", "（责任单位：甲局（办公室））", "更新台账。"],
        ),
        ("建立台账。（见附件）更新台账。", ["建立台账。", "（见附件）更新台账。"]),
        ("落实《通知；附件》要求。", ["落实《通知；附件》要求。"]),
        ("第一句。 第二句。", ["第一句。 ", "第二句。"]),
        ("已完成编目，下一步：开展核查。", ["已完成编目，", "下一步：开展核查。"]),
        ("明确责任，下一步工作要细化。", ["明确责任，下一步工作要细化。"]),
        (
            "建设平台。（甲局牵头，乙局配合提供接口）压减会议。",
            ["建设平台。", "（甲局牵头，乙局配合提供接口）", "压减会议。"],
        ),
        ("没有句号", ["没有句号"]),
        ("未闭合（括号。后文。", ["未闭合（括号。", "后文。"]),
        ("半角;也算。", ["半角;", "也算。"]),
        ("", []),
    ],
)
def test_units_end_where_a_sentence_ends(text, units):
    assert cut(text) == units


@given(st.text(alphabet="一二。；！？（）()《》“”： ab\n"))
def test_units_join_to_the_text(text):
    assert "".join(cut(text)) == text


@given(st.text(alphabet="一二。；（）“”", min_size=1))
def test_no_unit_is_empty(text):
    assert all(unit for unit in cut(text))


def test_a_bracket_of_bodies_behind_a_sentence_is_a_unit_also_without_a_word_of_role():
    text = "增加导航功能。〔省示例中心；2027年4月底前完成〕推广免申即享。（省示例厅、省示例局）优化客服。（省示例局）"
    assert [text[a:b] for a, b in spans(text)] == [
        "增加导航功能。",
        "〔省示例中心；2027年4月底前完成〕",
        "推广免申即享。",
        "（省示例厅、省示例局）",
        "优化客服。",
        "（省示例局）",
    ]


@pytest.mark.parametrize("bracket", ["（以下简称示例中心）", "（一）", "（关于示例大会）", "（共3个）"])
def test_other_brackets_behind_a_sentence_go_on_with_the_next_one(bracket):
    text = f"做好示例工作。{bracket}明确责任分工。"
    assert [text[a:b] for a, b in spans(text)] == ["做好示例工作。", f"{bracket}明确责任分工。"]
