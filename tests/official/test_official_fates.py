"""What sentences say becomes of documents, and until when a document says that it holds."""

from datetime import date

import pytest

from polreq.ingest.relations import relations
from polreq.official.fates import listed_fate
from polreq.official.validity import expiry, last_day, sentence_at


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("《甲办法》（某政发〔2020〕3号）有效期延长至2028年12月31日。", [("extends", "甲办法", "2028-12-31")]),
        ("延长《甲办法》有效期至2029年6月30日。", [("extends", "甲办法", "2029-06-30")]),
        ("将《甲办法》《乙办法》有效期延长2年。", [("extends", "甲办法", "None"), ("extends", "乙办法", "None")]),
        ("《甲办法》继续有效。", [("extends", "甲办法", "None")]),
        ("《甲办法》自2026年1月1日起废止。", [("repeals", "甲办法", "2026-01-01")]),
        (
            "1985年市政府发布的《甲办法》和1987年市政府批准、1988年市商务局发布的《乙细则》同时废止。",
            [("repeals", "甲办法", "None"), ("repeals", "乙细则", "None")],
        ),
        (
            "根据《甲条例》，2001年市政府发布的《乙办法》废止。",
            [("cites", "甲条例", "None"), ("repeals", "乙办法", "None")],
        ),
        ("本标准代替《甲规范》。", [("replaces", "甲规范", "None")]),
        ("推动修订《甲条例》。", [("cites", "甲条例", "None")]),
        ("《甲办法》废止前的规定不变。", [("cites", "甲办法", "None")]),
        ("凭《甲办法》领取的证件失效。", [("cites", "甲办法", "None")]),
    ],
)
def test_what_a_sentence_says_becomes_of_the_documents_that_it_names(text, said):
    assert [(r.kind, r.title, str(r.day)) for r in relations([], [text], ())] == said


def test_the_title_of_an_amendment_says_what_it_changes_and_an_older_number_of_the_same_title_is_another_document():
    assert [(r.kind, r.title) for r in relations([], [], ("关于修改《甲条例》的决定",))] == [("evolves", "甲条例")]
    text = "《甲办法》（某政发〔2018〕3号）同时废止。《甲办法》自印发之日起施行。"
    assert [(r.kind, r.number) for r in relations([], [text], ("甲办法",))] == [("repeals", "某政发〔2018〕3号")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("废止的规范性文件目录", "repeals"),
        ("宣布失效的文件", "repeals"),
        ("继续有效的规范性文件目录", "stays"),
        ("延长有效期的文件", "extends"),
        ("修改的文件", "evolves"),
        ("废止和修改的文件", None),
        ("文件目录", None),
    ],
)
def test_what_a_heading_says_of_the_list_below_it(words, kind):
    found = listed_fate(words)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("本办法自2025年1月1日起施行，有效期5年。", date(2029, 12, 31)),
        ("本办法自印发之日起施行，试行两年。", date(2026, 12, 31)),
        ("本方案自2025年1月1日起施行，有效期至2027年12月。", date(2027, 12, 31)),
        ("现将《甲办法》重新发布，有效期调整至2026年12月31日。", date(2026, 12, 31)),
        ("本通知自2025年1月1日起施行至2027年6月30日止。", date(2027, 6, 30)),
        ("证书有效期5年。", None),
        ("本方案自2025年1月1日起施行，有效期将根据形势调整。", None),
    ],
)
def test_the_last_day_that_a_text_states(text, last):
    stated = expiry(["第一条 为了规范管理，制定本办法。", text], date(2025, 1, 1))
    assert (stated.day if stated else None) == last
    if stated:
        assert (stated.at, sentence_at(text, stated.start)) == (1, text)


def test_the_last_day_of_a_month_or_year():
    assert (last_day("2024年2月"), last_day("2027年底"), last_day("某日")) == (
        date(2024, 2, 29),
        date(2027, 12, 31),
        None,
    )
