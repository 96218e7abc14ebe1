"""A rejected link teaches the other way: from the decisions on the command line to the reasons of what is suggested next."""

import pytest
from terminal import polreq, write

SIGNED = ("--by", "王敏", "--on", "2026-11-01", "--no-cache")
DEMANDS = "polreq: requirements/1\nlayer: middle\nrequirements:\n" + "".join(
    f"  - {{id: M-00{n}, statement: {who}登录后可以用短信查询办件, bases: [{{meeting: 四月例会}}]}}\n"
    for n, who in enumerate(("群众", "企业", "代理人"), start=1)
)
BACKLOG = "polreq: backlog/1\nfeatures:\n  - {id: F-001, title: 登录后查办件, status: done}\n  - {id: F-002, title: 短信查办件, status: done}\n"


@pytest.fixture
def root(tmp_path):
    settings = "polreq: workspace/1\nas_of: 2026-11-01\nsuggest_min: 0\nlink: {semantic: false}\n"
    return write(tmp_path, polreq=settings, requirements__m=DEMANDS, requirements__backlog=BACKLOG)


def suggested(root, item: str, lang: str = "zh") -> str:
    out = polreq(root, "show", item, "--no-cache", lang=lang).out
    heading = {"zh": "建议的关联（未计入覆盖） ", "en": "Suggested links (not counted as coverage) "}[lang]
    return out.partition(heading)[2].partition("\n")[2].partition("\n\n")[0].rstrip("\n")


def test_what_was_rejected_speaks_against_and_what_was_confirmed_for(root):
    assert "相近的" not in suggested(root, "F-001") + suggested(root, "F-002")
    ran = polreq(root, "review", "--reject", "F-001:M-001", "--confirm", "F-002:M-002", *SIGNED)
    assert (ran.code, ran.out) == (
        0,
        "已写入 2 处变化：\n  未定 → 已确认  F-002 → M-002\n  未定 → 已否决  F-001 → M-001\n",
    )
    assert suggested(root, "F-001") == (
        "  0.07  M-003  代理人登录后可以用短信查询办件\n"
        "        都说到“登录”；不更高：相近的“M-001”已否决 F-001，F-002 更像（0.10）"
    )
    assert suggested(root, "F-002") == (
        "  0.10  M-003  代理人登录后可以用短信查询办件\n"
        "        都说到“短信”；相近的“M-002”已确认 F-002\n"
        "  0.09  M-001  群众登录后可以用短信查询办件\n"
        "        都说到“短信”；相近的“M-002”已确认 F-002；不更高：没提到“群众”"
    )
    assert " ".join(suggested(root, "F-001", "en").split()).endswith(
        "not higher: F-001 was rejected for the similar 'M-001', F-002 fits better (0.10)"
    )


def test_the_score_falls_with_a_rejection_and_rises_with_a_confirmation(root):
    def score() -> float:
        lines = [line.split() for line in suggested(root, "F-001").splitlines()]
        return next(float(words[0]) for words in lines if words[1:2] == ["M-003"])

    before = score()
    polreq(root, "review", "--reject", "F-001:M-001", *SIGNED)
    rejected = score()
    polreq(root, "review", "--confirm", "F-001:M-001", *SIGNED)
    assert rejected < before < score()
