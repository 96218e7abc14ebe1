"""Who is made responsible: a table of sentences written from knowledge of the language, and generated variants."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.named_bodies import bracket_bodies
from polreq.extract.subjects import actors
from polreq.text.lexicon import load_lexicon
from polreq.text.normalise import fold

LEXICON = load_lexicon()
ROLES = {"l": "lead", "s": "support", "o": "owner", "a": "actor"}


def table():
    for line in (Path(__file__).parent / "data" / "bodies.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, told = line.rpartition(" | ")
            pairs = [] if told == "-" else [body.split(" ") for body in told.split("; ")]
            yield pytest.param(text, {(name, ROLES[role]) for role, name in pairs}, id=text)


def read(text):
    """Give the bodies of a unit as extraction does: from brackets and labels, then who is to act."""
    found = [*bracket_bodies(fold(text), LEXICON, first_leads=False), *actors(fold(text), LEXICON)]
    return {(name, role) for name, role in {body.name: body.role for body in reversed(found)}.items()}


@pytest.mark.parametrize(("text", "bodies"), list(table()))
def test_bodies_of_the_table(text, bodies):
    assert read(text) == bodies


def test_the_table_is_large_and_says_nothing_twice():
    texts = [param.values[0] for param in table()]
    assert len(texts) == len(set(texts)) >= 300


#: Bodies of every kind; none of them holds a joiner, and none begins like a verb.
BODIES = [
    "市数据局",
    "省发展改革委",
    "国务院办公厅",
    "教育部",
    "海关总署",
    "各区政府",
    "县人民政府",
    "市中级人民法院",
    "省气象局",
    "市税务局",
    "区司法局",
    "市交通运输局",
    "省文物局",
    "市消防救援支队",
    "市总工会",
    "各乡镇",
    "有关部门",
    "各高校",
    "县民政局",
    "市公安局",
    "省应急管理厅",
    "国家能源局",
]
bodies = st.lists(st.sampled_from(BODIES), min_size=1, max_size=5, unique=True)
joiners = st.sampled_from(["、", "和", "以及"])
brackets = st.sampled_from(["（{}）", "({})", "〔{}〕", "［{}］", "[{}]", "【{}】"])


def joined(names, joiner):
    return "、".join(names[:-1]) + (joiner if len(names) > 1 else "") + names[-1]


def roles(role, names):
    return {(name, role) for name in names}


@given(
    bodies,
    joiners,
    brackets,
    st.sampled_from(["负责", "按职责分工负责", "分别负责", "共同负责", "等负责", "等按职责分工负责"]),
)
def test_whoever_stands_before_a_verb_in_a_bracket_answers(names, joiner, bracket, verb):
    assert read(bracket.format(joined(names, joiner) + verb)) == roles("owner", names)


@given(bodies, st.integers(1, 4), joiners, brackets, st.sampled_from(["配合", "参与", "等配合", "按职责分工负责"]))
def test_one_leads_and_the_others_support(names, cut, joiner, bracket, verb):
    leading, others = names[:cut], names[cut:]
    rest = f"，{joined(others, joiner)}{verb}" if others else ""
    text = bracket.format(f"{joined(leading, '、')}牵头{rest}")
    assert read(text) == roles("lead", leading) | roles("support", others)


@given(bodies, st.integers(1, 4), brackets, st.sampled_from("；，"), st.sampled_from(["单位", "部门"]))
def test_labels_say_who_leads_and_who_supports(names, cut, bracket, mark, word):
    leading, others = names[:cut], names[cut:]
    rest = f"{mark}配合{word}：{joined(others, '、')}" if others else ""
    text = bracket.format(f"牵头{word}：{joined(leading, '、')}{rest}")
    assert read(text) == roles("lead", leading) | roles("support", others)


@given(
    bodies,
    joiners,
    st.sampled_from(["应当", "要", "须", "必须", "不得"]),
    st.sampled_from(["公布清单", "更新目录", "报送总结"]),
)
def test_a_list_before_a_modal_word_is_told(names, joiner, modal, deed):
    assert read(f"{joined(names, joiner)}{modal}{deed}。") == roles("actor", names)


@given(st.sampled_from(BODIES), bodies, st.sampled_from(["编制目录", "制定方案", "开展检查"]))
def test_partners_are_brought_in_behind_the_subject(first, others, deed):
    others = [name for name in others if name != first] or ["市体育局"]
    assert read(f"{first}会同{joined(others, '、')}{deed}。") == {(first, "actor")} | roles("support", others)


@given(
    st.sampled_from(BODIES), st.sampled_from(["发生变更的", "2027年底前", "每年3月底前", "经批准后", "按照有关规定"])
)
def test_a_condition_before_the_subject_changes_nothing(name, condition):
    assert read(f"{condition}，{name}应当公布结果。") == {(name, "actor")}


@given(bodies, joiners)
def test_bodies_stand_in_the_text_word_for_word(names, joiner):
    text = f"由{joined(names, joiner)}办理。"
    assert all(name in text for name, _ in read(text))
