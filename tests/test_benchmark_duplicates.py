"""The pairs of demands are as their README says, and the finder of duplicates is better on them than the rule of 0.1.0 was."""

import hashlib
import re
from pathlib import Path

import pytest

from benchmarks.duplicates import LEARNED, main, read_pairs

PARTS = (*LEARNED, "kept", "fresh")
README = Path(__file__).parent / "duplicate_pairs" / "README.md"


@pytest.mark.parametrize(("half", "odd"), [("dev", 0), ("kept", 1)])
def test_the_halves_are_told_apart_by_their_digest(half, odd):
    for row in read_pairs(half):
        digest = hashlib.sha256(f"{row['one']}\t{row['other']}".encode()).hexdigest()
        assert int(digest, 16) % 2 == odd


def test_every_kind_is_explained_and_says_whether_it_is_the_same():
    rows = re.findall(r"^\| (`.*?) \| (yes|no) \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    told = {kind: said == "yes" for kinds, said in rows for kind in re.findall(r"`(\w+)`", kinds)}
    labelled = {(row["kind"], row["same"]) for part in PARTS for row in read_pairs(part)}
    assert labelled == set(told.items())


def test_every_pair_has_its_own_id_and_the_parts_that_are_kept_out_share_no_demand_with_what_is_learned_from():
    rows = [row for part in PARTS for row in read_pairs(part)]
    assert len({row["id"] for row in rows}) == len(rows)
    learned = {row[side] for part in LEARNED for row in read_pairs(part) for side in ("one", "other")}
    fresh = {row[side] for row in read_pairs("fresh") for side in ("one", "other")}
    assert not learned & fresh


def test_more_is_found_and_less_is_wrong_than_by_the_former_rule_and_by_lists_of_words(capsys):
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    found = [
        re.match(r"(learned from|kept out(?:, six other fields)?) +(\S.*?) +\d+ +([.\d]+) +([.\d]+)$", line)
        for line in lines
    ]
    shown = {(row[1], row[2]): (float(row[3]), float(row[4])) for row in found if row}
    assert len(shown) == 9
    for kept in ("kept out", "kept out, six other fields"):
        for former in ("0.1.0", "lists of words alone"):
            assert all(now > then for now, then in zip(shown[kept, "polreq"], shown[kept, former], strict=True))
