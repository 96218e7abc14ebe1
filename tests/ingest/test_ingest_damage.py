"""Damaged sources: repaired for reading where only one repair is possible, else refused with the reason."""

from datetime import date

import pytest

from polreq.ingest import read_source
from polreq.ingest.damage import examine
from polreq.ingest.readers.text import read_text


def notice(number="示政发〔2021〕8号", body="各单位要做好示例工作，并将情况报送示例局。", day="2021年3月4日"):
    return f"示例市人民政府关于示例的通知\n{number}\n各区人民政府：\n{body}\n示例市人民政府\n{day}\n"


def codes(result):
    return [f.code for f in result.findings]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("示政发〔2021〕8号", "示政发〔2021〕8号"),
        ("示政发[2021]8号", "示政发〔2021〕8号"),
        ("示政发（2021） 8 号", "示政发〔2021〕8号"),
        ("示政发【2021】8号", "示政发〔2021〕8号"),
        ("示政发〔2021〕第8号", "示政发〔2021〕8号"),
    ],
)
def test_ways_to_write_a_number_are_no_damage(printed, read):
    result = read_source("a.txt", notice(number=printed).encode())
    assert (result.document.number, codes(result)) == (read, [])


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("示政发〔202136号", "示政发〔2021〕36号"),
        ("示政〔202136", "示政〔2021〕36号"),
        ("示政发12021)36号", "示政发〔2021〕36号"),
        ("示政发〔2021〕36", "示政发〔2021〕36号"),
    ],
)
def test_a_number_that_lost_its_marks_is_repaired_and_reported(printed, read):
    result = read_source("a.txt", notice(number=printed).encode())
    assert result.document.number == read
    assert [(f.code, str(f.place), dict(f.facts)) for f in result.findings] == [
        ("X703", f"a.txt:2:{result.findings[0].place.column}", {"before": printed, "after": read})
    ]


def test_the_text_stays_as_the_source_has_it():
    text = notice(number="示政发〔202136号", body="请参照示发〔20195号执行。")
    result = read_source("a.txt", text.encode())
    assert result.document.text() == text
    assert [dict(f.facts)["after"] for f in result.findings] == ["示政发〔2021〕36号", "请参照示发〔2019〕5号执行。"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [("2017927", date(2017, 9, 27)), ("20171231", date(2017, 12, 31)), ("201715", date(2017, 1, 5)), ("2017111", None)],
)
def test_a_date_without_its_marks_is_read_only_where_one_day_is_possible(printed, day):
    result = read_source("a.txt", notice(day=printed).encode())
    assert result.document.dates.written == day
    assert codes(result) == (["X703"] if day else ["X702"])


def test_pinyin_in_brackets_is_read_over(outline_of):
    text = notice(body="各单位(wèi)要办(bàn)好示例工作(zuò)，使用政务(app)提交。")
    examined = examine(read_text(text), "a.txt")
    assert examined.raw.lines[3].words == "各单位要办好示例工作，使用政务(app)提交。"
    assert [f.code for f in examined.findings] == ["X703"]


def test_pinyin_without_tones_counts_only_where_there_is_much_of_it():
    one = examine(read_text("示例单位(an)甲。"), "a.txt")
    many = examine(read_text("示例(li)单位(wei)工作(zuo)。"), "a.txt")
    assert (one.raw.lines[0].words, many.raw.lines[0].words) == ("示例单位(an)甲。", "示例单位工作。")


def test_junk_marks_and_entities_are_read_over():
    examined = examine(read_text("各单✿位要◈做好★工作。\n★小贴士\n示例局&nbsp;&sp;"), "a.txt")
    assert [line.words for line in examined.raw.lines] == ["各单位要做好工作。", "★小贴士", "示例局"]


def test_the_first_item_read_as_a_dash_is_repaired_where_the_second_follows(outline_of):
    result = read_source("a.txt", "示例方案\n一、要求\n（-)指导思想。坚持甲。\n（二）原则。坚持乙。\n".encode())
    assert [b.locator for b in result.document.blocks()] == ["标题", "一", "一.(一)", "一.(二)"]
    assert codes(result) == ["X703"]


def test_exchanged_terms_are_mapped_back_for_reading():
    examined = examine(read_text("示例局关于最佳化網際網路入口網站的通知"), "a.txt")
    assert examined.raw.lines[0].words == "示例局关于优化互联网门户网站的通知"
    alone = examine(read_text("实现配置最佳化。"), "a.txt")
    assert (alone.raw.lines[0].words, alone.findings) == ("实现配置最佳化。", ())


