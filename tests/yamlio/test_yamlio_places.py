"""Where things stand in a file: lines and columns are those that editors show, whatever else YAML takes for a line break."""

import pytest

from polreq.model.place import Place
from polreq.yamlio import parse

#: Line breaks of YAML 1.1 that editors do not count.
ODD = ["\x85", "\u2028", "\u2029", "\r"]


@pytest.mark.parametrize("odd", ODD)
def test_keys_and_values_behind_a_break_that_editors_do_not_count(odd):
    node, findings = parse(f"# 注{odd}甲: 一\n乙:\n  - 二{odd}  - {{丙: 三}}\n".encode(), "a.yml")
    assert findings == ()
    first, second = node.entries["甲"], node.entries["乙"]
    deep = second.items[1].entries["丙"]
    assert [first.key_place("a.yml"), first.place("a.yml")] == [Place("a.yml", 1, 5), Place("a.yml", 1, 8)]
    assert [second.key_place("a.yml"), second.items[0].place("a.yml")] == [Place("a.yml", 2, 1), Place("a.yml", 3, 5)]
    assert second.items[1].place("a.yml") == Place("a.yml", 3, 11)
    assert [deep.key_place("a.yml"), deep.place("a.yml")] == [Place("a.yml", 3, 12), Place("a.yml", 3, 15)]


@pytest.mark.parametrize("odd", ODD)
def test_findings_behind_a_break_that_editors_do_not_count(odd):
    _, (twice,) = parse(f"甲: 一\n乙: 二{odd}乙: 三\n".encode(), "a.yml")
    assert (twice.code, twice.place, twice.related) == ("Y002", Place("a.yml", 2, 6), (Place("a.yml", 2, 1),))
    assert dict(twice.facts) == {"key": "乙", "first": "a.yml:2:1"}


def test_both_characters_of_a_windows_line_end_are_one_break_beside_odd_ones():
    node, _ = parse("甲: 一\u2028乙: 二\r\n丙: 三\r\n".encode(), "a.yml")
    places = [value.key_place("a.yml") for value in node.entries.values()]
    assert places == [Place("a.yml", 1, 1), Place("a.yml", 1, 6), Place("a.yml", 2, 1)]
