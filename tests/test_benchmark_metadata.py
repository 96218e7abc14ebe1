"""The measurement of titles, numbers, issuers and days: what is right, wrong, missed and invented."""

import json
import re
from pathlib import Path

import pytest

from benchmarks.metadata import judged
from benchmarks.metadata_sets import FIELDS, Known, digest
from polreq.ingest import read_source

LABELS = Path(__file__).parent / "metadata_labels"
TEXT = "示例市数据局关于规范窗口服务的通知\n示数〔2027〕8号\n各区：\n各部门应当公布清单。\n示例市数据局\n2027年3月1日\n"


def test_every_verdict():
    expected = {
        "title": (digest("示例市数据局关于规范窗口服务的通知"),),
        "number": (digest("示数〔2027〕9号"),),
        "issuers": (),
        "expires": (digest("2028-03-01"),),
        "effective": (),
    }
    found = judged(Known("a.txt", b"", expected), read_source("a.txt", TEXT.encode()).document)
    assert found == {
        "title": "right",
        "number": "wrong",
        "issuers": "invented",
        "expires": "missed",
        "effective": "none",
    }


def test_a_title_that_is_only_the_name_of_the_file_is_missed():
    known = Known("清单.txt", b"", {"title": (digest("清单"),)})
    assert judged(known, read_source("清单.txt", "各部门应当公布名单。".encode()).document) == {"title": "missed"}


def test_a_document_that_cannot_be_read_misses_all_that_it_has():
    assert judged(Known("a.txt", b"", {"title": (digest("通知"),), "number": ()}), None) == {
        "title": "missed",
        "number": "none",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示数［2027］８号", "示数〔2027〕8号"),
        ("示数〔2027〕第8号", "示数〔2027〕8号"),
        ("« 示例 办法 »", "《示例办法》"),
        ("⼯作“方案”", "工作方案"),
    ],
)
def test_what_is_printed_otherwise_is_the_same(one, other):
    assert digest(one) == digest(other) != ""
    assert digest(" ") == ""


@pytest.mark.parametrize("name", ["egov.jsonl", "guangzhou.jsonl"])
def test_labels_hold_no_words(name):
    for said in map(json.loads, (LABELS / name).read_text(encoding="utf-8").splitlines()):
        assert re.fullmatch(r"\d+[a-z]?", said.pop("source"))
        assert set(said) <= set(FIELDS)
        assert all(re.fullmatch("[0-9a-f]{16}", one) for digests in said.values() for one in digests)
