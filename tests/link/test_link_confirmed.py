"""What confirmed and rejected links say about other pairs."""

from polreq.link import LinkItem, Options, rank, suggest
from polreq.results.suggestion import Learned


def item(id_, text):
    return LinkItem(id_, {"text": text})


QUERIES = (
    item("Q1", "推行长辈关怀"),
    item("Q2", "推行长辈关怀"),
    item("Q3", "公开办件结果"),
)
CORPUS = (
    item("F1", "大厅导览地图"),
    item("F2", "长辈窗口"),
    item("F3", "办件结果公示"),
)


def scores(query, **given):
    matches = rank(QUERIES, CORPUS, given.pop("known", ()), Options(**given), list, given.pop("rejected", ()))
    return {match.found: match.score for match in matches if match.query == query}


def test_what_answers_a_query_is_proposed_for_one_that_says_the_same():
    assert scores("Q2", known=[("Q1", "F1")])["F1"] > scores("Q2")["F2"] > scores("Q2").get("F1", 0.0)


def test_the_reason_names_the_similar_query_and_the_reviewed_link():
    matches = rank(QUERIES, CORPUS, [("Q1", "F1")], Options(), list)
    reasons = next(match.reasons for match in matches if (match.query, match.found) == ("Q2", "F1"))
    assert reasons[0] == Learned("Q1", "F1", "confirmed", reasons[0].share)
    assert reasons[0].share > 0


def lessons(known, rejected):
    matches = rank(QUERIES, CORPUS, known, Options(), list, rejected)
    return {
        (match.query, match.found): [
            (reason.like, reason.found, reason.verdict, reason.share > 0)
            for reason in match.reasons
            if isinstance(reason, Learned)
        ]
        for match in matches
    }


def test_a_rejected_link_is_never_told_as_a_confirmed_one():
    """F2 leads Q2 by its own words, which a confirmed link elsewhere keeps it for; it was rejected for Q1 all the same."""
    told = lessons(known=[("Q3", "F3")], rejected=[("Q1", "F2")])
    assert told["Q2", "F2"] == [("Q1", "F2", "rejected", False)]


def test_confirmed_and_rejected_links_about_one_document_are_both_told():
    queries = (*QUERIES, item("Q4", "推行长辈关怀"))
    matches = rank(queries, CORPUS, [("Q1", "F1")], Options(), list, [("Q4", "F1")])
    (found,) = [m for m in matches if (m.query, m.found) == ("Q2", "F1")]
    taught = [reason for reason in found.reasons if isinstance(reason, Learned)]
    assert [(reason.like, reason.verdict) for reason in taught] == [("Q1", "confirmed"), ("Q4", "rejected")]
    assert taught[0].share > 0 > taught[1].share


def test_a_document_is_also_known_by_what_it_was_confirmed_for():
    queries = (item("Q1", "推行长辈关怀和集约运维"), item("Q2", "加强集约运维"))
    corpus = (item("F1", "大厅导览地图"), item("F2", "叫号大屏"))
    found = [m.found for m in rank(queries, corpus, [("Q1", "F1")], Options(), list) if m.query == "Q2"]
    assert found[0] == "F1"


def test_clauses_side_by_side_are_similar():
    def score(one, other, heading=()):
        queries = (
            LinkItem(one, {"text": "推行长辈关怀"}, heading=heading),
            LinkItem(other, {"text": "公开办件"}, heading=heading),
        )
        return {m.query: m.score for m in rank(queries, CORPUS[:1], [(one, "F1")], Options(), list)}.get(other, 0.0)

    apart = score("通知:25.4", "通知:26.1")
    assert apart == score("R-1", "R-2") == 0
    assert score("通知:25.4", "通知:25.5") > 0
    assert score("R-1", "R-2", heading=("二、重点任务",)) > 0


def test_where_every_document_answers_one_query_confirmed_links_say_less():
    """The same pair is confirmed beside thirty further ones: each for a document of its own, or all for two of them."""
    others = [item(f"O{n}", f"事项{n}") for n in range(30)]
    documents = [item(f"D{n}", f"窗口{n}") for n in range(30)]

    def learned(known):
        matches = rank((*QUERIES, *others), (*CORPUS, *documents), [("Q1", "F1"), *known], Options(), list)
        return next(m.score for m in matches if (m.query, m.found) == ("Q2", "F1"))

    once = learned([(f"O{n}", f"D{n}") for n in range(30)])
    often = learned([(f"O{n}", f"D{n % 2}") for n in range(30)])
    assert once < often


def test_the_links_of_a_query_say_nothing_about_itself():
    assert scores("Q1", known=[("Q1", "F1")]) == scores("Q1")


def test_learning_can_be_switched_off():
    known = [("Q1", "F1")]
    assert scores("Q2", known=known, learn=False) == scores("Q2")


def test_links_of_unknown_ids_are_passed_over():
    assert scores("Q2", known=[("nobody", "F1"), ("Q1", "nothing")]) == scores("Q2")


def test_queries_that_share_nothing_with_reviewed_ones_keep_their_scores():
    assert scores("Q3", known=[("Q1", "F1")]) == scores("Q3")


def test_a_rejected_link_counts_against_the_same_pair_elsewhere():
    ranked = rank(QUERIES, CORPUS, (), Options(), list, [("Q1", "F2")])
    assert {m.found: m.score for m in ranked if m.query == "Q2"}.get("F2", 0.0) < scores("Q2")["F2"]


def test_suggestions_learn_from_what_was_decided():
    decided = {("Q1", "F1"): "confirmed"}
    found = suggest([QUERIES[1]], CORPUS, decided, Options(), list, reviewed=[QUERIES[0]])
    assert {s.lower for s in found} == {"F1", "F2"}
    assert {s.upper for s in found} == {"Q2"}
