"""Two versions of a document: which clause comes from which, and what is substance, by the language of revisions."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polreq.change.references import carried_back
from polreq.change.renaming import Renaming, find_renamings, renamed
from polreq.change.revising import compare_versions
from polreq.change.substance import judge
from polreq.change.versions import tie
from polreq.ingest import read_source
from polreq.results.alignment import Article
from polreq.results.versions import CHANGES
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()
NUMBERS = "一二三四五六七八九"

SENTENCES = (
    "市政务服务部门负责建设统一受理平台，接收全部申请。",
    "各部门应当在收到申请之日起10个工作日内办结。",
    "办理情况应当通过网站公开，接受社会监督。",
    "鼓励各县探索自助办理，延伸到乡镇和村。",
    "窗口可以提供帮办代办服务，不得收取费用。",
    "电子印章与实物印章具有同等法律效力。",
    "财政部门应当保障热线平台的运行经费。",
    "工作人员玩忽职守的，依法给予处分。",
)


def document(*articles, title="望川市办法"):
    """A regulation with these articles, numbered in order."""
    lines = [f"第{NUMBERS[n]}条 {text}" for n, text in enumerate(articles)]
    found = read_source("办法.txt", f"{title}\n\n{chr(10).join(f'{line}{chr(10)}' for line in lines)}".encode())
    return found.document


def fates(old, new):
    """Places of the newer version, where they come from, and the change, in order."""
    rows = compare_versions(document(*old), document(*new), LEXICON).rows
    return [(r.new.locator[1] if r.new else "", "".join(o.locator[1] for o in r.olds), r.change) for r in rows]


def test_moved_split_merged_added_and_removed_clauses_are_told_apart():
    a, b, c, d, e, f = SENTENCES[:6]
    old = [a, b + c, d, e, f]
    new = [b, c, a, d + e, "本市建立首席数据官制度，统筹数据开发利用。"]
    assert fates(old, new) == [
        ("一", "二", "substantive"),  # what stood behind it has an article of its own
        ("二", "二", "substantive"),
        ("三", "一", "unchanged"),
        ("四", "三四", "unchanged"),  # put together, no word is another
        ("五", "", "added"),
        ("", "五", "removed"),
    ]


def test_a_clause_that_was_put_elsewhere_is_moved_and_its_neighbours_are_not():
    rows = compare_versions(document(*SENTENCES[:5]), document(*SENTENCES[1:5], SENTENCES[0]), LEXICON).rows
    assert [row.moved for row in rows] == [False, False, False, False, True]


SUBSTANCE = [
    ("force", "窗口可以提供帮办代办服务。", "窗口应当提供帮办代办服务。"),
    ("force", "各部门应当公开办理结果，逐步推行网上办理。", "各部门应当公开办理结果，推行网上办理。"),
    ("deadline", "各部门应当在10个工作日内办结。", "各部门应当在5个工作日内办结。"),
    ("deadline", "各部门应当定期审核目录。", "各部门应当每年审核目录。"),
    ("number", "网上可办率不低于80%。", "网上可办率不低于95%。"),
    ("actor", "各单位负责人应当审核事项目录。", "各单位主要负责人应当审核事项目录。"),
    ("actor", "任何人不得侵犯企业合法权益。", "任何人不得侵犯事业单位合法权益。"),
    ("scope", "禁止要求提供营业执照、身份证。", "禁止要求提供营业执照、户口簿、身份证。"),
    ("scope", "在农业、交通领域组建执法队伍。", "在农业、交通等领域组建执法队伍。"),
    ("channel", "办理结果通过微信小程序送达。", "办理结果通过支付宝小程序送达。"),
    ("condition", "不办理的，责令改正，处五万元罚款。", "不办理的，责令改正；拒不改正的，处五万元罚款。"),
    ("act", "窗口应当受理申请。", "窗口应当受理申请。工作人员应当当场出具加盖印章的回执。"),
    ("scope", "申请人应当保存发票。", "申请人应当保存纸质发票。"),
    ("act", "开办站点，应当经市数据局审批。", "开办站点，应当向市数据局备案。"),
    ("act", "窗口应当受理申请，出具回执。", "窗口应当受理申请，核对材料，出具回执。"),
    ("scope", "工作人员应当保守国家秘密。", "工作人员应当保守国家秘密、工作秘密。"),
    ("scope", "从事农业工作的单位应当报告。", "从事农业、交通等工作的单位应当报告。"),
    ("actor", "由所在单位依法给予处分。", "依法给予处分。"),
    ("condition", "平台启用前已经受理的申请，应当办结。", "已经受理的申请，应当办结。"),
    ("act", "会议可以组织专题调研，印发报告。", "会议可以组织专题调研，印发报告。专题调研的报告可以印发组织会议。"),
    ("scope", "违反本办法第三条、第五条规定的，责令改正。", "违反本办法第三条、第五条、第六条规定的，责令改正。"),
]


@pytest.mark.parametrize(
    ("kind", "old", "new"), SUBSTANCE, ids=[f"{kind}-{n}" for n, (kind, *_) in enumerate(SUBSTANCE)]
)
def test_what_changes_what_has_to_be_done_is_substance(kind, old, new):
    found = judge(old, new, LEXICON)
    assert found.substantive
    assert kind in {one.kind for one in found.differences}


WORDING = [
    ("各部门应当按照规定办理。", "各部门应当依照规定办理。"),
    ("各部门应当做好登记。", "各部门应当作好登记。"),
    ("受理窗口和网站应当公示目录。", "受理窗口与网站应当公示目录。"),
    ("为了方便办事，根据《政务条例》，制定本办法。", "为了方便办事，根据《政务条例》、《数据条例》，制定本办法。"),
    ("本市进一步优化施工管理。", "本市优化施工管理。"),
    ("给予表彰，公布名单。", "公布名单，给予表彰。"),
    ("违法的，依照有关法律、行政法规的规定处罚。", "违法的，依法处罚。"),
    ("违反本办法第二十二条第二款的规定转让证照的，责令改正。", "违反本办法的规定转让证照的，责令改正。"),
    ("由县级以上地方人民政府民政部门责令改正。", "由民政部门责令改正。"),
    ("县级以上人民政府应当举行仪式。", "县级以上地方各级人民政府应当举行仪式。"),
]


@pytest.mark.parametrize(("old", "new"), WORDING)
def test_another_expression_for_the_same_is_wording_in_both_directions(old, new):
    for before, after in ((old, new), (new, old)):
        found = judge(before, after, LEXICON)
        assert not found.substantive
        assert {one.kind for one in found.differences} <= {"expression"}


def test_a_noun_that_the_reader_knows_may_be_left_out_but_one_that_is_put_in_says_who_is_meant():
    long, short = "符合条件的经营主体，当场办结。", "符合条件的，当场办结。"
    assert not judge(long, short, LEXICON).substantive
    assert judge(short, long, LEXICON).substantive


def test_a_name_that_is_another_throughout_is_said_once_and_changes_nothing():
    old = ["市场主体可以网上办理。", "市场主体应当如实申报。", "市政务服务部门负责受理平台。"]
    new = ["经营主体可以网上办理。", "经营主体应当如实申报。", "市政务服务和数据管理部门负责受理平台。"]
    found = find_renamings(list(zip(old, new, strict=True)), LEXICON.cut)
    assert [(one.before, one.after, one.body) for one in found] == [
        ("市政务服务部门", "市政务服务和数据管理部门", True),
        ("市场主体", "经营主体", False),
    ]
    assert [renamed(text, found)[0] for text in old] == new
    assert {change for *_, change in fates(old, new)} == {"wording"}


def test_where_several_names_were_replaced_the_longest_at_a_place_is_taken():
    names = (Renaming("政府环保部门", "政府生态部门", True), Renaming("各级政府环保", "生态"), Renaming("环保", "生态"))
    assert renamed("各级政府环保部门、市政府环保部门应当环保。", names) == (
        "生态部门、市政府生态部门应当生态。",
        (names[1], names[0], names[2]),
    )
    grown = (Renaming("信用平台", "公共信用平台"),)
    assert renamed("公共信用平台和信用平台", grown) == ("公共信用平台和公共信用平台", grown)


def test_a_name_that_is_still_used_is_not_renamed():
    pairs = [
        ("企业可以办理。", "经营主体可以办理。"),
        ("企业应当申报。", "企业应当申报。"),
        ("企业自愿参加。", "企业自愿参加。"),
    ]
    assert find_renamings(pairs, LEXICON.cut) == ()


def test_another_amount_or_another_procedure_is_no_name_though_it_is_another_throughout():
    old = ["未备案的，处五万元以上二十五万元以下罚款。", "未登记的，处五万元以上二十五万元以下罚款。"]
    new = ["未备案的，处五万元以上五十万元以下罚款。", "未登记的，处五万元以上五十万元以下罚款。"]
    assert find_renamings(list(zip(old, new, strict=True)), LEXICON.cut) == ()
    old = ["等待竣工验收批复的，应当付款。", "以竣工验收批复为由的，责令改正。"]
    new = [text.replace("批复", "备案") for text in old]
    assert find_renamings(list(zip(old, new, strict=True)), LEXICON.cut) == ()


def test_a_name_that_laws_have_replaced_everywhere_is_known_though_it_stands_in_one_clause():
    old, new = "自然人、法人和其他组织可以申请。", "自然人、法人和非法人组织可以申请。"
    found = find_renamings([(old, new)], LEXICON.cut)
    assert [(one.before, one.after) for one in found] == [("法人和其他组织", "法人和非法人组织")]
    assert fates([old], [new]) == [("一", "一", "wording")]


def test_a_sanction_comes_from_no_duty_and_from_no_sanction_of_another_article():
    duty = "运输、携带、寄递证照及其制品的，应当附有合法来源证明。"
    sanction = "违反本办法第一条规定，运输、携带、寄递证照及其制品未附有合法来源证明的，责令改正。"
    assert fates([duty, SENTENCES[4]], [duty, SENTENCES[4], sanction])[2:] == [("三", "", "added")]
    old = [*SENTENCES[:3], "违反本办法第二条规定的，由主管部门责令改正；拒不改正的，处以二百元以上五百元以下罚款。"]
    other = "违反本办法第四条规定，在公园停放车辆的，责令改正，可以扣留车辆，处以一千元罚款。"
    new = [*SENTENCES[:3], "车辆不得在公园停放。", other]
    assert fates(old, new)[4:] == [("五", "", "added"), ("", "四", "removed")]


def test_a_character_that_is_spelled_otherwise_throughout_changes_nothing():
    old = ["各单位应当设置总帐、明细帐。", "不得私设会计帐簿。"]
    new = ["各单位应当设置总账、明细账。", "不得私设会计账簿。"]
    assert [(one.before, one.after) for one in find_renamings(list(zip(old, new, strict=True)), LEXICON.cut)] == [
        ("帐", "账")
    ]
    assert {change for *_, change in fates(old, new)} == {"wording"}


def test_a_paragraph_that_became_an_article_is_not_taken_for_new_where_its_old_article_goes_on_in_like_words():
    old = (
        "市数据局可以依照本办法制定市级部门共享数据的具体规则，报市人民政府批准。"
        "驻市单位可以依照本办法制定本单位共享数据的具体规则，报市数据局备案。"
    )
    new = ["市数据局可以依照本办法制定市级部门共享数据的具体规则，报市人民政府批准。", SENTENCES[5], SENTENCES[6],
           "驻市单位可以依照本办法制定本单位共享数据的具体规则，抄送市数据局。"]  # fmt: skip
    assert [(place, olds) for place, olds, _ in fates([old, SENTENCES[5], SENTENCES[6]], new)] == [
        ("一", "一"),
        ("二", "二"),
        ("三", "三"),
        ("四", "一"),
    ]


def test_references_follow_their_articles_and_those_to_other_documents_stay():
    text = "违反本办法第五条和《数据条例》第五条规定的"
    assert carried_back(text, {"第五条": "第四条"}) == (
        "违反本办法第四条和《数据条例》第五条规定的",
        (("第四条", "第五条"),),
    )


ARTICLES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True)


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_a_document_held_against_itself_is_unchanged(texts):
    assert fates(texts, texts) == [(NUMBERS[n], NUMBERS[n], "unchanged") for n in range(len(texts))]


@settings(max_examples=40, deadline=None)
@given(ARTICLES, ARTICLES)
def test_every_clause_of_both_versions_is_told_of_and_swapping_swaps_added_and_removed(old, new):
    there, back = fates(old, new), fates(new, old)
    assert [new_place for new_place, *_ in there if new_place] == list(NUMBERS[: len(new)])
    touched = {place for _, olds, _ in there for place in olds}
    assert touched == set(NUMBERS[: len(old)])
    removed = [olds for new_place, olds, _ in there if not new_place]
    assert all(len(olds) == 1 for olds in removed)
    assert len(removed) == len(set(removed))
    assert all((change == "added") == (not olds) for place, olds, change in there if place)
    assert {change for *_, change in there} <= set(CHANGES)
    assert sorted(place for place, _, change in there if change == "added") == sorted(
        olds for _, olds, change in back if change == "removed"
    )
    assert Counter(change for *_, change in there)["unchanged"] == len(set(old) & set(new))


def test_the_marked_words_join_to_the_texts_again():
    old, new = "各部门应当 办理。\n办理情况应当公开。", "各部门可以 办理，\n办理情况及时公开。"
    rows = compare_versions(document(old), document(new), LEXICON).rows
    assert "".join(run.text for run in rows[0].old_runs) == rows[0].olds[0].text
    assert "".join(run.text for run in rows[0].new_runs) == rows[0].new.text
    assert [run.text for run in rows[0].new_runs if run.changed] == ["可以", "，", "及时"]


def test_nothing_comes_from_nothing():
    assert tie([], [Article("第一条", SENTENCES[0])]) == ((),)
    assert tie([Article("第一条", SENTENCES[0])], []) == ()
