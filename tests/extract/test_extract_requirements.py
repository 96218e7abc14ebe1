from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.requirements import draft
from polreq.model.clause import Clause, Sureness
from polreq.model.digest import text_digest
from polreq.model.document import Document
from polreq.model.requirement import AsRead, NewerWords

DOCUMENT = Document("doc-1", "示例工作方案")

SENTENCES = [
    "建立事项目录动态调整机制。",
    "各地区应当公开办事指南的受理条件。",
    "推动电子证照在跨省业务中互认应用。",
    "不得要求申请人重复提交已有材料。",
    "完善好差评回访整改流程并向社会公布。",
    "鼓励社会力量参与适老化改造工作。",
    "省级平台要在年底前完成系统对接。",
    "优化热线知识库的更新与检索服务。",
]


def clauses(texts, kind="requirement"):
    return tuple(
        Clause(f"doc-1#p{n}.s1", "doc-1", f"p{n}.s1", text, 0, kind, "must", True) for n, text in enumerate(texts, 1)
    )


def first(texts):
    return draft(DOCUMENT, clauses(texts), ())


def numbers(requirements):
    return [r.id for r in requirements]


def test_ids_are_numbered_in_document_order():
    assert [(r.id, r.statement, r.bases[0].locator) for r in first(SENTENCES[:2])] == [
        ("doc-1-R001", SENTENCES[0], "p1.s1"),
        ("doc-1-R002", SENTENCES[1], "p2.s1"),
    ]


def test_text_that_is_no_norm_gives_no_requirement():
    assert draft(DOCUMENT, clauses(SENTENCES[:1], "background"), ()) == ()


def test_an_inserted_clause_gets_a_new_number_and_moves_nobody():
    after = draft(DOCUMENT, clauses([SENTENCES[2], *SENTENCES[:2]]), first(SENTENCES[:2]))
    assert numbers(after) == ["doc-1-R003", "doc-1-R001", "doc-1-R002"]
    assert [r.bases[0].locator for r in after] == ["p1.s1", "p2.s1", "p3.s1"]


def test_a_number_is_not_given_again_after_its_clause_is_gone():
    gone = draft(DOCUMENT, clauses(SENTENCES[:1]), first(SENTENCES[:2]))
    assert numbers(gone) == ["doc-1-R001", "doc-1-R002"]
    again = draft(DOCUMENT, clauses([SENTENCES[0], SENTENCES[5]]), gone)
    assert "doc-1-R003" in numbers(again)


def test_a_changed_candidate_takes_the_new_words():
    new = SENTENCES[1].replace("受理条件", "受理条件和办理流程")
    (after,) = draft(DOCUMENT, clauses([new]), first([SENTENCES[1]]))
    assert (after.id, after.statement, after.bases[0].digest) == ("doc-1-R001", new, text_digest(new))


def test_what_a_person_decided_keeps_its_words_and_old_digest():
    (known,) = first([SENTENCES[1]])
    decided = replace(known, status="accepted", note="已核对", satisfies=("M-001",), force="should")
    new = SENTENCES[1].replace("公开", "及时公开")
    (after,) = draft(DOCUMENT, clauses(["前言。", new])[1:], [decided])
    newer = NewerWords("doc-1", new, text_digest(new), read=AsRead(force="must"))
    assert after == replace(decided, bases=(replace(decided.bases[0], locator="p2.s1"),), newer=newer)
    (again,) = draft(DOCUMENT, clauses(["前言。", new])[1:], [after])
    assert again == after
    (back,) = draft(DOCUMENT, clauses([SENTENCES[1]]), [after])
    assert back == decided


def test_a_candidate_whose_statement_was_rewritten_keeps_it():
    (known,) = first([SENTENCES[1]])
    edited = replace(known, statement="办事指南要公开", note="简化")
    new = SENTENCES[1].replace("公开", "及时公开")
    (after,) = draft(DOCUMENT, clauses([new]), [edited])
    assert (after.statement, after.note, after.bases[0].quote) == ("办事指南要公开", "简化", new)


def test_title_and_links_of_a_candidate_survive_a_change_of_the_clause():
    (known,) = first([SENTENCES[1]])
    new = SENTENCES[1].replace("公开", "及时公开")
    (after,) = draft(DOCUMENT, clauses([new]), [replace(known, title="办事指南", satisfies=("M-001",))])
    assert (after.title, after.satisfies, after.statement) == ("办事指南", ("M-001",), new)


def test_two_requirements_made_of_one_clause_both_keep_it():
    (known,) = first([SENTENCES[4]])
    half = replace(known, id="doc-1-R002", statement="整改结果向社会公布", status="edited")
    after = draft(DOCUMENT, clauses([SENTENCES[4]]), [known, half])
    assert [(r.id, r.bases[0].locator) for r in after] == [("doc-1-R001", "p1.s1"), ("doc-1-R002", "p1.s1")]


def test_requirements_of_other_documents_are_left_alone():
    (other,) = draft(Document("doc-2", "另一方案"), clauses(SENTENCES[:1]), ())
    assert numbers(draft(DOCUMENT, clauses(SENTENCES[:1]), [other])) == ["doc-1-R001"]


texts = st.lists(st.sampled_from(SENTENCES), max_size=10)


@given(texts)
def test_extracting_again_changes_nothing(words):
    once = first(words)
    assert draft(DOCUMENT, clauses(words), once) == once


