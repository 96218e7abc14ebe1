"""Word documents: the program's own template, and templates that people changed."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from export_world import OWN, export_world
from terminal import polreq

from polreq.arrange.exports.tables import EXPORTS


def tables(file: Path) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(str(file)).tables]


def lines(file: Path) -> list[str]:
    return [p.text for p in docx.Document(str(file)).paragraphs if p.text]


def template(file: Path, *paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(file))
    return document


@pytest.mark.parametrize("table", EXPORTS)
def test_a_document_holds_the_cells_of_every_sheet(tmp_path, table):
    import csv

    root = export_world(tmp_path)
    assert polreq(root, "export", table, "-o", "out/a.docx").err == "已写入 out/a.docx\n"
    polreq(root, "export", table, "-o", "out/a.csv")
    sheets = {}
    for file in (root / "out").glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as text:
            sheets[file.stem] = [[_unguarded(cell) for cell in row] for row in csv.reader(text)]
    found = tables(root / "out/a.docx")
    assert sorted(found) == sorted(sheets.values())
    assert found[0] == sheets["a"]


def _unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def test_the_programs_own_document_is_on_its_side_with_headings_repeated_and_rows_whole(tmp_path):
    root = export_world(tmp_path)
    polreq(root, "export", "ledger", "-o", "a.docx")
    document = docx.Document(str(root / "a.docx"))
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(420, abs=1), pytest.approx(297, abs=1))
    rows = document.tables[0]._tbl.tr_lst
    assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [True, False, False]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"
    assert section.footer.paragraphs[0].text == "第  页，共  页"
    assert lines(root / "a.docx") == [
        "望川市一网通办督查台账",
        "截至 2026-11-01",
        "范围：高层和中层需求共 2 项需求（涉及产品、未被否决）。资金使用一栏由填报单位填写。",
        "灯色：绿，已交付或写明不需要功能的理由（办结），或时限未近且已有功能承接（推进中）；黄，距时限 90 天以内尚未交付，"
        "或还没有落到功能、关联待复核；红，超过时限尚未交付。灰度打印时以文字为准。",
    ]


def test_the_empty_template_can_be_changed_and_used(tmp_path):
    root = export_world(tmp_path)
    polreq(root, "export", "due", "--blank", "-o", "t.docx")
    document = docx.Document(str(root / "t.docx"))
    assert [p.text for p in document.paragraphs] == ["{{标题}}", "{{说明}}", "{{表}}", "{{其余}}"]
    document.paragraphs[0].insert_paragraph_before("附件3")
    document.sections[0].header.paragraphs[0].text = "{{项目}} 截至 {{截至日期}}"
    document.save(str(root / "t.docx"))
    polreq(root, "export", "due", "-o", "a.docx", "--template", "t.docx")
    made = docx.Document(str(root / "a.docx"))
    assert [p.text for p in made.paragraphs][:2] == ["附件3", "望川市一网通办时限清单"]
    assert made.sections[0].header.paragraphs[0].text == "望川市一网通办 截至 2026-11-01"
    assert len(made.tables[0].rows) == 3


def test_rows_go_under_the_headings_of_a_table_of_the_customers_own_in_its_letters(tmp_path):
    root = export_world(tmp_path)
    document = docx.Document()
    own = document.add_table(rows=3, cols=4)
    for n, name in enumerate(["编号", "任务内容", "分管领导", "亮灯"]):
        own.cell(0, n).text = name
    run = own.cell(1, 0).paragraphs[0].add_run("{{表}}")
    run.bold = True
    own.cell(2, 0).text = "填表人："
    document.save(str(root / "t.docx"))
    ran = polreq(root, "export", "ledger", "-o", "a.docx", "--template", "t.docx")
    assert ran.err == "t.docx：这些列不认得，留空待填：分管领导\n已写入 a.docx\n"
    assert tables(root / "a.docx") == [
        [
            ["编号", "任务内容", "分管领导", "亮灯"],
            ["H-1", "2026年9月底前，事项全部接入好差评，评价率达到80%以上。", "", "红（已过期 32 天）"],
            ["H-2", "不得强制评价。", "", "黄（没有功能承接）"],
            ["填表人：", "", "", ""],
        ]
    ]
    assert docx.Document(str(root / "a.docx")).tables[0].cell(1, 0).paragraphs[0].runs[0].bold


def test_sheets_are_put_where_their_numbers_say_and_the_rest_together(tmp_path):
    root = export_world(tmp_path)
    template(root / "t.docx", "甲 {{标题2}}", "{{ 表2 }}", "乙", "{{其余}}")
    polreq(root, "export", "bases", "-o", "a.docx", "--template", "t.docx")
    assert [t[0][1] for t in tables(root / "a.docx")] == ["来源类别", "名称"]
    assert lines(root / "a.docx")[:3] == ["甲 望川市一网通办其他依据", "乙", "望川市一网通办编制依据"]


def test_a_mark_that_word_has_torn_into_pieces_is_filled(tmp_path):
    root = export_world(tmp_path)
    document = template(root / "t.docx", "{{表}}")
    paragraph = document.add_paragraph()
    for piece in ("截至 {", "{截至", "日期}", "} 的情况"):
        paragraph.add_run(piece)
    document.save(str(root / "t.docx"))
    polreq(root, "export", "due", "-o", "a.docx", "--template", "t.docx")
    assert lines(root / "a.docx") == ["截至 2026-11-01 的情况"]


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["没有标记"], "模板 t.docx 里没有 {{表}}，不知道表格放在哪里。请在要放表格的地方单独写一段 {{表}}"),
        (["在{{表}}中间"], "模板 t.docx 里没有 {{表}}"),
    ],
)
def test_a_template_without_a_place_for_the_table_is_said(tmp_path, paragraphs, said):
    root = export_world(tmp_path)
    template(root / "t.docx", *paragraphs)
    ran = polreq(root, "export", "due", "-o", "a.docx", "--template", "t.docx")
    assert ran.code == 2
    assert said in ran.err
    assert not (root / "a.docx").exists()


def test_rows_that_do_not_fit_their_headings_are_said(tmp_path):
    root = export_world(tmp_path)
    document = docx.Document()
    own = document.add_table(rows=2, cols=3)
    for n, name in enumerate(["编号", "任务内容", "亮灯"]):
        own.cell(0, n).text = name
    own.cell(1, 0).merge(own.cell(1, 1)).text = "{{表}}"
    document.save(str(root / "t.docx"))
    ran = polreq(root, "export", "ledger", "-o", "a.docx", "--template", "t.docx")
    assert ran.code == 2
    assert "有 2 格，它上面的表头有 3 列" in ran.err


def test_characters_that_word_cannot_hold_are_left_out(tmp_path):
    root = export_world(
        tmp_path, requirements__own=OWN.replace("=差评1个工作日内生成工单", "甲\\u0007乙\\u000b丙\\ufffe丁\\t戊")
    )
    polreq(root, "export", "rtm", "-o", "a.docx")
    assert tables(root / "a.docx")[0][3][3] == "甲乙丙丁\t戊"


def test_a_document_is_the_same_whenever_it_is_written(tmp_path):
    root = export_world(tmp_path)
    for name in ("a", "b"):
        polreq(root, "export", "due", "-o", f"{name}.docx")
    parts = [_parts((root / f"{name}.docx").read_bytes()) for name in ("a", "b")]
    assert parts[0] == parts[1]


def _parts(data: bytes) -> dict[str, bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
