"""What can be meant by a mistyped id: ids of the same letter, the nearest first."""

import pytest

from polreq.model.identity import alike, close

IDS = ["F-001", "F-011", "f.2", "U-001", "留言答复"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("F-01", ["F-001", "F-011", "f.2"]),
        ("f 9", ["F-001", "F-011", "f.2"]),
        ("U1", ["U-001"]),
        ("G-1", []),
        ("留言", IDS),
        ("FX-1", IDS),
    ],
)
def test_a_letter_with_a_number_means_only_ids_of_that_letter(name, meant):
    assert alike(name, IDS) == meant


def test_the_nearest_one_is_named_and_more_only_where_they_are_asked_for():
    assert close("F-0001", IDS) == ["F-001"]
    assert close("Ｆ－００１", IDS) == ["F-001"]
    assert close("F-01", IDS, 2) == ["F-011", "F-001"]
    assert close("留言回复", IDS) == ["留言答复"]
    assert close("X-9", IDS) == []
