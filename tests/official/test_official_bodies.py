"""What is a body: one list of endings, asked by signatures, addressees, issuers, and subjects of sentences."""

import pytest

from polreq.official.bodies import is_addressed, is_bearer, is_body, is_signatory, split_bodies
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    "name",
    [
        "望川市人民政府",
        "国务院办公厅",
        "国家网信办",
        "望川市第十六届人民代表大会",
        "望川市残疾人联合会",
        "新疆生产建设兵团",
        "望川大学",
        "望川市城市管理执法大队",
        "城市更新工作联席会议",
        "望川市民政局（地名管理处）",
    ],
)
def test_a_body_is_one_wherever_it_is_named(name):
    assert is_body(name)
    assert is_bearer(name, LEXICON)
    assert is_addressed(name)


@pytest.mark.parametrize(
    "words", ["城乡布局", "产业格局", "全社会", "工作部署", "心得体会", "多功能教室", "事项承办", "意见征求会议"]
)
def test_what_only_ends_like_a_body_is_none_wherever_it_stands(words):
    assert not is_body(words)
    assert not is_bearer(words, LEXICON)
    assert not is_addressed(words)


@pytest.mark.parametrize("name", ["望川日报社", "望川广播电视台", "望川市图书馆", "审图中心一组", "望川市残联"])
def test_endings_with_other_meanings_name_bodies_only_where_a_name_stands_alone(name):
    assert is_body(name)
    assert not is_bearer(name, LEXICON)


@pytest.mark.parametrize("name", ["申请人", "平台经营者", "各区", "有条件的企业", "本市"])
def test_people_and_places_bear_duties_and_are_no_bodies(name):
    assert is_bearer(name, LEXICON)
    assert not is_body(name)


@pytest.mark.parametrize(
    ("names", "single"),
    [
        ("国务院、中央军委", ("国务院", "中央军委")),
        ("望川市民政局\u3000望川市财政局", ("望川市民政局", "望川市财政局")),
        ("国 务 院", ("国务院",)),
    ],
)
def test_bodies_next_to_each_other_are_split(names, single):
    assert split_bodies(names) == single
    assert is_body(names)


@pytest.mark.parametrize(
    ("words", "signs"), [("总理 李望川", True), ("市长\u3000王 望", True), ("望川市民政局", True), ("平台建设", False)]
)
def test_bodies_and_officials_sign(words, signs):
    assert is_signatory(words) is signs


@pytest.mark.parametrize(
    ("words", "addressed"),
    [
        ("各县（市、区）人民政府，市直各单位", True),
        ("科技部、望川兵团", True),
        ("有关事项说明", False),
        ("请遵照执行", False),
    ],
)
def test_documents_are_sent_to_bodies(words, addressed):
    assert is_addressed(words) is addressed
