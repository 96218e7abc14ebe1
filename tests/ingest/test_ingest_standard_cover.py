"""Covers of standards, filled in or not: title, number, who issues them, days, drafts."""

import pytest

from polreq.ingest import read_source
from polreq.model.document import Document

COVER = """\
ICS 35.240
CCS L 67

DB94
望川市地方标准
DB94/T 15—2026

电子证照共享服务规范
Specification for shared services of electronic certificates

2026-03-26 发布 2026-07-01 实施

望川市市场监督管理局 发 布

目次
前言 ................ II
1 范围 ................ 1

前言
本文件由望川市数据局提出并归口。

1 范围
本文件规定了电子证照共享服务的要求。

4 要求
4.1 共享平台应提供证照查询接口。
"""
#: The form of a cover as its template gives it: XXXX stands for the number and the days that nobody has filled in yet.
FORM = """\
DB94/T XXXX—XXXX
ICS点击此处添加ICS号
点击此处添加中国标准文献分类号
望 川 市
DB94
地 方 标 准
DB94/T XXX—XXXX
电子证照共享服务规范
Specification for shared services of electronic certificates
点击此处添加与国际标准一致性程度的标识
（征求意见稿）
XXXX-XX-XX 发布 XXXX-XX-XX 实施
望川市市场监督管理局 发布

1 范围
本文件规定了电子证照共享服务的要求。

4 要求
4.1 共享平台应提供证照查询接口。
"""


def read(text: str) -> Document:
    return read_source("标准.txt", text.encode()).document


def test_a_cover_that_is_filled_in():
    found = read(COVER)
    assert (found.title, found.number, found.issuers) == (
        "电子证照共享服务规范",
        "DB94/T 15—2026",
        ("望川市市场监督管理局",),
    )
    assert (str(found.dates.published), str(found.dates.effective)) == ("2026-03-26", "2026-07-01")
    assert (found.level, found.region) == ("city", "望川市")


def test_a_form_of_which_nothing_is_filled_in():
    found = read(FORM)
    assert (found.title, found.number, found.issuers, found.status) == (
        "电子证照共享服务规范",
        "",
        ("望川市市场监督管理局",),
        "draft",
    )
    assert found.dates.published is None


@pytest.mark.parametrize("text", [COVER, FORM])
def test_lines_of_the_cover_are_no_headings(text):
    body = read(text).body
    first = next(block.text for block in body if block.kind in ("heading", "paragraph") and "Spec" not in block.text)
    assert first in ("目次", "前言", "1 范围")


@pytest.mark.parametrize(
    "number",
    ["GB/T 22239—2019", "GB 4943.1-2022", "DB31/T 1560—2025", "T/CESA 1101—2020", "Q/WCSJ 3—2026", "GA/T 1389—2017", "DB 94/T 7—2026"],
)  # fmt: skip
def test_numbers_of_all_kinds_of_standards_are_read(number):
    kind = {"G": "国家标准", "D": "望川市地方标准", "T": "团体标准", "Q": "企业标准"}[number[0]]
    found = read(COVER.replace("望川市地方标准", kind).replace("DB94/T 15—2026", number))
    assert found.number.replace(" ", "") == number.replace(" ", "").replace("-", "—")


def test_a_notice_about_a_standard_has_a_number_of_its_own():
    text = "望川市数据局关于发布地方标准的通知\n\n望数〔2026〕3号\n\n各单位：\n\n现将《电子证照共享服务规范》（DB94/T 15—2026）印发给你们。\n\n望川市数据局\n\n2026年3月2日\n"
    found = read(text)
    assert (found.number, found.dates.published) == ("望数〔2026〕3号", None)
