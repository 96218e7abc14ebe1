"""What bears on the product: by groups of words, by what is told of a thing, and by what the text around is about."""

from datetime import date

import pytest

from polreq.extract.extracting import extract
from polreq.extract.product import names_product
from polreq.model.document import Block, Dates, Document
from polreq.text.lexicon import load_lexicon
from polreq.yamlio.parse import parse

LEXICON = load_lexicon()


def bears(text, lexicon=LEXICON, title="示例市某项工作方案"):
    body = (Block("paragraph", text, "p1"),)
    document = Document("doc", title, genre="工作方案", level="city", dates=Dates(written=date(2024, 3, 1)), body=body)
    (clause,) = extract(document, lexicon)
    assert clause.kind in ("requirement", "prohibition", "optional")
    return clause.product


@pytest.mark.parametrize(
    "text",
    [
        "园区应当建立统一的能源申报管理平台，实施年度报告制度。",
        "各区应当设置自助服务终端，方便群众全天候办事。",
        "不动产登记机构应当通过互联网提供登记资料查询服务。",
        "有关部门应当将许可信息推送至市数据共享平台。",
        "承办单位应当在系统中记录办理结果，并向申请人发送短信。",
        "不得要求申请人重复提交可以通过数据共享获取的材料。",
    ],
)
def test_what_a_system_must_do_bears_on_the_product(text):
    assert bears(text)


@pytest.mark.parametrize(
    "text",
    [
        "各部门应当按月向市数据局报送工作进展。",
        "各级人民政府应当将所需经费列入本级财政预算。",
        "各地要加强组织领导，健全工作机制。",
        "各单位应当加强人才队伍建设，定期开展培训。",
        "各县要保护和修复生态系统。",
        "有关部门要系统谋划产业布局，培育龙头企业。",
    ],
)
def test_what_people_do_among_themselves_does_not(text):
    assert not bears(text)


def test_a_word_that_hides_another_names_nothing():
    assert names_product("建设政务服务平台", LEXICON)
    assert not names_product("保护生态系统", LEXICON)
    assert not names_product("系统性推进改革", LEXICON)


def test_a_word_that_a_workspace_adds_to_a_group_counts_like_the_others():
    text = "各区应当建成“云上小镇”，供居民办理手续。"
    node, findings = parse("product:\n  thing:\n    system:\n      words: [云上小镇]\n".encode(), "lexicon.yml")
    assert node is not None
    assert not findings
    assert not bears(text)
    assert bears(text, load_lexicon((node,)))
