"""The report as one file in a real browser: nothing is fetched, nothing complains, and all of it can be found and printed."""

import base64
import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pictures import keep
from python_calamine import CalamineWorkbook
from terminal import polreq, write

from benchmarks.browser import Browser, find_browser

pytestmark = pytest.mark.skipif(find_browser() is None, reason="chromium is not installed: no real browser to drive")

#: What a person or an attacker might write.
SHARP = "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"

SETTINGS = "polreq: workspace/1\nname: 试验\nas_of: 2026-11-01\nlink: {semantic: false}\n"

#: The workspace of this repository, which the docs show.
SAMPLE = Path(__file__).resolve().parents[2]

#: Requirements of the workspace: more than the list shows at once.
ROWS = 120


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    opened = Browser(tmp_path_factory.mktemp("profile"))
    opened.size(1280, 900)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A report of a workspace whose texts mean something to HTML and to table programs."""
    root = tmp_path_factory.mktemp("workspace")
    demands = [
        {
            "id": f"P-{n:03}", "statement": f"应当支持第{n}类事项查询。", "force": "must" if n % 2 else "should",
            "bases": [{"contract": "一期合同"}],
        }
        for n in range(ROWS)
    ]  # fmt: skip
    demands[0] |= {
        "statement": SHARP,
        "deadlines": [{"date": "2026-06-30", "kind": "milestone", "text": "6月底前"}],
        "units": [{"name": "=1+1"}],
    }
    demands[1] |= {"bases": [{"meeting": "十月例会", "quote": "会上说过的原话"}]}
    demands += [{"id": "P-up", "statement": "上层的要求。", "force": "must", "bases": [{"contract": "一期合同"}]}]
    features = [
        {"id": "F-1", "title": "事项查询", "status": "done", "satisfies": ["P-001", "U-1"]},
        {"id": "F-2", "title": "事项导出", "status": "planned", "satisfies": ["P-002"]},
    ]
    users = [{"id": "U-1", "statement": "群众要能查到。", "satisfies": ["P-up"], "bases": [{"evidence": "工单"}]}]
    gaps = [{"requirement": "P-003", "reason": "由人工办理", "by": "王敏", "on": "2026-10-01"}]
    plain = json.dumps
    write(
        root,
        polreq=SETTINGS,
        requirements__p=plain({"polreq": "requirements/1", "layer": "project", "requirements": demands}),
        requirements__u=plain({"polreq": "requirements/1", "layer": "user", "requirements": users}),
        requirements__backlog=plain({"polreq": "backlog/1", "features": features}),
        trace__links=plain({"polreq": "links/1", "links": [], "gaps": gaps}),
    )
    ran = polreq(root, "report", "-o", "报告.html")
    assert ran.code == 0, ran.seen
    return root / "报告.html"


@pytest.fixture
def opened(browser, page):
    browser.asked.clear()
    browser.errors.clear()
    browser.open(page.as_uri())
    browser.wait("document.querySelector('.register').dataset.ready")
    yield browser
    assert browser.errors == []
    assert [address for address in browser.asked if not address.startswith(("file://", "blob:"))] == []
    assert browser.asked.count(page.as_uri()) == len([a for a in browser.asked if a.startswith("file://")])


def shown(browser: Browser) -> list[str]:
    """Names of the rows that stand in the page."""
    return browser.run("[...document.querySelectorAll('.register .view .row .id')].map((cell) => cell.textContent)")


def count(browser: Browser) -> str:
    return str(browser.run("document.querySelector('.register .count').textContent"))


def saved(browser: Browser, button: str) -> bytes:
    """Press a button, and return the file that the browser is given to save."""
    script = f"""new Promise((done) => {{
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {{
        URL.createObjectURL = make;
        blob.arrayBuffer().then((raw) => done([...new Uint8Array(raw)]));
        return make(blob);
      }};
      document.querySelector({json.dumps(button)}).click();
    }})"""
    return bytes(browser.run(script))


def look(browser: Browser, name: str) -> None:
    """Press the button of a view."""
    script = f"[...document.querySelectorAll('.views button')].find((b) => b.textContent.startsWith({json.dumps(name)})).click()"
    browser.run(script)


def total() -> int:
    return ROWS + 2


def test_the_first_screen_says_how_it_stands(opened):
    text = opened.run(
        "[...document.querySelectorAll('main > p, main > section')].slice(0, 4).map((e) => e.innerText).join('\\n')"
    )
    assert f"{total()} 项需求要落实：4 已有功能承接，3 已交付；" in text
    assert "过期未交付" in text
    assert "已过期 124 天" in text
    assert "定新的完成时间和责任人" in text


def test_what_people_wrote_stays_words(opened):
    assert opened.run("document.title") == "试验：需求追溯报告"
    assert opened.run("document.images.length") == 0
    opened.run("document.querySelector('.register .view .row').click()")
    assert SHARP in opened.run("document.querySelector('.entry .words').textContent")
    assert opened.run("document.title") == "试验：需求追溯报告"


def test_only_the_rows_that_are_seen_stand_in_the_page(opened):
    assert count(opened) == f"{total()} / {total()} 行"
    assert 10 < len(shown(opened)) < 60
    opened.run("document.querySelector('.register .view').scrollTop = 1e6")
    opened.wait("[...document.querySelectorAll('.view .row .id')].some((cell) => cell.textContent === 'U-1')")


def test_a_narrow_window_shows_ends_of_ids_and_cuts_nothing_off_at_its_side(opened):
    """Ids of one document differ in their ends; the list is no wider than its window."""
    opened.size(400, 900)
    opened.run("document.querySelector('.register .view .row .id').style.flexBasis = '2.2rem'")
    script = """(() => {
      const cell = document.querySelector('.register .view .row .id'), box = cell.getBoundingClientRect();
      const words = cell.querySelector('bdi').firstChild, range = document.createRange();
      range.setStart(words, words.length - 1); range.setEnd(words, words.length);
      const last = range.getBoundingClientRect();
      range.setStart(words, 0); range.setEnd(words, 1);
      return [last.left >= box.left && last.right <= box.right + 1, range.getBoundingClientRect().left < box.left,
        document.documentElement.scrollWidth <= innerWidth, document.querySelector('.register .list').getBoundingClientRect().right <= innerWidth];
    })()"""
    seen = opened.run(script)
    opened.size(1280, 900)
    assert seen == [True, True, True, True]


def test_holes_and_justified_ones_stand_apart(opened):
    look(opened, "只看缺口")
    assert count(opened) == f"{total() - 5} / {total()} 行"
    assert "P-001" not in shown(opened)
    look(opened, "有理由的")
    assert shown(opened) == ["P-003"]
    opened.run("document.querySelector('.view .row').click()")
    assert "由人工办理" in opened.run("document.querySelector('.entry').innerText")
    look(opened, "过期和临近")
    assert shown(opened) == ["P-000"]


def test_words_and_choices_narrow_the_rows(opened):
    opened.run("document.querySelector('.filter').focus()")
    opened.write("第１1类")
    assert shown(opened) == ["P-011"]
    opened.run("const f = document.querySelector('.filter'); f.value = ''; f.dispatchEvent(new Event('input'))")
    script = """(() => { const f = document.querySelector(".facet"); f.value = [...f.options].find((o) => o.textContent === "用户").value;
      f.dispatchEvent(new Event("change")); })()"""
    opened.run(script)
    assert shown(opened) == ["U-1"]


def test_the_name_of_a_feature_finds_what_leads_to_it(opened):
    opened.run("document.querySelector('.filter').focus()")
    opened.write("事项导出")
    assert shown(opened) == ["P-002"]


def test_words_that_no_row_has_leave_none(opened):
    opened.run("document.querySelector('.filter').focus()")
    opened.write("没有这样的词")
    assert shown(opened) == []
    assert count(opened) == "没有符合的行"


def test_an_entry_has_its_source_and_its_chain_and_they_lead_on(opened):
    opened.run("document.querySelector('.filter').focus()")
    opened.write("上层的要求")
    opened.run("document.querySelector('.view .row').click()")
    assert re.split(r"\s+", opened.run("document.querySelector('.entry .tree').innerText").strip()) == [
        "U-1", "群众要能查到。", "已交付", "F-1", "事项查询", "已完成",
    ]  # fmt: skip
    opened.run("document.querySelector('.entry .link').click()")
    assert opened.run("document.querySelector('.entry h3').textContent") == "U-1"
    assert count(opened) == f"{total()} / {total()} 行"
    opened.run("document.querySelector('.filter').focus()")
    opened.write("第1类")
    opened.run("document.querySelector('.view .row').click()")
    assert "会上说过的原话" in opened.run("document.querySelector('.entry').innerText")


def test_it_is_read_by_keys_alone(opened):
    opened.run("document.querySelector('.register .view').focus()")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        opened.key(key)
    assert opened.run("document.querySelector('.entry h3').textContent") == "P-000"
    active = opened.run("document.querySelector('.view').getAttribute('aria-activedescendant')")
    assert opened.run(f"document.getElementById({json.dumps(active)}).getAttribute('aria-selected')") == "true"
    opened.key("Enter")
    assert opened.run("document.activeElement.className") == "entry"


def test_the_rows_shown_are_saved_and_no_cell_is_a_formula(opened):
    opened.run("document.querySelector('.filter').focus()")
    opened.write("document.title")
    text = saved(opened, ".save").decode()
    assert text.startswith("\ufeff编号,层级,")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert len(lines) == 2
    assert lines[1].startswith("P-000,项目,")
    assert "'=1+1" in lines[1]
    assert ",=1+1" not in lines[1]


def test_the_rows_shown_are_saved_as_a_workbook_of_texts(opened):
    """Opened by another program: the cells are those of the rows, word for word, and none is a formula."""
    opened.run("document.querySelector('.filter').focus()")
    opened.write("document.title")
    data = saved(opened, ".save-book")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["需求跟踪矩阵"]
    head, *rows = book.get_sheet_by_index(0).to_python()
    assert head[:2] == ["编号", "层级"]
    assert len(rows) == 1
    assert rows[0][:2] == ["P-000", "项目"]
    assert SHARP in rows[0]
    assert "=1+1" in " ".join(rows[0]).split()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_workbook_of_all_rows_holds_what_the_csv_holds(opened):
    text = saved(opened, ".save").decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(saved(opened, ".save-book"))).get_sheet_by_index(0).to_python()
    assert len(sheet) == total() + 1
    # what a table program would take for a formula is kept from being one in CSV only
    assert sheet == [[cell.removeprefix("'") for cell in line] for line in lines]


def test_paper_has_every_row_and_the_page_has_none_of_them_afterwards(opened):
    opened.run("dispatchEvent(new Event('beforeprint'))")
    names = opened.run(
        "[...document.querySelectorAll('.printed tbody tr:not(.more)')].map((row) => row.cells[0].textContent)"
    )
    assert len(names) == len(set(names)) == total()
    assert "U-1" in opened.run(
        "[...document.querySelectorAll('.printed .more')].map((row) => row.textContent).join('\\n')"
    )
    opened.run("dispatchEvent(new Event('afterprint'))")
    assert opened.run("document.querySelectorAll('.printed *').length") == 0


def test_the_printed_pages_have_every_row(opened):
    """What a printer gets, read back from a PDF."""
    pdf = pdfium.PdfDocument(base64.b64decode(opened.send("Page.printToPDF", printBackground=True)["data"]))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    assert {name for name in ("P-up", "U-1", *(f"P-{n:03}" for n in range(ROWS))) if name not in text} == set()
    assert "会上说过的原话" in text
    assert "由人工办理" in text


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(opened, dark):
    """Contrast of text is at least 4.5 to 1 (WCAG 2.2, 1.4.3), light and dark."""
    opened.size(1280, 900, dark=dark)
    script = """(() => {
      const light = (colour) => { const c = colour.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
      const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$/.test(c)) return c; } return "rgb(255,255,255)"; };
      const bad = [];
      for (const e of document.querySelectorAll("main *:not(svg *, .sign)")) {
        if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || !e.getClientRects().length) continue;
        const style = getComputedStyle(e), [a, b] = [light(style.color), light(ground(e))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) bad.push(e.tagName + "." + e.className + " " + style.color + " on " + ground(e));
      }
      return [...new Set(bad)];
    })()"""
    assert opened.run(script) == []
    opened.size(1280, 900)


def picture(browser: Browser, name: str, *, dark: bool = False) -> None:
    """Take a picture of the page for the docs."""
    browser.size(1180, 760, dark=dark)
    browser.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    keep(name, browser.picture())


def test_the_report_of_the_sample_is_as_the_docs_show_it(browser, tmp_path):
    browser.errors.clear()
    file = tmp_path / "report.html"
    assert polreq(SAMPLE, "report", "--as-of", "2026-11-01", "-o", str(file)).code == 0
    browser.open(file.as_uri())
    browser.wait("document.querySelector('.register').dataset.ready")
    picture(browser, "report-front-dark", dark=True)
    browser.run("document.querySelector('.register').scrollIntoView()")
    browser.run("document.querySelectorAll('.view .row')[3].click()")
    picture(browser, "report-matrix")
    assert browser.nodes() < 1_500
    assert browser.errors == []
