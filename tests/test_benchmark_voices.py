"""The messages are as their README says, and what judges groupings knows right from wrong."""

import pytest

from benchmarks.voices import agreement, labelled
from benchmarks.voices_messages import messages


def test_there_are_a_thousand_messages_with_what_is_private_marked():
    made = messages()
    assert {part: len(marked) for part, marked in made.items()} == {"dev": 450, "kept": 450, "written": 100}
    assert all(
        one.text[start:end].strip() and "{" not in one.text
        for part in made.values()
        for one in part
        for _, start, end in one.private
    )
    assert sum(not one.private for one in made["written"]) == WITHOUT


#: What the README says of the messages that were written one by one.
WITHOUT = 27


def test_the_messages_are_the_same_in_every_run():
    assert messages() == messages()


def test_there_are_six_messages_for_each_of_a_hundred_demands():
    rows = labelled()
    assert [number for _, number in rows] == [number for number in range(1, 101) for _ in range(6)]
    assert len({text for text, _ in rows}) == 600


@pytest.mark.parametrize(
    ("said", "rand", "f1"), [([5, 5, 7, 7], 1.0, 1.0), ([1, 2, 1, 2], -0.5, 0.0), ([1, 1, 1, 1], 0.0, 0.5)]
)
def test_agreement_of_groupings(said, rand, f1):
    assert agreement([0, 0, 1, 1], said) == pytest.approx((rand, f1))
