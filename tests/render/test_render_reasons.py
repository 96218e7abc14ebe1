"""Reasons of suggestions for programs: typed rows, without signs to be taken apart."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from worlds import said

from polreq.render.machine.matches import render_jsonl
from polreq.render.machine.reasons import KINDS, reason_row
from polreq.results.suggestion import (
    Akin,
    Breach,
    Channels,
    Closeness,
    General,
    Learned,
    Missing,
    Parts,
    Reason,
    Reranked,
    Rival,
    Word,
    Wording,
)

LINKS = Path(__file__).resolve().parents[2] / "docs" / "links.md"


@pytest.mark.parametrize(
    ("reason", "row"),
    [
        (said("查询 检索", "查询", 0.51), {"kind": "words", "upper": "查询、检索", "lower": "查询", "share": 0.51}),
        (
            said("任务@heading 登录", "任务@module", 0.04),
            {
                "kind": "words",
                "upper": "任务、登录",
                "lower": "任务",
                "upper_in": [{"word": "任务", "part": "heading"}],
                "lower_in": [{"word": "任务", "part": "module"}],
                "share": 0.04,
            },
        ),
        (
            Akin((Word("归档"),), (Word("档案", "line"),), 0.03),
            {
                "kind": "related",
                "upper": "归档",
                "lower": "档案",
                "lower_in": [{"word": "档案", "part": "line"}],
                "share": 0.03,
            },
        ),
        (
            General((Word("平台"), Word("服务")), 0.1),
            {"kind": "general", "upper": "平台、服务", "lower": "平台、服务", "share": 0.1},
        ),
        (Wording(0.1), {"kind": "wording", "upper": "", "lower": "", "share": 0.1}),
        (
            Rival("F-9", 0.91),
            {"kind": "rival", "upper": "", "lower": "F-9", "score": 0.91, "share": 0.0},
        ),
        (Missing((Word("适老化"),), -0.2), {"kind": "missing", "upper": "适老化", "lower": "", "share": -0.2}),
        (
            Parts((Word("查询"),), (Word("进度查询", "module"),), (Word("打印"), Word("下载")), 3, -0.667),
            {
                "kind": "parts",
                "upper": "查询",
                "lower": "进度查询",
                "lower_in": [{"word": "进度查询", "part": "module"}],
                "lacking": "打印、下载",
                "total": 3,
                "share": -0.667,
            },
        ),
        (
            Breach("不得强制下载", "必须下载", -0.9),
            {"kind": "breach", "upper": "不得强制下载", "lower": "必须下载", "share": -0.9},
        ),
        (
            Channels(("wechat",), ("pc", "app"), -0.3),
            {"kind": "channels", "upper": "wechat", "lower": "pc、app", "share": -0.3},
        ),
        (Closeness(0.2), {"kind": "closeness", "upper": "", "lower": "", "share": 0.2}),
        (
            Learned("R-12", "F-7", "rejected", -0.3),
            {"kind": "learned", "upper": "R-12", "lower": "F-7", "verdict": "rejected", "share": -0.3},
        ),
        (
            Reranked("qwen3", 0.83, 0.2),
            {"kind": "reranked", "upper": "", "lower": "", "model": "qwen3", "score": 0.83, "share": 0.2},
        ),
    ],
)
def test_every_kind_of_reason_is_a_row_of_its_own(reason, row):
    assert reason_row(reason) == row


def test_a_ranked_match_names_its_sides_as_they_were_asked_for():
    (line,) = render_jsonl([("q", "d", 0.5, (said("任务@heading", "任务", 1.0),))]).splitlines()
    assert json.loads(line)["reasons"] == [
        {
            "kind": "words",
            "query": "任务",
            "document": "任务",
            "query_in": [{"word": "任务", "part": "heading"}],
            "share": 1.0,
        }
    ]


def test_every_kind_has_a_name_and_stands_in_the_docs():
    assert set(KINDS.values()) == set(get_args(Reason))
    assert list(KINDS) == re.findall(r"^\| `(\w+)` \|", LINKS.read_text(encoding="utf-8"), re.MULTILINE)[: len(KINDS)]
