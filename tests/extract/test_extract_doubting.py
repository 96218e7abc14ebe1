"""How sure a reading is: what every norm carries, and what is said of it."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from polreq.arrange.clauses import arrange_clauses
from polreq.extract.doubting import PARTS, Doubts, built_in_doubts, sureness_of
from polreq.extract.extracting import extract, readings
from polreq.extract.weighing import Model, built_in
from polreq.ingest.source import read_source
from polreq.render.machine.clauses import clause_plain
from polreq.render.writers.terminal import write_terminal
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()

SENTENCES = (
    "市数据局应当于2027年6月底前建成统一预约平台。",
    "推动高频事项掌上可办。",
    "鼓励企业参与测试。",
    "不得要求群众重复提交材料。",
    "近年来，办件数量持续增加。",
    "本办法所称办件，是指依申请办理的事项。",
    "新建服务站点12个，覆盖率达到95%以上。",
)


def document(*sentences):
    text = "\n".join(("望川市政务服务工作方案", *sentences))
    return read_source("a.txt", text.encode()).document


def printed(clause):
    return write_terminal(arrange_clauses([clause], explain=False), "zh", width=80, color=False)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_every_norm_says_how_sure_it_is_and_nothing_else_does(sentences):
    clauses = extract(document(*sentences), LEXICON)
    assert [c.sureness is not None for c in clauses] == [c.is_norm for c in clauses]
    for clause in clauses:
        if clause.sureness:
            chances = dataclasses.asdict(clause.sureness)
            assert chances.pop("sure") == (chances["whole"] >= built_in_doubts().sure)
            assert set(chances) == set(PARTS)
            assert all(0 <= chance <= 1 for chance in chances.values())


def test_reading_again_says_the_same():
    assert [c.sureness for c in extract(document(*SENTENCES), LEXICON)] == [
        c.sureness for c in extract(document(*SENTENCES), LEXICON)
    ]


def test_what_is_sure_is_what_the_weights_make_likely_enough():
    weights = {"bias": (0.0, 0.0), "says": (0.0, 3.0)}
    doubts = Doubts({part: Model(part, ("wrong", "right"), weights) for part in PARTS}, 0.9)
    assert sureness_of({"says": ""}, doubts).sure
    assert sureness_of({"says": ""}, doubts).whole == 0.953
    assert not sureness_of({}, doubts).sure
    assert sureness_of({}, doubts).force == 0.5


def test_words_of_time_and_number_that_nothing_was_made_of_are_seen():
    texts = ("市数据局应当建成平台。", "市数据局应当在3年左右建成25处平台。")
    plain, odd = (next(r.signals for r in readings(document(text), LEXICON, built_in()) if r.signals) for text in texts)
    assert "more than 0 numbers left over" in odd
    assert "more than 0 numbers left over" not in plain


def test_programs_get_every_chance_under_the_key_of_its_part():
    norm, other = extract(document("不得要求群众重复提交材料。", "近年来，办件数量持续增加。"), LEXICON)[-2:]
    plain = clause_plain(norm)
    assert set(plain["chances"]) <= {*plain, "whole"}
    assert plain["chances"]["class"] == norm.sureness.kind
    assert plain["sure"] is norm.sureness.sure
    assert "sure" not in clause_plain(other)


def test_people_are_told_which_parts_are_unsure_the_least_likely_first():
    (clause,) = (c for c in extract(document("推动高频事项掌上可办。"), LEXICON) if c.is_norm)
    doubted = dataclasses.replace(clause.sureness, kind=0.95, force=0.7, product=0.62, targets=0.8)
    assert "拿不准：产品 62%、约束力 70%\n" in printed(dataclasses.replace(clause, sureness=doubted))
    sure = dataclasses.replace(clause.sureness, **dict.fromkeys(PARTS, 0.9))
    assert "拿不准" not in printed(dataclasses.replace(clause, sureness=sure))
