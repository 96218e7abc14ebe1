"""Suggestions that answer an umbrella clause together: chosen, ordered, said, and confirmed at once."""

from datetime import date

import pytest
from worlds import feature, requirement

from polreq.arrange.review_table import review_table
from polreq.arrange.reviewing import arrange_queue
from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.decide.queue import make_review
from polreq.desk.desk import Desk
from polreq.graph import build
from polreq.model.workspace import Workspace
from polreq.render.writers.terminal import write_terminal
from polreq.results.review import Change, Prepared
from polreq.results.suggestion import Parts, Suggestion, Word, score_text
from polreq.results.together import Together, together_of

TODAY = date(2026, 11, 1)


def part(met: str, lacking: str, total: int = 4) -> tuple[Parts]:
    words, lacks = (tuple(map(Word, side.split())) for side in (met, lacking))
    return (Parts(words, words, lacks, total, -len(lacks) / total),)


SUGGESTED = (
    Suggestion("F-1", "P-1", 0.62, part("查询", "打印 下载 分享")),
    Suggestion("F-2", "P-1", 0.5, part("查询", "打印 下载 分享")),
    Suggestion("F-3", "P-1", 0.4, part("打印 查询", "下载 分享")),
    Suggestion("F-4", "P-1", 0.2, part("下载", "查询 打印 分享")),
)


@pytest.fixture
def review():
    features = tuple(feature(s.lower) for s in SUGGESTED)
    workspace = Workspace(requirements=(requirement("P-1", "project"),), features=features)
    graph = build(workspace)
    return make_review(Assessment(workspace, graph, compute(workspace, graph, Ask(TODAY, SUGGESTED)), TODAY), SUGGESTED)


def test_each_adds_a_part_that_those_before_it_lack():
    together = together_of([(s.lower, s.reasons) for s in SUGGESTED])
    assert together == Together((("F-1", ("查询",)), ("F-3", ("打印",)), ("F-4", ("下载",))), ("分享",), 4)
    assert (together.lowers, together.met) == (("F-1", "F-3", "F-4"), 3)


def test_one_that_answers_as_much_alone_needs_no_others():
    whole = ("F-9", part("查询 打印 下载", "分享"))
    assert together_of([whole, *((s.lower, s.reasons) for s in SUGGESTED)]) is None
    assert together_of([("F-1", ()), ("F-2", ())]) is None


def test_other_parts_come_before_the_same_again_and_scores_stay(review):
    (entry,) = review.entries
    assert [(c.thing.id, c.score) for c in entry.candidates] == [
        ("F-1", 0.62),
        ("F-3", 0.4),
        ("F-4", 0.2),
        ("F-2", 0.5),
    ]


def test_the_list_says_what_they_answer_and_how_to_confirm_them(review):
    said = write_terminal(arrange_queue(review), "zh", width=None)
    assert (
        "  3 条建议合起来答到列出的 4 项中的 3 项：F-1（“查询”）、F-3（“打印”）、F-4（“下载”）；没有一条建议说到“分享”\n"
        "  一起确认：polreq review --confirm F-1:P-1 --confirm F-3:P-1 --confirm F-4:P-1\n"
    ) in said
    table = review_table(review)
    at = [column.key for column in table.columns].index("reasons")
    told = [(row[6], "合起来" in getattr(row[at], "zh", "")) for row in table.rows]
    assert told == [("F-1", True), ("F-3", True), ("F-4", True), ("F-2", False)]


class _Reviewer:
    def __init__(self) -> None:
        self.written = []

    def decide(self, decisions):
        self.written.append([(d.kind, d.lower, d.upper) for d in decisions])
        return Prepared(changes=(Change("F-1", "P-1", "", "confirmed"),))

    def undo(self) -> bool:
        self.written.pop()
        return True


def test_one_key_confirms_them_all_and_one_undo_takes_them_back(review):
    reviewer = _Reviewer()
    desk = Desk(review, reviewer, "zh")
    desk.confirm_together()
    assert reviewer.written == [[("confirm", lower, "P-1") for lower in ("F-1", "F-3", "F-4")]]
    assert desk.said.startswith("已写入：已确认 F-1、F-3、F-4 → P-1")
    assert desk.settled(review.entries[0]) == "confirmed"
    desk.undo()
    assert (reviewer.written, desk.settled(review.entries[0])) == ([], "")


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (0.899, "0.89"),
        (0.8999999, "0.89"),
        (0.9, "0.90"),
        (0.29, "0.29"),
        (1.0, "1.00"),
        (1e-7, "0.00"),
        (0.57, "0.57"),
    ],
)
def test_a_score_is_cut_so_that_what_shows_as_much_is_as_much(score, shown):
    assert score_text(score) == shown
    assert (score >= 0.9) is (float(shown) >= 0.9)
