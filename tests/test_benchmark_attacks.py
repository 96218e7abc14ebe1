"""The attacks attack: a fault is met and judged, a hostile file is refused, odd bytes are counted, a slow pattern is found."""

import re
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("the attacks need Linux", allow_module_level=True)

from benchmarks.attacks.apart import Limits, apart
from benchmarks.attacks.containers import xlsx
from benchmarks.attacks.faulty import FaultySystem
from benchmarks.attacks.fuzz import WORDS, mutated
from benchmarks.attacks.outcome import Tally, rows
from benchmarks.attacks.slow import patterns
from polreq.errors import PolreqError
from polreq.ingest.backlog.json_rows import json_table
from polreq.sheets.reading import read_sheets
from polreq.store.writing import writing


def write_two(root):
    with writing(root) as files:
        files.write("trace/a.yml", "a: 1\n")
        files.write("trace/b.yml", "b: 1\n")


def disturbed(root, told, number, kind):
    def work():
        system = FaultySystem(root, number, kind, told)
        system.install()
        try:
            write_two(root)
        finally:
            system.tell()

    return apart(work, Limits())


def test_calls_that_write_are_counted_and_each_can_be_made_to_fail(tmp_path):
    assert disturbed(tmp_path / "counted", tmp_path / "told", -1, "kill").code == 0
    calls = int((tmp_path / "told").read_text())
    assert calls > 8
    for number in range(0, calls, 3):
        assert disturbed(tmp_path / f"k{number}", tmp_path / "told", number, "kill").code == -9
        ran = disturbed(tmp_path / f"f{number}", tmp_path / "told", number, "full from then on")
        assert ran.code == 0 or "PolreqError" in ran.said, ran


def test_limits_are_kept():
    assert apart(lambda: bytearray(4 << 30), Limits(megabytes=2_000)).code == 97
    assert apart(lambda: sys.exit(3), Limits()).code == 3


def test_odd_bytes_are_made_of_seeds_and_never_long():
    import random

    chance = random.Random(0)
    made = {mutated(chance, [b"abc", b"\xff" * 5_000]) for _ in range(200)}
    assert len(made) > 100
    assert max(map(len, made)) <= 4_096
    assert b"<p>" in WORDS


def test_patterns_are_found_wherever_they_stand():
    found = patterns()
    assert len(found) > 200
    assert all(isinstance(pattern, re.Pattern) for pattern in found.values())


def test_all_is_counted():
    table = rows([Tally("a", "b", 1_000, ("x",)), Tally("a", "c", 1)])
    assert table[-1] == ("all", "", "1,001", "1")


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZZZZZZZZ1", "A999999999"])
def test_a_workbook_with_a_cell_far_away_is_refused(cell):
    pytest.importorskip("python_calamine")
    data = xlsx(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="{cell}"><v>1</v></c></row>')
    with pytest.raises(PolreqError, match="reaches too far"):
        read_sheets("a.xlsx", data)


@pytest.mark.parametrize("data", [b"5", b'"a"', b"null"])
def test_json_that_is_no_list_is_refused(data):
    with pytest.raises(PolreqError, match="not JSON that can be read"):
        json_table("a.json", data)