BROKEN = {
    "lost to a font": "示例通知\n各单位，，，，，要，，，，\n，，，，做好，，，，，工作。\n",
    "private characters": "示例通知\n" + "\ue123\ue456示例\ue789。\n" * 5,
    "wrong encoding": "示例通知\n锟斤拷锟斤拷示例锟斤拷\nÃ©ÃªÃ«\n",
    "converted": "關於進一步優化政務服務的實施意見\n國務院辦公廳應當會同各機關，對電子政務項目進行審核，並說明實現時間。\n",
    "shuffled": "示例办法\n" + "".join(f"第{n}条 各单位应当做好第{n}项工作。\n" for n in "五二八一七三六四九"),
    "torn": "示例通知\n" + "各单位\n，要做好\n。并且\n" * 6,
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_what_is_beyond_repair_is_refused_unless_forced(text):
    refused = read_source("a.txt", text.encode())
    forced = read_source("a.txt", text.encode(), force=True)
    assert refused.document is None
    assert [f.code for f in refused.findings if f.code != "X703"] == ["X704"]
    assert forced.document.text() == text
    assert "X704" in codes(forced)


def test_a_byte_that_cannot_be_decoded_is_pointed_at_and_the_rest_is_read():
    data = notice().encode().replace("做好".encode(), "做".encode() + b"\xe5\xa5")
    read = read_source("a.txt", data)
    assert read.document.number == "示政发〔2021〕8号"
    assert [(f.code, dict(f.facts)["places"]) for f in read.findings] == [("X718", "4")]


GIBBERISH = "ᨱҔࣈݱᕆզӤ૱Ո࿆ ඲଱‫୏ل௳מ‬"


def test_a_menu_that_cannot_be_read_is_a_note_and_the_policy_below_it_is_read():
    text = f"{GIBBERISH}\n{GIBBERISH}\n{notice()}{GIBBERISH}\n"
    result = read_source("a.txt", text.encode())
    assert result.document.title == "示例市人民政府关于示例的通知"
    assert [(f.code, dict(f.facts)["lines"], dict(f.facts)["places"]) for f in result.findings] == [
        ("X717", "3", "1–2, 9")
    ]
    assert {b.kind for b in result.document.blocks() if "ᨱ" in b.text} == {"note"}
    assert result.document.text() == text


def test_lines_that_cannot_be_read_are_notes_inside_the_text_and_join_nothing():
    body = f"各单位要做好示例工作。\n{GIBBERISH}\n各单位要报送示例情况。"
    document = read_source("a.txt", notice(body=body).encode()).document
    kinds = [b.kind for b in document.blocks() if "示例工作" in b.text or "ᨱ" in b.text or "情况" in b.text]
    assert kinds == ["paragraph", "note", "paragraph"]


def test_where_hardly_anything_can_be_read_the_source_is_refused_and_its_lines_are_notes_if_forced():
    text = notice(body="\n".join([GIBBERISH] * 12))
    assert codes(read_source("a.txt", text.encode())) == ["X704"]
    forced = read_source("a.txt", text.encode(), force=True).document
    assert {b.kind for b in forced.blocks() if "ᨱ" in b.text} == {"note"}


def test_an_icon_before_words_is_no_damage():
    text = notice(body="\uf0b7 各单位要做好示例工作，并将情况报送示例局。")
    assert codes(read_source("a.txt", text.encode())) == []


def test_headings_printed_twice_stand_once_and_are_in_order():
    heads = "".join(f"{n}、示例任务\n{n}、示例任务\n各单位要做好示例工作。\n" for n in "一二三四五六七八")
    result = read_source("a.txt", f"示例办法\n{heads}".encode())
    assert [b.text for b in result.document.blocks() if b.kind == "heading"] == [
        f"{n}、示例任务" for n in "一二三四五六七八"
    ]
    assert "X707" in codes(result)
    assert "X704" not in codes(result)


def test_numbers_of_articles_without_their_text_are_refused():
    text = "示例办法\n" + "".join(f"第{n}条\n" for n in "一二三四五六七八九十") + "各单位应当做好示例工作。\n" * 10
    assert codes(read_source("a.txt", text.encode())) == ["X704"]


def test_parts_that_begin_to_count_again_are_in_order():
    text = "示例通知\n" + "".join(f"{n}、甲\n示例。\n" for n in "一二三四" * 4)
    assert "X704" not in codes(read_source("a.txt", text.encode()))


def test_page_marks_of_a_recognised_text_are_notes():
    document = read_source(
        "a.txt", "示例办法\n第一条 甲。\n- 1 -\n第二条 乙。\n第 2 页 共 3 页\n第三条 丙。\nPage 3\n".encode()
    ).document
    assert [(b.kind, b.text) for b in document.blocks() if b.kind == "note"] == [
        ("note", "- 1 -"),
        ("note", "第 2 页 共 3 页"),
        ("note", "Page 3"),
    ]


def test_real_documents_are_undamaged(shared):
    damaged = {}
    for folder in (
        "corpus/national/txt",
        "corpus/national/html",
        "corpus/legislation",
        "corpus/guangzhou",
        "gold/docs",
    ):
        for path in sorted((shared / folder).glob("*.*")):
            found = [f for f in read_source(path.name, path.read_bytes()).findings if f.code in ("X703", "X704")]
            if found:
                damaged[path.name] = [dict(f.facts) for f in found]
    # one source really has a broken entity, in both of its forms
    assert [facts["after"] for found in damaged.values() for facts in found] == ["国务院办公厅 "] * 2
