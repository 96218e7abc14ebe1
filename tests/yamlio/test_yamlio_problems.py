"""Wrong syntax is said in plain words, with the place that is to be mended and, where there is one, the place that explains it."""

import pytest

from polreq.yamlio import parse

BRACKET = "括号没有闭合：缺少“{}”，或两项之间缺少逗号"
NO_COLON = "这一行缺少“: ”，或上一行的文字没有写完"


@pytest.mark.parametrize(
    ("text", "zh", "place", "related"),
    [
        ("甲: [1, 2\n乙: 3\n", BRACKET.format("]"), "1:4", ["2:2"]),
        ("甲: {乙: 1, 丙: 2\n   丁: 3}\n", BRACKET.format("}"), "1:4", ["2:5"]),
        ("甲: [一, {乙: 1] \n", BRACKET.format("}"), "1:13", ["1:8"]),
        ("甲: 1\n  乙: 2\n", "这一行比上一行缩进深，但上一行已经有值", "2:3", ["1:1"]),
        ("  甲 一\n  乙: 二\n", NO_COLON, "1:3", []),
        ("甲: 1\n乙：2\n丙: 3\n", "“：”是全角冒号，键后应为半角冒号加空格“: ”", "2:2", []),
        ("甲: 1\n\u3000乙：2\n丙: 3\n", "缩进用了全角空格，应为半角空格", "2:1", []),
        ("乙:2\n丙: 3\n", "冒号后缺空格，键后应为“: ”", "1:3", []),
        ("甲: 乙: 丙\n", "值里含有“: ”，请给整个值加引号", "1:5", []),
        ("甲: '乙\n", "引号没有闭合", "1:4", []),
        ("甲: '乙' 丙\n", "引号闭合之后还有文字；引号内的引号请换成“”，或写两遍", "1:8", []),
        ("甲: [乙] 丙\n", "括号闭合之后还有文字", "1:8", []),
        ("甲: 1\n乙丙\x01: 1\n", "含有控制字符 U+0001，请删除", "2:3", []),
        ("甲: 1\n\t乙: 2\n", "缩进用了制表符（Tab），应为空格", "2:1", []),
        ("甲: }\n", "多余的“}”，请给整个值加引号或删除它", "1:4", []),
        ("甲: @乙\n", "值不能以“@”开头，请给整个值加引号", "1:4", []),
        ("甲: - 乙\n", "“- ”不能和键写在同一行，请另起一行", "1:4", []),
    ],
)
def test_what_is_wrong_and_where(text, zh, place, related):
    _, (finding,) = parse(text.encode(), "a.yml")
    said = (dict(finding.facts)["problem"].zh, str(finding.place), [str(place) for place in finding.related])
    assert said == (zh, f"a.yml:{place}", [f"a.yml:{place}" for place in related])
