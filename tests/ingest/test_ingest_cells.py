"""Tables that were given cell by cell: rows again where every cell fits its column, and left as they are elsewhere."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.ingest.source import read_source

HEAD = ("序号", "工作任务", "牵头单位", "责任单位", "完成时限")
FIRST = ("1", "清理档案目录。", "区档案馆", "区直各部门", "2028年3月底")
SECOND = ("2", "开通档案预约查询", "区数据局", "各街道", "长期")


def rows_of(document):
    return [block.cells for block in document.blocks() if block.cells]


def read_rows(*lines, name="a.txt"):
    result = read_source(name, "\n".join(lines).encode())
    assert result.document is not None
    return rows_of(result.document)


def test_each_cell_a_line():
    result = read_source(
        "a.txt", "\n".join(("示例区档案任务分工表", *HEAD, *FIRST, *SECOND, "各部门要按时报送。")).encode()
    )
    assert result.document is not None
    assert rows_of(result.document) == [HEAD, FIRST, SECOND]
    assert [block.head for block in result.document.blocks() if block.cells] == [HEAD] * 3
    assert result.document.title == "示例区档案任务分工表"
    assert [(f.code, dict(f.facts)) for f in result.findings if f.code == "X719"] == [("X719", {"rows": "2"})]


def as_html(lines):
    return (
        "<html><body><h2>示例区档案任务分工表</h2>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    ).encode()


def as_docx(lines):
    import docx

    document = docx.Document()
    for line in ("示例区档案任务分工表", *lines):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_markdown(lines):
    return "\n\n".join(("# 示例区档案任务分工表", *lines)).encode()


@pytest.mark.parametrize(("name", "write"), [("a.html", as_html), ("a.docx", as_docx), ("a.md", as_markdown)])
def test_in_other_kinds_of_files(name, write):
    document = read_source(name, write([*HEAD, *FIRST, *SECOND])).document
    assert document is not None
    assert rows_of(document) == [HEAD, FIRST, SECOND]


def test_page_numbers_heads_and_the_header_again_are_no_cells():
    lines = (
        "示例区档案任务分工表",
        *HEAD,
        *FIRST,
        "— 1 —",
        "示例区档案任务分工表",
        *HEAD,
        "2",
        SECOND[1],
        "3",
        *SECOND[2:],
    )
    assert read_rows(*lines) == [HEAD, FIRST, SECOND]


def test_a_page_number_and_a_head_between_rows():
    assert read_rows("示例表", *HEAD, *FIRST, "7", "示例区档案局", *SECOND) == [HEAD, FIRST, SECOND]


def test_a_cell_on_several_lines_where_only_one_way_fits():
    row = ("2", "开通预约，", "并向社会公布", "区数据局", "区档案馆、", "区司法局", "2028.6")
    assert read_rows("示例表", *HEAD, *FIRST, *row)[2] == (
        "2", "开通预约，并向社会公布", "区数据局", "区档案馆、\n区司法局", "2028.6",
    )  # fmt: skip


def test_an_empty_cell_where_only_one_way_fits():
    head = ("序号", "任务", "责任单位", "完成时限")
    assert read_rows("示例表", *head, "1", "修订目录", "2028年6月", "2", "公布目录", "区档案馆", "每年") == [
        head, ("1", "修订目录", "", "2028年6月"), ("2", "公布目录", "区档案馆", "每年"),
    ]  # fmt: skip


def test_a_row_that_cannot_be_told_apart_stays_as_it_is_and_the_next_one_is_read():
    odd = ("2", "一二三", "四五六")
    third = ("3", *SECOND[1:])
    document = read_source("a.txt", "\n".join(("示例表", *HEAD, *FIRST, *odd, *third)).encode()).document
    assert document is not None
    assert rows_of(document) == [HEAD, FIRST, third]
    assert [block.text for block in document.blocks() if block.text in odd] == list(odd)


@pytest.mark.parametrize(
    "head",
    [
        ("责任单位", "重点工作", "完成期限", "配合单位"),
        ("工作内容", "牵头部门", "时间节点"),
    ],
)
def test_without_numbers_the_kinds_of_the_cells_tell(head):
    by_name = {
        "责任单位": "区档案馆", "牵头部门": "区档案馆", "配合单位": "区司法局", "重点工作": "公布开放档案目录",
        "工作内容": "公布开放档案目录", "完成期限": "2028年6月底前", "时间节点": "2028年6月底前",
    }  # fmt: skip
    row = tuple(by_name[name] for name in head)
    assert read_rows("示例表", *head, *row, *row, "以上任务由区档案馆汇总。") == [head, row, row]


@pytest.mark.parametrize(
    "lines",
    [
        ("任务", "责任单位", "时限", "各部门要做好协调工作。", "加强组织领导。", "各街道要报送进展。"),
        ("主要任务", "保障措施", "工作要求", "清理目录", "区档案馆", "2028年"),
        ("序号", "任务", "1", "清理目录", "2", "公布目录"),
        (*HEAD, "本表由区档案馆负责解释。"),
    ],
)
def test_what_is_no_table_is_left_alone(lines):
    assert read_rows("示例区工作方案", *lines) == []


def test_cells_between_bars():
    lines = [
        "| ",
        " 附件1 ",
        " 档案任务分工 | ",
        " ||||",
        "| ",
        " 序 ",
        " 号 | ",
        *(f" {word} \n | " for word in HEAD[1:]),
        "|",
    ]
    for row in (FIRST, ("2", "公布目录", "", "各街道", "长期")):
        lines += ["| ", *(f" {word} \n | " for word in row)]
    document = read_source("a.txt", "\n".join(lines).encode()).document
    assert document is not None
    assert rows_of(document) == [HEAD, FIRST, ("2", "公布目录", "", "各街道", "长期")]
    assert document.title == "档案任务分工"


def test_a_few_bars_in_a_text_are_left_alone():
    document = read_source("a.txt", "示例通知\n|\n第一段。\n|\n第二段。\n".encode()).document
    assert document is not None
    assert document.text() == "示例通知\n|\n第一段。\n|\n第二段。\n"


TASKS = st.sampled_from(("清理档案目录", "开通预约查询", "编制开放清单，并公布", "完成数字化扫描。"))
BODIES = st.sampled_from(("区档案馆", "区数据局", "各街道", "区司法局、区财政局", "区直各部门"))
TIMES = st.sampled_from(("2028年3月底", "2028.12", "每季度", "长期", "2028-06-30"))


@given(st.lists(st.tuples(TASKS, BODIES, BODIES, TIMES), min_size=1, max_size=12), st.booleans())
def test_rows_come_back_as_they_went_in(rows, paged):
    numbered = [(str(n), *row) for n, row in enumerate(rows, 1)]
    lines = ["示例区档案任务分工表", *HEAD]
    for n, row in enumerate(numbered):
        lines += [f"— {n} —"] if paged and n else []
        lines += row
    assert read_rows(*lines) == [HEAD, *numbered]


def test_a_place_in_a_row_is_that_of_its_cell_in_the_file():
    from polreq.ingest.cell_lines import tabled
    from polreq.ingest.readers.text import read_text

    row = tabled(read_text("\n".join((*HEAD, *FIRST)))).raw.lines[1]
    assert row.text == " | ".join(FIRST)
    assert [row.place_of(row.text.index(cell)) for cell in FIRST] == [(n, 1) for n in range(5)]


def test_the_last_row_is_read_to_its_end_and_no_cell_of_it_is_left_out():
    head = ("序号", "项目名称", "建设内容", "责任部门", "完成时间")
    rows = [
        ("1", "自助服务", "布设终端", "县政务局", "2028年8月底"),
        ("2", "数据回流", "打通接口", "县数据中心", "2028年12月"),
    ]
    assert read_rows("示例县清单", *head, *rows[0], *rows[1]) == [head, *rows]


def test_bodies_and_days_in_one_column():
    head = ("序号", "任务名称", "主要内容", "责任单位及完成时限")
    rows = [("1", "一网通办", "推动事项网办", "县政务局，2028年6月底前"), ("2", "好差评", "开展回访", "各部门，长期")]
    assert read_rows("示例县清单", *head, *rows[0], *rows[1]) == [head, *rows]
