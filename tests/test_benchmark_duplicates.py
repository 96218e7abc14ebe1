"""The pairs of demands are as their README says, and the finder of duplicates is better on them than the rule of 0.1.0 was."""

import hashlib
import re
from pathlib import Path

import pytest

from benchmarks.duplicates import main, read_pairs

README = Path(__file__).parent / "duplicate_pairs" / "README.md"


@pytest.mark.parametrize(("half", "odd"), [("dev", 0), ("kept", 1)])
def test_the_halves_are_told_apart_by_their_digest(half, odd):
    for row in read_pairs(half):
        digest = hashlib.sha256(f"{row['one']}\t{row['other']}".encode()).hexdigest()
        assert int(digest, 16) % 2 == odd


def test_every_kind_is_explained_and_says_whether_it_is_the_same():
    rows = re.findall(r"^\| (`.*?) \| (yes|no) \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    told = {kind: said == "yes" for kinds, said in rows for kind in re.findall(r"`(\w+)`", kinds)}
    labelled = {(row["kind"], row["same"]) for half in ("dev", "kept") for row in read_pairs(half)}
    assert labelled == set(told.items())


def test_more_is_found_and_less_is_wrong_than_by_the_former_rule(capsys):
    assert main([]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    shown = {(line[0], line[2]): (float(line[-2]), float(line[-1])) for line in lines[2:6]}
    for half in ("looked", "kept"):
        assert all(now > then for now, then in zip(shown[half, "polreq"], shown[half, "0.1.0"], strict=True))
