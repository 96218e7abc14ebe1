"""Short numbered sentences: what they are is told by what stands below them, read from whole files."""

import pytest

from polreq.extract.extracting import extract
from polreq.ingest.source import read_source
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


def kinds(*lines, name="a.txt"):
    document = read_source(
        name, "\n".join(("示例市档案局关于便民措施的公告", "现公告如下：", *lines)).encode()
    ).document
    assert document is not None
    return {clause.text: clause.kind for clause in extract(document, LEXICON)}


@pytest.mark.parametrize(
    "below",
    [
        "本公告执行期限为2028年1月1日至2029年12月31日。",
        "本公告自2028年1月1日起施行。",
        "本公告由示例市档案局负责解释。",
        "特此公告。",
    ],
)
def test_below_it_only_stands_what_the_whole_document_says(below):
    assert kinds("一、免收查询费。", below)["一、免收查询费。"] == "requirement"


def test_the_last_of_sentences_is_like_those_before_it():
    found = kinds("一、免收查询费。", "二、取消纸质证明。", "三、暂停收取复印费。", "各单位要做好宣传。")
    assert [kind for text, kind in found.items() if text[1] == "、"] == ["requirement"] * 3


def test_what_is_set_out_below_it_makes_it_a_heading():
    found = kinds("一、完善查询服务。", "各馆应当每日开放查询。", "二、优化窗口布局。", "各馆应当设置综合窗口。")
    assert [kind for text, kind in found.items() if text[1] == "、"] == ["heading"] * 2


@pytest.mark.parametrize("text", ["一、按照《示例查询办法》办理。", "一、通过统一平台报送。"])
def test_how_and_then_what_is_done_is_no_name(text):
    assert kinds(text)[text] == "requirement"


def test_the_day_on_which_the_document_itself_ends_goes_before_a_number_of_years():
    lines = "示例市档案局关于便民措施的公告\n一、免收查询费。\n本公告执行期限为2028年1月1日至2029年12月31日。\n本办法有效期5年。\n"
    document = read_source("a.txt", lines.encode()).document
    assert document is not None
    assert str(document.dates.expires) == "2029-12-31"
