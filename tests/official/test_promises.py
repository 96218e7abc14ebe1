"""Promises of services, and messages by which they were not kept: precision before recall."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.promises import broken_by, find_promises

PROMISED = {"L": "申请受理后3个工作日内办结。", "O": "全程网办。", "N": "实现零跑动。", "1": "最多跑一次。"}
LINES = (Path(__file__).parent / "promises.txt").read_text(encoding="utf-8").splitlines()


def cases():
    for line in LINES:
        if line and not line.startswith("#"):
            *kinds, message = line.split(" ")
            yield pytest.param(frozenset(kinds) - {"-"}, message, id=message)


@pytest.mark.parametrize(("kinds", "message"), list(cases()))
def test_a_message_breaks_the_promises_that_its_words_speak_of_and_no_others(kinds, message):
    promises = {kind: find_promises(text)[0] for kind, text in PROMISED.items()}
    assert {kind for kind, promise in promises.items() if broken_by(promise, message)} == kinds


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("受理后3个工作日内办结，全程网办。", [("limit", "3"), ("online", "None")]),
        ("48小时内答复。", [("limit", "None")]),
        ("每3天更新一次数据。", []),
        ("提供7×24小时自助服务。", []),
        ("按月通报办理情况。", []),
        ("推进“最多跑一次”改革，让群众零跑腿。", [("no_visit", "None"), ("once", "None")]),
    ],
)
def test_what_is_promised_to_people_is_found(text, promised):
    assert [(one.kind, str(one.workdays)) for one in find_promises(text)] == promised


def test_weekends_are_in_a_limit_of_working_days():
    three, ten = (find_promises(f"受理后{n}个工作日内办结。")[0] for n in (3, 10))
    assert (three.days, ten.days) == (5, 14)
    assert broken_by(three, "等了5天") == ""
    assert broken_by(three, "等了6天") == "等了6天"


@given(st.text(max_size=60))
def test_any_message_can_be_read(message):
    for text in PROMISED.values():
        words = broken_by(find_promises(text)[0], message)
        assert len(words) <= len(message)
