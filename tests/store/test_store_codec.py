"""What the cache gives back is what was put in; anything else is nothing."""

import json
from datetime import date
from typing import get_args

import pytest
from worlds import REASONS

from polreq.model.document import Block, Dates, Document
from polreq.model.place import Place
from polreq.results.suggestion import Reason, Suggestion
from polreq.store.codec import decode, encode

DOCUMENT = Document(
    id="gbh-1",
    title="通知",
    dates=Dates(written=date(2018, 10, 27)),
    body=(Block("heading", "一、", level=1, children=(Block("paragraph", "文", place=Place("a.yml", 3, 4)),)),),
    place=Place("a.yml", 2, 1),
)


def test_a_value_comes_back_with_its_places_in_the_file_that_is_asked_for():
    assert repr(decode(Document, encode(DOCUMENT), "a.yml")) == repr(DOCUMENT)
    moved = decode(Document, encode(DOCUMENT), "b.yml")
    assert moved is not None
    assert moved.place == Place("b.yml", 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "3",
        "[]",
        "[1, 2]",
        "{}",
        json.dumps(["x"] * 16),
        "[" * 100_000,
        encode(DOCUMENT).replace("2018-10-27", "never"),
    ],
)
def test_any_other_text_is_nothing(text):
    assert decode(Document, text, "a.yml") is None


def test_a_value_of_one_of_several_classes_comes_back_as_what_it_was():
    assert {type(reason) for reason in REASONS} == set(get_args(Reason))
    suggestion = Suggestion("F-1", "R-1", 0.5, REASONS)
    assert decode(Suggestion, encode(suggestion), "") == suggestion
    assert decode(Suggestion, encode(suggestion).replace("Breach", "Place"), "") is None
