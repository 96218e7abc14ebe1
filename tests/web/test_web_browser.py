"""The pages in a real browser: by keyboard, by mouse, with an input method, killed in between; and the walk that the docs show."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from pictures import keep
from review_world import links, make
from served import Served
from terminal import polreq, write

from benchmarks.browser import Browser, find_browser

pytestmark = pytest.mark.skipif(find_browser() is None, reason="chromium is not installed: no real browser to drive")

#: Rows of a long list, and the elements that its page may have.
ROWS, NODES = 10_000, 1_500

SETTINGS = "polreq: workspace/1\nname: 试验\nas_of: 2026-11-01\nsuggest_min: 0\nlink: {semantic: false}\n"

#: Things that people ask for, so that every demand has one feature that is like it and others that are less so.
THINGS = (
    "办件进度", "预约取号", "电子证照", "材料复用", "网上缴费", "评价反馈", "政策解读", "表单预填", "消息提醒", "快递送达",
    "身份认证", "委托代办", "帮办代办", "智能问答", "跨省通办", "电子签章", "补正通知", "结果下载", "投诉举报", "无障碍浏览",
)  # fmt: skip
WAYS = ("查询", "登记", "统计", "撤回", "打印", "导出")


@pytest.fixture
def browser(tmp_path_factory):
    opened = Browser(tmp_path_factory.mktemp("profile"))
    opened.size(1280, 800)
    yield opened
    opened.close()
    assert opened.errors == []


@pytest.fixture
def serve(tmp_path):
    started = []

    def begin(*arguments: str) -> Served:
        started.append(Served(tmp_path, "--by", "王敏", *arguments))
        return started[-1]

    yield begin
    for one in started:
        one.kill()


def crowd(root: Path, number: int) -> Path:
    """A workspace of so many demands, each with a feature of the same words."""
    pairs = [(thing, way) for way in WAYS for thing in THINGS][:number]
    demands = [
        {"id": f"P-{n}", "statement": f"应当支持{t}{w}。", "force": "must", "bases": [{"contract": "一期合同"}]}
        for n, (t, w) in enumerate(pairs)
    ]
    features = [{"id": f"F-{n}", "title": f"{t}{w}", "status": "done"} for n, (t, w) in enumerate(pairs)]
    return write(
        root,
        polreq=SETTINGS,
        requirements__p=json.dumps(
            {"polreq": "requirements/1", "layer": "project", "requirements": demands}, ensure_ascii=False
        ),
        requirements__backlog=json.dumps({"polreq": "backlog/1", "features": features}, ensure_ascii=False),
    )


def at_review(browser: Browser, served: Served, query: str = "") -> None:
    """Open the address that was printed, then the review."""
    browser.open(served.address)
    browser.wait("document.querySelector('nav')")
    browser.open(f"{served.base}/review{query}")
    browser.wait("document.querySelector('#desk')?.dataset.ready")


def press(browser: Browser, key: str, expected: str) -> None:
    """Press a key and wait for what is said then."""
    browser.run("document.getElementById('said').textContent = ''")
    browser.key(key)
    browser.wait(f"document.getElementById('said').innerText.includes({json.dumps(expected)})", expected)


def test_a_hundred_decisions_by_keyboard_and_none_is_lost_when_the_server_is_killed_twice(tmp_path, browser, serve):
    crowd(tmp_path, 100)
    done = 0
    for until in (37, 71, 100):
        served = serve()
        at_review(browser, served)
        while done < until:
            press(browser, "y", "已写入：已确认")
            done += 1
        if until < 100:
            browser.key("j")  # what is being typed when the power goes is lost, and nothing else
            browser.wait("document.querySelector('dialog[open]')")
            browser.write("还没有写完的理由")
            served.kill()
            assert links(tmp_path).count("verdict: confirmed") == until
    written = re.findall(r"lower: (\S+), upper: (\S+), verdict: confirmed", links(tmp_path))
    assert Counter(upper for _, upper in written) == {f"P-{n}": 1 for n in range(100)}
    assert "还没有写完" not in links(tmp_path)
    assert sorted(p.name for p in (tmp_path / "trace").iterdir()) == ["decisions.jsonl", "links.yml"]
    assert polreq(tmp_path, "check", "--fail-under", "100").code == 0


def test_a_page_whose_server_is_gone_says_so_and_where_the_decisions_are(tmp_path, browser, serve):
    make(tmp_path)
    served = serve()
    at_review(browser, served)
    served.kill()
    press(browser, "y", "服务器没有回应")
    assert "F-1" not in links(tmp_path)
    browser.errors.clear()  # the browser itself notes that nobody answered


def test_keys_do_nothing_while_somebody_writes_or_chooses_characters(tmp_path, browser, serve):
    make(tmp_path)
    before = links(tmp_path)
    at_review(browser, serve())
    browser.key("j")
    browser.wait("document.activeElement.tagName === 'TEXTAREA'")
    for key in "ynu":
        browser.key(key)
    assert browser.run("document.activeElement.value") == "ynu"
    browser.key("Escape")
    browser.wait("!document.querySelector('dialog[open]')")
    browser.click("header input[type=search]")
    browser.key("y")
    assert browser.run("document.activeElement.value") == "y"
    browser.run("document.activeElement.blur()")
    for event in ({"isComposing": True}, {"keyCode": 229}, {"ctrlKey": True}, {"repeat": True}):
        browser.run(
            f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: 'y', bubbles: true, ...{json.dumps(event)}}}))"
        )
    assert links(tmp_path) == before
    # Enter chooses from the input method, and does not write yet
    browser.key("o")
    browser.wait("document.activeElement.tagName === 'TEXTAREA'")
    browser.compose("kanguoyanshi")
    browser.run(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert browser.run("Boolean(document.querySelector('dialog[open]'))")
    browser.compose("")
    browser.write("看过演示")
    press(browser, "Enter", "备注已记下")
    press(browser, "y", "已写入")
    assert "note: 看过演示" in links(tmp_path)


def test_mouse_other_targets_undo_and_reasons(tmp_path, browser, serve):
    make(tmp_path)
    before = links(tmp_path)
    at_review(browser, serve())
    browser.click("[data-action=no]")
    browser.wait("document.getElementById('said').innerText.includes('已否决')")
    browser.click("[data-action=undo]")
    browser.wait("document.getElementById('said').innerText.includes('已撤销')")
    assert links(tmp_path) == before
    browser.key("t")
    browser.wait("document.querySelectorAll('.found li').length > 1")
    browser.write("取号")
    browser.wait("document.querySelector('.found li b')?.innerText === 'F-3'")
    press(browser, "Enter", "F-3 → P-1")
    browser.click("#queue .row:nth-child(4)")
    browser.wait("document.querySelector('#queue .here').innerText.includes('P-3')")
    browser.key("j")
    browser.wait("document.activeElement.tagName === 'TEXTAREA'")
    browser.write("由省平台统一建设")
    press(browser, "Enter", "无需功能")
    assert "{requirement: P-3, reason: 由省平台统一建设" in links(tmp_path)


def test_two_windows_tell_each_other_and_nothing_is_written_over(tmp_path, browser, serve):
    make(tmp_path)
    served = serve()
    at_review(browser, served)
    assert polreq(tmp_path, "review", "--reject", "F-1:P-1", "--by", "李航", "--on", "2026-11-01").code == 0
    press(browser, "y", "李航")
    assert browser.run("document.getElementById('said').classList.contains('bad')")
    assert "lower: F-1, upper: P-1, verdict: rejected" in links(tmp_path)
    browser.errors.clear()  # the browser itself notes the status 409


def test_a_list_of_ten_thousand_rows_has_few_elements_and_filters_them_all(tmp_path, browser, serve):
    features = [{"id": f"F-{n:05}", "title": f"{THINGS[n % 20]}{n}", "status": "done"} for n in range(ROWS)]
    backlog = json.dumps({"polreq": "backlog/1", "features": features}, ensure_ascii=False)
    write(tmp_path, polreq=SETTINGS, requirements__backlog=backlog)
    served = serve()
    browser.open(served.address)
    browser.wait("document.querySelector('nav')")
    browser.open(f"{served.base}/items")
    count = "document.querySelector('.count').innerText"
    browser.wait(f"{count}.includes('{ROWS} / {ROWS}')")
    most = browser.nodes()
    browser.run("document.querySelector('.view').scrollTop = 1e9")
    browser.wait(f"document.querySelector('.rows').innerText.includes('F-{ROWS - 1:05}')")
    most = max(most, browser.nodes())
    browser.click(".filter")
    browser.write("电子证照 98")
    wanted = sum("电子证照" in f["title"] and "98" in f"{f['id']} {f['title']}" for f in features)
    browser.wait(f"{count}.startsWith('{wanted} /')")
    assert max(most, browser.nodes()) <= NODES
    assert browser.run("document.querySelector('.rows .cell.id').innerText").startswith("F-")
    # on paper stands what was filtered, all of it
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert browser.run("document.querySelectorAll('.rows .row').length") == wanted


NOTICE = """\
望川市人民政府办公室关于进一步优化网上办事体验的通知

