"""The thesaurus: terms in texts, and the concepts they stand for."""

import pytest

from polreq.link.data_lines import lines
from polreq.link.thesaurus import NEAR, load_thesaurus

OWN = (
    "示例概念甲\t甲政策词 共用词\t甲产品词 XYZQ\t甲说法\t示例概念乙",
    "示例概念乙\t乙政策词\t共用词 共用词加长\t\t",
)


@pytest.fixture
def thesaurus():
    return load_thesaurus(OWN)


def test_policy_and_product_words_meet_in_a_concept(thesaurus):
    policy = thesaurus.weigh(thesaurus.terms("甲政策词"))
    product = thesaurus.weigh(thesaurus.terms("甲产品词"))
    assert "示例概念甲" in policy.keys() & product.keys()


def test_a_related_concept_gets_a_part_of_the_weight(thesaurus):
    weights = thesaurus.weigh(thesaurus.terms("乙政策词"))
    assert weights.keys() == {"示例概念甲", "示例概念乙"}
    assert weights["示例概念甲"] == pytest.approx(NEAR * weights["示例概念乙"])


def test_an_ambiguous_word_is_shared_out(thesaurus):
    weights = thesaurus.weigh(thesaurus.terms("共用词"))
    assert weights == {"示例概念甲": pytest.approx(0.5), "示例概念乙": pytest.approx(0.5)}


def test_the_longest_word_counts(thesaurus):
    assert thesaurus.terms("有共用词加长的") == {"共用词加长": 1}


def test_latin_words_are_whole_words(thesaurus):
    assert thesaurus.terms("用XYZQ做") == {"xyzq": 1}
    assert thesaurus.terms("用xyzqs做") == {}


@pytest.mark.parametrize("name", ["thesaurus.tsv", "everyday_law.tsv"])
def test_every_line_has_five_columns_and_known_relations(name):
    rows = [line.split("\t") for line in lines(name)]
    assert [row[0] for row in rows if len(row) != 5] == []
    names = {row[0] for row in rows}
    assert len(names) == len(rows)
    unknown = {other for row in rows for other in row[4].split()} - names
    assert unknown == set()


@pytest.mark.parametrize(
    ("policy", "product"),
    [
        ("统一公共支付", "收银台支持微信支付"),
        ("统一身份认证", "刷脸登录"),
        ("适老化改造", "长辈版大字"),
        ("公开办件进度", "查件页显示到哪一步了"),
        ("政务服务好差评", "五星打分弹窗"),
        ("电子证照", "亮证页卡包"),
        ("政务新媒体", "公众号推文"),
        ("内容保障", "约稿供稿提醒"),
    ],
)
def test_words_of_the_field_meet(policy, product):
    thesaurus = load_thesaurus()
    one, other = (thesaurus.weigh(thesaurus.terms(text)) for text in (policy, product))
    assert one.keys() & other.keys()
