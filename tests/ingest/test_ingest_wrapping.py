"""Texts that come broken into the lines of a page become paragraphs again; other texts stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.wrapped import broken_off
from polreq.ingest import read_source
from polreq.ingest.furniture import furniture
from polreq.ingest.lines import Raw
from polreq.ingest.readers.text import read_text, split_lines
from polreq.ingest.spacing import close_up
from polreq.ingest.wrapping import join, unwrap

PARAGRAPHS = (
    "第一条 为了方便企业和群众办事，规范窗口服务行为，根据有关规定，结合本市实际，制定本办法。",
    "第二条 市、区人民政府应当加强对窗口服务工作的组织领导，协调解决工作中的重大问题，并将所需经费纳入预算；乡镇应当设立服务站。",
    "第三条 窗口应当公布下列内容：",
    "（一）事项名称、办理依据和法定时限，以及收费的标准和依据；",
    "（二）申请材料的名称、份数和样例，能够通过共享取得的材料不再要求提交；",
    "第四条 负责统筹的部门应当依照《示例省办事服务条例》第二十条的规定，于2027年6月30日前建成统一平台，AI Agent 接入率达到85%以上。",
    "第五条 平台由市示例局（以下简称主管部门）建设，各窗口不得另行建设同类系统，也不得要求申请人重复填报已经归集的信息。",
    "第六条 窗口工作人员违反本办法规定的，由主管部门责令改正；情节严重的，依法给予处分，并在年度考核中予以扣减。",
)


def wrapped(text: str, width: int, hanging: str = "，。；：、）》") -> list[str]:
    """Break a paragraph as printers do: no line begins with a mark, no figure or Latin word is cut."""
    lines, line, size = [], "", 0.0
    for character in text:
        inside = character.isascii() and character.isalnum() and line[-1:].isascii() and line[-1:].isalnum()
        if size >= width and not inside and character not in hanging:
            lines.append(line)
            line, size = "", 0.0
        line += character
        size += 0.5 if character.isascii() else 1.0
    return [*lines, line]


def texts(lines) -> list[str]:
    return [line.text for line in lines if line.text]


@pytest.mark.parametrize("width", [21, 28, 34, 42])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_paragraphs_of_any_width_are_whole_again(width, gap):
    page = gap.join(line for paragraph in PARAGRAPHS for line in wrapped(paragraph, width))
    found = ["".join(t.split()) for t in texts(unwrap(read_text(page)).raw.lines)]
    assert found == ["".join(p.split()) for p in PARAGRAPHS]


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=8, max_size=30), st.integers(20, 45))
def test_no_character_is_lost_or_doubled(paragraphs, width):
    page = "\n".join(line for paragraph in paragraphs for line in wrapped(paragraph, width))
    assert "".join("".join(texts(unwrap(read_text(page)).raw.lines)).split()) == "".join("".join(paragraphs).split())


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS * 3),
        "\n\n".join(PARAGRAPHS),
        "\n".join(f"示例委员会委员　　某某第{n}大学教授" for n in range(30)),
    ],
    ids=["one paragraph a line", "an empty line between them", "a list of names"],
)
def test_other_texts_stay_as_they_are(text):
    raw = read_text(text)
    assert unwrap(raw).raw == raw


def test_page_numbers_and_running_heads_are_left_out_and_what_was_done_is_said_once():
    lines = [line for paragraph in PARAGRAPHS * 4 for line in wrapped(paragraph, 26)]
    pages = [lines[k : k + 20] for k in range(0, len(lines), 20)]
    page = "\n".join("\n".join(["示例市办事服务办法汇编", *part, f"— {n} —"]) for n, part in enumerate(pages, 1))
    result = read_source("a.txt", page.encode())
    said = "".join(block.text for block in result.document.blocks())
    assert said.count("汇编") == 1  # where it is the title
    assert "—" not in said
    joined = len(lines) - 4 * len(PARAGRAPHS)
    assert [(f.code, dict(f.facts)) for f in result.findings if f.code.startswith("X70") and f.code > "X706"] == [
        ("X707", {"joined": str(joined), "dropped": str(2 * len(pages) - 1)})
    ]


@pytest.mark.parametrize(
    ("lines", "off"),
    [
        (["甲", "— 3 —", "乙"], [1]),
        (["甲", "第 3 页 共 9 页", "乙"], [1]),
        (["甲", "—", "3", "—", "乙"], [1, 2, 3]),
        ([*"甲乙丙丁戊己庚", "1", *"子丑寅卯辰巳午", "2", *"东西南北上中下", "3", "尾"], [7, 15, 23]),
        (["序号", "1", "甲", "2", "乙", "3", "丙"], []),
        (["https://example.gov.cn/a.html 1/3", "甲", "https://example.gov.cn/a.html 2/3", "乙", "https://example.gov.cn/a.html 3/3"], [0, 2, 4]),
        (["某局办事指南 6/5/25 下午5:33", "甲", "某局办事指南 6/5/25 下午5:33", "乙", "某局办事指南 6/5/25 下午5:33"], [0, 2, 4]),
        (["（责任单位：甲局）", "甲", "（责任单位：甲局）", "乙", "（责任单位：甲局）"], []),
    ],
)  # fmt: skip
def test_what_belongs_to_the_page(lines, off):
    assert sorted(furniture(split_lines("\n".join(lines)))) == off


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("202", "0年底前", "2020年底前"),
        ("Open", "Data", "Open Data"),
        ("接入", "AI平台", "接入AI平台"),
        ("到", "2027年", "到2027年"),
    ],
)
def test_two_lines_of_a_paragraph(before, after, whole):
    assert join(before, after) == whole


def test_figures_that_stand_on_lines_of_their_own_go_back_into_their_sentence():
    lines = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    cut = ["第七条 对示范窗口每个给予", "５０", "万元支持，每年评选", "１０", "个。", "第八条 本办法自公布之日起施行。"]
    found = texts(unwrap(read_text("\n".join(lines + cut))).raw.lines)
    assert found[-2:] == ["第七条 对示范窗口每个给予５０万元支持，每年评选１０个。", "第八条 本办法自公布之日起施行。"]


def test_an_article_cited_at_the_beginning_of_a_line_begins_no_article():
    lines = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    cited = [
        "第七条 有下列情形的，由主管部门按照本办法第五条、",
        "第六条的规定处理，并将处理结果向社会公布，接受监督。",
    ]
    found = texts(unwrap(read_text("\n".join(lines + cited))).raw.lines)
    assert found[-1] == "".join(cited)


def test_places_of_findings_are_lines_of_the_file():
    lines = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    result = read_source("a.txt", "\n".join([*lines, "第九条 办(bàn)公时间由各窗口公布。"]).encode())
    assert [f.place.line for f in result.findings if f.code == "X703"] == [len(lines) + 1]


def test_places_of_findings_in_a_joined_paragraph_are_those_of_the_source():
    lines = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    hurt = ["第九条 窗口应当公布服务时间、地点和联系方式，并保证咨询电话和", "网上咨询在办(bàn)公时间畅通。"]
    result = read_source("a.txt", "\n".join([*lines, *hurt]).encode())
    shown = (
        len(hurt[0] + "网上咨询在办") - 15
    )  # the excerpt begins 15 characters before the damage, on the line before it
    assert [(f.place.line, f.place.column) for f in result.findings if f.code == "X703"] == [
        (len(lines) + 1, shown + 1)
    ]


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=4, max_size=8), st.integers(20, 40), st.data())
def test_every_character_of_a_joined_text_is_found_in_the_source(paragraphs, width, data):
    page = "\n".join(" ".join(line) for paragraph in paragraphs for line in wrapped(paragraph, width))
    source = page.split("\n")
    first = 0
    for line in unwrap(close_up(read_text(page)).raw).raw.lines:
        at = data.draw(st.integers(0, len(line.text) - 1))
        below, column = line.place_of(at)
        assert source[first + below][column - 1] == line.text[at]
        first += 1 + line.blank + line.more


def test_look_alikes_are_read_as_the_common_characters_and_the_text_stays():
    result = read_source("a.txt", "⽰例市办事规则\n⼗⼀、完善⼯作机制\n（⼀）建⽴台账，⽉底前完成。\n".encode())
    assert [(b.kind, b.locator, b.text) for b in result.document.blocks()][1:] == [
        ("heading", "十一", "⼗⼀、完善⼯作机制"),
        ("paragraph", "十一.(一)", "（⼀）建⽴台账，⽉底前完成。"),
    ]
    assert [dict(f.facts) for f in result.findings if f.code == "X708"] == [
        {"lines": "3", "shape": "⽰", "plain": "示"}
    ]


@pytest.mark.parametrize(
    ("shapes", "plain"),
    [("⺟亲", "母亲"), ("⻣干", "骨干"), ("\uf9ba解", "了解"), ("\ufa08政", "行政"), ("⻋辆", "车辆")],
)
def test_doubles_of_characters_too(shapes, plain):
    result = read_source("a.txt", f"示例市办事规则\n一、{shapes}事项。\n".encode())
    found = [dict(f.facts) for f in result.findings if f.code == "X708"]
    assert found == [{"lines": "1", "shape": shapes[0], "plain": plain[0]}]


def test_a_text_without_a_table_of_its_characters_is_refused():
    result = read_source("a.txt", ("ᨱҔࣈݱᕆզӤ૱Ո࿆" * 20).encode())
    assert result.document is None
    assert [f.code for f in result.findings] == ["X704"]


@pytest.mark.parametrize(
    ("units", "breaks"),
    [
        ([("各部门应当公布清单，逐项编制办事指南并在网", False), ("上公布。", True)], 1),
        ([("一、总体要求", True), ("坚持统筹推进。", True)], 0),
        ([("（一）公布清单，", True), ("并及时更新。", True)], 1),
        ([("（一）公布清单", True), ("（二）更新清单", True)], 0),
        ([("市数据局应当于每年年底前向社会公布本市公共数据目录", True), ("", True)], 0),
    ],
)
def test_the_measure_of_what_breaks_off(units, breaks):
    assert len(list(broken_off(units))) == breaks


LONG = "第七条 市、区人民政府应当把窗口服务工作纳入年度计划，统筹安排人员、场地和经费，定期听取办事群众的意见建议，并向社会公布改进情况。"


def test_a_law_of_short_paragraphs_whose_few_long_ones_break_off_at_one_width_is_put_together():
    short = [f"（{n}）公布第{m}类服务事项的办理时限；" for n, m in zip("一二三四五六七八", range(1, 9), strict=True)]
    articles = [LONG.replace("第七条", f"第{n}条") for n in "一二三四五六"]
    paragraphs = [line for article in articles for line in (article, *short)]
    page = "\n\n".join("\n".join(wrapped(paragraph, 40)) for paragraph in paragraphs)
    assert texts(unwrap(read_text(page)).raw.lines) == paragraphs


def test_items_of_several_lengths_without_a_stop_are_no_lines_of_a_page():
    items = [f"推进{'甲乙丙丁戊己庚辛'[n % 8] * (4 + n * 3 % 19)}建设，形成示例服务能力" for n in range(24)]
    assert texts(unwrap(read_text("\n".join(items))).raw.lines) == items


def test_a_wider_page_after_a_narrow_one_is_put_together_too():
    page = [line for paragraph in PARAGRAPHS * 3 for line in wrapped(paragraph, 26)]
    page += [line for paragraph in PARAGRAPHS * 3 for line in wrapped(paragraph, 38)]
    found = texts(unwrap(read_text("\n".join(page))).raw.lines)
    assert ["".join(t.split()) for t in found] == ["".join(t.split()) for t in PARAGRAPHS * 6]


def test_entries_of_contents_say_nothing_of_how_wide_the_lines_are():
    entries = [f"{n} 示例章节{'.' * 120} {n}" for n in range(1, 12)]
    page = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    found = texts(unwrap(read_text("\n".join(entries + page))).raw.lines)
    assert ["".join(t.split()) for t in found[len(entries) :]] == ["".join(t.split()) for t in PARAGRAPHS * 2]


def test_commas_of_ascii_that_stand_for_chinese_ones_are_as_wide():
    plain = [p.replace("，", ",").replace("。", ".") for p in PARAGRAPHS]
    page = [line for paragraph in plain * 2 for line in wrapped(paragraph.translate({44: "，", 46: "。"}), 28)]
    data = "\n".join(line.replace("，", ",").replace("。", ".") for line in page).encode()
    found = [b.text for b in read_source("a.txt", data).document.blocks() if b.locator.startswith("第")]
    assert ["".join(t.split()) for t in found] == ["".join(t.split()) for t in plain * 2]


def test_marks_and_numbers_of_sections_on_lines_of_their_own_are_put_together():
    page = [line for paragraph in PARAGRAPHS for line in wrapped(paragraph, 26)]
    cut = [
        "1.",
        "总则",
        "1.1",
        "编制依据",
        "根据",
        "《",
        "示例省办事服务条例",
        "》",
        "，",
        "制定本预案。",
        "1.2",
        "适用范围",
    ]
    found = texts(unwrap(read_text("\n".join(page + cut))).raw.lines)
    assert found[len(PARAGRAPHS) :] == [
        "1.总则",
        "1.1编制依据",
        "根据《示例省办事服务条例》，制定本预案。",
        "1.2适用范围",
    ]


def test_a_stretch_that_was_broken_below_a_letter_that_was_not_is_put_together():
    letter = ["各单位应当认真学习领会并结合实际抓好贯彻落实，" * 8 + "有关情况及时报告。"] * 6
    page = [line for paragraph in PARAGRAPHS for line in wrapped(paragraph, 26)]
    found = texts(unwrap(read_text("\n".join(letter + page))).raw.lines)
    assert ["".join(t.split()) for t in found] == ["".join(t.split()) for t in (*letter, *PARAGRAPHS)]


def test_the_english_title_and_the_days_of_a_standard_are_lines_of_their_own():
    page = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    cover = [
        "窗口服务规范",
        "General requirements for window services of cities",
        "2027-03-26 发布 2027-07-01 实施",
        "示例市市场监督管理局 发布",
    ]
    assert texts(unwrap(read_text("\n".join(cover + page))).raw.lines)[:4] == cover


def test_the_number_of_a_standard_above_its_pages_goes_with_the_numbers_of_pages_beside_it():
    head = "DB99/T 1234—2027"
    page = [line for paragraph in PARAGRAPHS for line in wrapped(paragraph, 26)]
    lines = [head, "窗口服务规范", *page, "I", head, *page, "_ii—", head, *page, "3", head]
    found = texts(unwrap(read_text("\n".join(lines))).raw.lines)
    assert found.count(head) == 1
    assert not {"I", "_ii—", "3"} & set(found)


def test_a_running_head_on_the_only_two_numbered_pages_goes():
    page = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    lines = [*page[:12], "— 1 —", "示例市公报", *page[12:22], "— 2 —", "示例市公报", *page[22:]]
    assert "示例市公报" not in "".join(texts(unwrap(read_text("\n".join(lines))).raw.lines))


def test_a_running_head_on_two_of_three_pages_goes_and_a_line_that_comes_twice_elsewhere_stays():
    page = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    lines = [*page[:8], "— 1 —", "示例市人民政府公报", *page[8:20], "— 2 —", "示例市人民政府公报", *page[20:], "— 3 —"]
    assert "示例市人民政府公报" not in "".join(texts(unwrap(read_text("\n".join(lines))).raw.lines))
    lines[4:4] = ["示例市人民政府公报"]
    assert "".join(texts(unwrap(read_text("\n".join(lines))).raw.lines)).count("示例市人民政府公报") == 3


def test_two_pieces_that_together_fill_a_line_are_one_where_quotation_marks_meet():
    page = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    cut = ["第七条 窗口应当推广“订单式”", "“接力式”帮办服务，方便", "群众办事。"]
    assert texts(unwrap(read_text("\n".join(page + cut))).raw.lines)[-1] == "".join(cut)


def test_an_empty_text_stays_empty():
    assert unwrap(Raw("text", ())).raw.lines == ()


WHOLE = "各部门应当公布清单，逐项编制办事指南，并按季度报送进展情况和存在的问题。"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ([WHOLE[:20], "— 3 —", WHOLE[20:]], [WHOLE]),
        ([WHOLE, "— 3 —", WHOLE], [WHOLE, "— 3 —", WHOLE]),
        ([WHOLE[:20], WHOLE[20:]], [WHOLE[:20], WHOLE[20:]]),
        ([WHOLE[:20], "— 3 —", "（一）" + WHOLE], [WHOLE[:20], "— 3 —", "（一）" + WHOLE]),
        (["到202", "7年底，建成平台。"], ["到2027年底，建成平台。"]),
        (["于2027年6", "月底前建成平台。"], ["于2027年6月底前建成平台。"]),
        (["于2027年6月", "30日前建成平台。"], ["于2027年6月30日前建成平台。"]),
        (["表2", "2027年任务"], ["表2", "2027年任务"]),
        (["二、工作措施", "2027年底前建成平台。"], ["二、工作措施", "2027年底前建成平台。"]),
    ],
)
def test_what_only_the_end_of_a_page_or_line_tore_is_whole_again_in_texts_of_whole_paragraphs(lines, whole):
    assert texts(unwrap(read_text("\n".join(lines))).raw.lines) == whole


def test_what_a_browser_printed_goes_from_texts_of_whole_paragraphs():
    head = "2027/3/9 17:59 示例办法_示例市政府网"
    lines = [
        head,
        WHOLE,
        "https://www.example.gov.cn/a.html 第1/2页",
        head,
        WHOLE,
        "https://www.example.gov.cn/a.html 第2/2页",
    ]
    assert texts(unwrap(read_text("\n".join(lines))).raw.lines) == [WHOLE, WHOLE]


def test_facts_with_a_time_of_day_are_none_of_a_browser():
    lines = ["2027-07-29 18:04 来源：示例市数据局", WHOLE, "2027-07-29 18:04 来源：示例市数据局"]
    assert texts(unwrap(read_text("\n".join(lines))).raw.lines) == lines


def test_the_number_is_not_joined_with_the_title_below_it():
    page = [line for paragraph in PARAGRAPHS * 2 for line in wrapped(paragraph, 26)]
    head = ["示政办发〔２０２７〕３１ 号", "示例市人民政府办公室关于印发示例市窗口服务办法", "的通知"]
    assert texts(unwrap(read_text("\n".join(head + page))).raw.lines)[0] == head[0]


@pytest.mark.parametrize(("short", "apart"), [(1, False), (3, True)])
def test_a_later_line_that_ends_three_characters_early_ends_its_paragraph(short, apart):
    """Only the first line of a paragraph may have lost the two characters of an indent."""
    item = "窗口服务人员应当统一着装并佩戴标志使用文明用语主动引导办事群众依次取号等候并及时解答他们提出的各种问题不得推诿拖延"
    items = [item[: 28 + 28 - short], "休息区域应当配备必要的设施"]
    page = "\n".join(line for paragraph in (*PARAGRAPHS, *items) for line in wrapped(paragraph, 28))
    found = ["".join(t.split()) for t in texts(unwrap(read_text(page)).raw.lines)]
    assert found[len(PARAGRAPHS) :] == (items if apart else ["".join(items)])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("现印发给你们，请结合工作实际开展窗口服务试点工作。", "示例市财政局"),
        ("示例省财政厅厅长 李示例", "示例省税务局局长 王示例"),
        ("示例试验区数据出境管理清单（负面清单）（2027版）", "示例省商务厅"),
        ("示政办发〔2027〕8号.pdf", "示例市人民政府办公室关于规范窗口服务的通知"),
    ],
)
def test_a_name_that_signs_or_issues_is_never_joined(before, after):
    body = "\n".join(line for paragraph in PARAGRAPHS for line in wrapped(paragraph, len(before)))
    lines = unwrap(Raw("text", split_lines(f"{body}\n{before}\n{after}\n2027年3月1日\n"))).raw.lines
    assert texts(lines)[-2:] == [after, "2027年3月1日"]