@given(texts, texts)
def test_no_requirement_is_ever_lost_or_doubled(before, after):
    known = first(before)
    result = numbers(draft(DOCUMENT, clauses(after), known))
    assert set(numbers(known)) <= set(result)
    assert len(set(result)) == len(result)


@given(texts, texts)
def test_every_norm_has_a_requirement(before, after):
    result = draft(DOCUMENT, clauses(after), first(before))
    assert {r.bases[0].locator for r in result} >= {c.locator for c in clauses(after)}


@given(texts, st.randoms())
def test_words_keep_their_id_when_clauses_move(words, random):
    words = list(dict.fromkeys(words))
    known = {r.statement: r.id for r in first(words)}
    moved = list(words)
    random.shuffle(moved)
    assert {r.statement: r.id for r in draft(DOCUMENT, clauses(moved), first(words))} == known


@given(st.lists(st.sampled_from(SENTENCES), unique=True, min_size=1), st.data())
def test_a_note_survives_any_edit(words, data):
    known = tuple(replace(r, note=f"备注{r.id}", status="accepted") for r in first(words))
    kept = data.draw(st.lists(st.sampled_from(words), unique=True))
    for requirement in draft(DOCUMENT, clauses(kept), known):
        assert requirement.note == f"备注{requirement.id}"


LONG = "各部门应当公开办事指南并及时更新，窗口人员应当一次告知所需材料"


def test_a_clause_that_is_split_keeps_its_number_for_the_larger_half():
    left, right = LONG.split("，")
    known = tuple(replace(r, status="accepted", note="已核对") for r in first([LONG]))
    after = draft(DOCUMENT, clauses([left, right]), known)
    assert [(r.id, r.statement, r.status, r.note) for r in after] == [
        ("doc-1-R001", LONG, "accepted", "已核对"),
        ("doc-1-R002", right if after[0].bases[0].locator == "p1.s1" else left, "candidate", ""),
    ]


def test_clauses_that_are_merged_keep_both_numbers():
    known = tuple(replace(r, status="accepted") for r in first(LONG.split("，")))
    after = draft(DOCUMENT, clauses([LONG]), known)
    assert [(r.id, r.statement, r.status) for r in after] == [
        ("doc-1-R001", known[0].statement, "accepted"),
        ("doc-1-R002", known[1].statement, "accepted"),
    ]


@st.composite
def edits(draw, words):
    """An edited copy of a policy: clauses inserted, deleted, moved, split, merged and reworded."""
    words = list(words)
    for kind in draw(st.lists(st.sampled_from(["insert", "delete", "move", "split", "merge", "reword"]), max_size=5)):
        at = draw(st.integers(0, max(0, len(words) - 1)))
        if kind == "insert":
            words.insert(at, draw(st.sampled_from(SENTENCES)))
        elif kind == "delete":
            del words[at : at + 1]
        elif kind == "move":
            taken = words[at : at + 1]
            del words[at : at + 1]
            to = draw(st.integers(0, len(words)))
            words[to:to] = taken
        elif kind == "split":
            words[at : at + 1] = [half for word in words[at : at + 1] for half in (word[:8], word[8:]) if half]
        elif kind == "merge":
            words[at : at + 2] = ["，".join(words[at : at + 2])] if words else []
        else:
            words[at : at + 1] = [f"进一步{word}" for word in words[at : at + 1]]
    return words


@given(st.data())
def test_numbers_and_decisions_survive_any_edit_of_the_policy(data):
    words = data.draw(st.lists(st.sampled_from(SENTENCES), unique=True, min_size=1))
    known = tuple(replace(r, status="accepted", note=f"备注{r.id}") for r in first(words))
    edited = data.draw(edits(words))
    after = {r.id: r for r in draft(DOCUMENT, clauses(edited), known)}
    for requirement in known:
        kept = after[requirement.id]
        assert replace(kept, bases=requirement.bases, newer=NewerWords()) == requirement
        assert kept.is_overtaken == (requirement.statement not in edited)
        assert kept.newer.quote in ("", *edited)
        # marked as changed exactly where its words no longer stand in the policy
        assert kept.bases[0].digest == requirement.bases[0].digest
        if requirement.statement in edited:
            assert edited[int(kept.bases[0].locator[1:].split(".")[0]) - 1] == requirement.statement
    assert {r.bases[0].locator for r in after.values()} >= {f"p{n}.s1" for n in range(1, len(edited) + 1)}


def test_a_draft_says_what_the_reading_is_not_sure_of_and_a_changed_text_says_it_anew():
    doubtful = Sureness(0.95, 0.79, 0.5, 0.8, 0.9, 0.6, 0.2, False)
    sure = replace(doubtful, force=0.9, product=0.9, units=0.9, whole=0.97, sure=True)
    (clause,) = clauses(SENTENCES[:1])
    (first,) = draft(DOCUMENT, [replace(clause, sureness=doubtful)], ())
    assert (first.sure, first.doubts) == (False, (("force", 0.79), ("product", 0.5), ("units", 0.6)))
    (same,) = draft(DOCUMENT, [replace(clause, sureness=sure)], [first])
    assert same == first
    changed = replace(clause, text="建立健全事项目录动态调整机制。", sureness=sure)
    (renewed,) = draft(DOCUMENT, [changed], [first])
    assert (renewed.sure, renewed.doubts) == (True, ())
    (corrected,) = draft(DOCUMENT, [changed], [replace(first, status="edited", force="may", doubts=())])
    assert (corrected.force, corrected.sure, corrected.bases) == ("may", False, first.bases)
