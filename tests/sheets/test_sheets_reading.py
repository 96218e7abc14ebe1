"""Tables as people have them: any delimiter, encoding and file kind; merged cells; numbers that a spreadsheet spoiled."""

import contextlib
import csv
import io
from datetime import datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from polreq.errors import PolreqError
from polreq.sheets.reading import read_sheets

ROWS = (("编号", "标题"), ("1", "甲，\n乙"), ("2", "丙"))


def rows(data: bytes, **more) -> tuple[tuple[str, ...], ...]:
    (sheet,) = read_sheets("表.csv", data, **more)
    return sheet.rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter(encoding, sign):
    text = f'编号{sign}标题\r\n1{sign}"甲，\n乙"\r\n2{sign}丙\r\n'
    assert rows(text.encode(encoding)) == ROWS


def test_a_line_of_instructions_does_not_choose_the_delimiter():
    text = "说明,请,勿,改\n编号;标题;状态;负责人;模块\n1;甲,乙;新;王;办件\n"
    assert rows(text.encode())[1] == ("编号", "标题", "状态", "负责人", "模块")


def test_excel_names_the_delimiter_on_a_line_of_its_own():
    assert rows("\ufeffsep=;\r\n编号;标题,有逗号,不止一个\r\n".encode()) == (("编号", "标题,有逗号,不止一个"),)


def test_a_page_with_a_table_that_is_named_xls():
    page = (
        "<html><table><tr><th>编号<th>标题</tr><tr><td rowspan=2>1<td>甲<br>乙 &lt;2</tr><tr><td>丙</td></tr></table>"
    )
    assert rows(page.encode("gb18030")) == (("编号", "标题"), ("1", "甲\n乙 <2"), ("1", "丙"))


def workbook() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["模块", "编号", "完成"])
    sheet.merge_range(1, 0, 2, 0, "办件")
    sheet.write_number(1, 1, 1120000000000012345)
    sheet.write_number(2, 1, 12)
    sheet.write_datetime(1, 2, datetime(2026, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.merge_range(5, 0, 6, 1, "")
    book.close()
    return buffer.getvalue()


def test_merged_cells_are_filled_where_that_is_asked_for():
    assert [row[0] for row in rows(workbook(), merged=True)] == ["模块", "办件", "办件"]
    assert [row[0] for row in rows(workbook())][:3] == ["模块", "办件", ""]


def test_a_number_that_lost_digits_is_not_shown_as_if_it_had_all():
    assert [row[1] for row in rows(workbook())][1:3] == ["1.120000E+18", "12"]
    assert rows(workbook())[1][2] == "2026-03-01"


@given(st.binary(max_size=200))
def test_no_bytes_end_it_without_words(data):
    with contextlib.suppress(PolreqError):
        read_sheets("a", data)


@given(st.text(st.sampled_from("<table>rdh \"'=/1,;\n甲"), max_size=120))
def test_no_page_ends_it(text):
    with contextlib.suppress(PolreqError):
        read_sheets("a", ("<table>" + text).encode())


@given(
    before=st.lists(st.lists(st.text(st.sampled_from('甲,;"\n'), max_size=4), min_size=2, max_size=3), max_size=4),
    sign=st.sampled_from(",;"),
)
def test_a_quote_that_is_never_closed_is_named_by_its_line_and_takes_nothing_along(before, sign):
    """Rows that a table program writes are read; a quote that is left open behind them stops everything, with its line."""
    written = io.StringIO()
    csv.writer(written, delimiter=sign).writerows([["编号", "标题"], *before])
    whole = written.getvalue()
    assert rows(f"sep={sign}\r\n{whole}".encode()) == (("编号", "标题"), *map(tuple, before))
    line = whole.count("\n") + 2
    with pytest.raises(PolreqError) as raised:
        rows(f'sep={sign}\r\n{whole}1{sign}"甲\r\n2{sign}乙\r\n'.encode())
    assert raised.value.said.zh == (
        f"表.csv 从第 {line} 行起有一个引号没有结束，后面各行都会并进这一格，没有读入；请用文本编辑器补上或删去这个引号，再导入一次"
    )


def test_a_table_without_a_last_line_end_and_an_empty_file_are_read_as_they_are():
    assert rows("编号,标题\n1,甲".encode()) == (("编号", "标题"), ("1", "甲"))
    assert rows(b"") == ()
    assert rows("sep=p\n编号p标题\n".encode()) == (("编号", "标题"),)