望政办发〔2026〕12号

各县（区）人民政府，市政府各部门：

为进一步优化网上办事体验，现就有关事项通知如下：

一、优化办理
TASKS
望川市人民政府办公室
2026年10月8日
""".replace(
    "TASKS",
    "".join(
        f"（{n}）各部门应当在2026年12月底前实现{t}网上可查、全程提醒。\n"
        for n, t in zip("一二三四五六七八九十", THINGS, strict=False)
    ),
)


def picture(browser: Browser, name: str, *, dark: bool = False) -> None:
    """Take a picture of the page for the docs."""
    browser.size(1024, 620, dark=dark)
    browser.run("document.getElementById('said').replaceChildren()")
    browser.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    keep(name, browser.picture())


def bring_in(browser: Browser, served: Served, file: Path) -> None:
    browser.open(f"{served.base}/bring")
    browser.choose_file("#file", file)
    browser.wait("document.getElementById('take')")
    assert "望政办发〔2026〕12号" in browser.text()
    picture(browser, "serve-bring")
    browser.click("#take")
    browser.wait("location.pathname === '/document' && document.querySelector('article .mark')")
    browser.wait("document.getElementById('said').innerText.includes('已写入')")
    browser.run("document.getElementById('text').scrollIntoView()")
    picture(browser, "serve-document")


def write_reason(browser: Browser, served: Served, reason: str) -> None:
    browser.open(f"{served.base}/gaps")
    browser.wait("document.querySelector('.rows .row')")
    browser.click(".rows .act")
    browser.wait("document.activeElement.tagName === 'TEXTAREA'")
    browser.write(reason)
    browser.key("Enter")
    browser.wait("document.getElementById('said').innerText.includes('已写入理由')")


def save_report(browser: Browser, served: Served, folder: Path) -> str:
    browser.send("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    browser.open(f"{served.base}/report")
    browser.click('.buttons a[href*="markdown"]')
    for _ in range(4000):
        if saved := list(folder.glob("*.md")):
            return saved[0].read_text(encoding="utf-8")
        browser.run("new Promise((done) => setTimeout(done, 20))")
    raise AssertionError("no report was saved")


def test_the_report_is_opened_by_itself(tmp_path, browser):
    """`polreq report --serve`: the printed address leads to the page for leaders, which works and asks for nothing."""
    crowd(tmp_path, 12)
    served = Served(tmp_path, command=("report", "--serve", "--as-of", "2026-11-01"))
    try:
        browser.open(served.address)
        browser.wait("document.querySelector('.register').dataset.ready")
        assert browser.run("location.pathname") == "/report/page"
        assert browser.run("document.querySelector('h1').textContent") == "试验：需求追溯报告"
        assert browser.run("getComputedStyle(document.querySelector('.register .view')).overflowY") == "auto"
        browser.run("document.querySelector('.register .view .row').click()")
        assert "应当支持办件进度查询。" in browser.run("document.querySelector('.entry').innerText")
        assert [url for url in browser.asked if not url.startswith((served.base, "about:"))] == []
        assert {url.partition("?")[0].removeprefix(served.base) for url in browser.asked} <= {
            "/start",
            "/report/page",
            "about:blank",
        }
        code, said = served.stop()
        assert (code, "Traceback" in said) == (0, False)
    finally:
        served.kill()


def test_the_walk_of_the_docs(tmp_path, browser, serve):
    """Drop a notice, look, correct ten readings, confirm ten links, write a gap's reason, save the report."""
    crowd(tmp_path, 12)
    file = tmp_path.parent / "通知.txt"
    file.write_text(NOTICE, encoding="utf-8")
    served = serve()
    browser.open(served.address)
    bring_in(browser, served, file)
    at_review(browser, served, "?only=readings")
    picture(browser, "serve-reading")
    for _ in range(10):
        press(browser, "2", "已写入：已改正")
    (drafts,) = (path for path in (tmp_path / "requirements").glob("*.yml") if path.stem not in ("p", "backlog"))
    assert drafts.read_text(encoding="utf-8").count("status: edited") == 10
    at_review(browser, served, "?only=links&id=P-0")
    picture(browser, "serve-review")
    for _ in range(10):
        press(browser, "y", "已写入：已确认")
    assert links(tmp_path).count("verdict: confirmed") == 10
    write_reason(browser, served, "由省平台统一建设，本项目只对接")
    assert "reason: 由省平台统一建设，本项目只对接" in links(tmp_path)
    browser.open(f"{served.base}/")
    browser.wait("document.querySelector('.bars')")
    picture(browser, "serve-overview")
    picture(browser, "serve-overview-dark", dark=True)
    browser.open(f"{served.base}/report")
    browser.wait("document.querySelector('.register').dataset.ready")
    browser.run(
        "[...document.querySelectorAll('.views button')].find((b) => b.textContent.startsWith('有理由的')).click()"
    )
    browser.run("document.querySelector('.register .view .row').click()")
    assert "由省平台统一建设" in browser.run("document.querySelector('.entry').innerText")
    assert "由省平台统一建设" in save_report(browser, served, tmp_path.parent / "saved")
    assert polreq(tmp_path, "check", "--fail-on", "never").code == 0
    assert [url for url in browser.asked if not url.startswith((served.base, "about:", "data:"))] == []
