import io

import openpyxl
import pytest

from polreq.results.sections import Column, Table
from polreq.sheets.workbook import workbook
from polreq.words import Text

_COLUMNS = (Column("id", Text("编号", "id"), size=10), Column("statement", Text("要求", "statement"), size=20))


def _rows_of(*rows: tuple[str, str]):
    made = workbook(Table(_COLUMNS, tuple((Text(a, a), Text(b, b)) for a, b in rows)), "zh", Text("审核", "review"))
    return openpyxl.load_workbook(io.BytesIO(made))["审核"]


def test_a_row_is_as_high_as_its_longest_cell_needs():
    sheet = _rows_of(("A-1", "短"), ("A-2", "应当提供线上办理" * 10), ("A-3", "一行\n两行\n三行"))
    low, wrapped, broken = (sheet.row_dimensions[n].height for n in (2, 3, 4))
    # 160 units of width in a column of 19 are nine lines; heights are kept in quarters of a point
    assert (wrapped - low) / (broken - low) == pytest.approx((9 - 1) / (3 - 1), rel=0.03)


def test_a_text_that_no_cell_can_hold_is_cut_where_one_sees_it():
    sheet = _rows_of(("A-1", "字" * 40_000))
    said = sheet["B2"].value
    assert said == "字" * (len(said) - 1) + "…"
    assert len(said) <= 32_767


def test_what_looks_like_a_formula_is_text():
    sheet = _rows_of(
        ("A-1", '=HYPERLINK("x")'),
    )
    assert sheet["B2"].value == '\'=HYPERLINK("x")'
    assert sheet["B2"].data_type == "s"
