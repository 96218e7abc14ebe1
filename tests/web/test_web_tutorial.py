"""The tutorial's two ways: what is decided in the browser is written as what is typed in the terminal."""

import json
import re
import shutil
from pathlib import Path

import pytest
from pictures import keep
from served import Served
from terminal import polreq
from test_docs_sessions import walk

from benchmarks.browser import Browser, find_browser

pytestmark = pytest.mark.skipif(find_browser() is None, reason="chromium is not installed: no real browser to drive")

DOCS = Path(__file__).resolve().parents[2] / "docs"

#: The document of the tutorial; its requirements are R001 and so on.
NOTICE = "望政办发-2026-44"


def pressed(browser: Browser, key: str) -> None:
    browser.run("document.getElementById('said').textContent = ''")
    browser.key(key)
    browser.wait("document.getElementById('said').innerText.includes('已写入')", key)


def at_review(browser: Browser, served: Served, query: str) -> None:
    browser.open(f"{served.base}/review{query}")
    browser.wait("document.querySelector('#desk')?.dataset.ready")


def named(browser: Browser, side: str) -> str:
    return str(browser.run(f"document.querySelector('.sides section{side} h2 a').textContent"))


def review_readings(browser: Browser, served: Served) -> None:
    """Take the unit that is counted twice out of the bodies of R007, and accept the others."""
    at_review(browser, served, "?only=readings")
    for _ in range(10):
        if named(browser, ":first-child") != f"{NOTICE}-R007":
            pressed(browser, "y")
            continue
        browser.click("[data-action=correct][data-part=units]")
        browser.wait("document.activeElement.tagName === 'TEXTAREA'")
        before = browser.run("document.activeElement.value")
        assert before.startswith("责任单位=承办单位（主体）；市政务服务中心（牵头）；")
        browser.run(f"document.activeElement.value = {json.dumps(before.replace('承办单位（主体）；', ''))}")
        pressed(browser, "Enter")


def go(browser: Browser, upper: str) -> None:
    """Click a requirement in the queue, also one that has a decision already."""
    browser.run(
        f"[...document.querySelectorAll('#queue .row')].find((row) => row.innerText.includes({json.dumps(upper)})).click()"
    )
    browser.wait(f"document.querySelector('.sides section:first-child h2 a').textContent === {json.dumps(upper)}")


def confirm(browser: Browser, lower: str, upper: str) -> None:
    go(browser, upper)
    while (now := named(browser, ":nth-child(2)")) != lower:
        browser.key("ArrowRight")
        browser.wait(f"document.querySelector('.sides section:nth-child(2) h2 a').textContent !== {json.dumps(now)}")
    pressed(browser, "y")


def test_both_ways_write_the_same(tmp_path):
    typed, clicked = tmp_path / "typed", tmp_path / "clicked"
    walk(DOCS / "tutorial.zh-CN.md", typed)
    shutil.copytree(DOCS / "tutorial", clicked)
    for command in (("init", "--name", "望事通下半年提升"), ("import", "需求.csv"), ("ingest", "通知.txt"), ("trace",)):
        assert polreq(clicked, *command).code == 0
    links = (typed / "trace" / "links.yml").read_text(encoding="utf-8")
    confirmed = re.findall(r"lower: '?(\d+)'?, upper: (\S+), verdict: confirmed", links)
    assert len(confirmed) == 13
    served = Served(clicked, "--by", "王敏")
    browser = Browser(tmp_path / "profile")
    try:
        browser.open(served.address)
        browser.wait("document.querySelector('nav')")
        review_readings(browser, served)
        at_review(browser, served, "?only=links")
        for lower, upper in confirmed:
            confirm(browser, lower, upper)
        go(browser, f"{NOTICE}-R006")
        browser.key("j")
        browser.wait("document.activeElement.tagName === 'TEXTAREA'")
        browser.write("由窗口管理落实，评价不弹窗、可以不评")
        pressed(browser, "Enter")
        assert browser.errors == []
    finally:
        browser.close()
        served.kill()
    for file in (f"requirements/{NOTICE}.yml", "trace/links.yml"):
        assert sorted((clicked / file).read_text(encoding="utf-8").splitlines()) == sorted(
            (typed / file).read_text(encoding="utf-8").splitlines()
        )


def drop(browser: Browser, file: Path) -> None:
    """Choose a file on the page that brings documents in."""
    browser.run(
        f"const data = new DataTransfer(); data.items.add(new File([{json.dumps(file.read_text(encoding='utf-8'))}], {json.dumps(file.name)}));"
        "const field = document.getElementById('file'); field.files = data.files; field.dispatchEvent(new Event('change'))"
    )
    browser.wait("document.getElementById('take')")


def take_newer_version(browser: Browser, served: Served, file: Path) -> None:
    """Drop the revised notice, look at what changed, and put it in the place of the older one."""
    browser.open(f"{served.base}/bring")
    browser.wait("document.getElementById('file')")
    drop(browser, file)
    there = browser.run("document.getElementById('changes').href")
    browser.size(1180, 760)
    browser.open(there)
    browser.wait("document.querySelector('main h2')")
    keep("serve-compare", browser.picture())
    browser.open(f"{served.base}/bring")
    browser.wait("document.getElementById('file')")
    drop(browser, file)
    assert browser.run("document.getElementById('over').value") == NOTICE
    compared = browser.run("document.getElementById('changes').href")
    assert "/compare?key=" in compared
    # another window looks at the changes, while this one keeps what was read
    text = browser.run(f"fetch({json.dumps(compared)}).then((answer) => answer.text())")
    assert "旧条文另有内容移到三.(七)" in text
    browser.click("#take")
    browser.wait("location.pathname === '/document' && document.querySelector('article')")


def review_newer(browser: Browser, served: Served) -> None:
    """Take the newer words, give up what is gone, and accept the two that are new."""
    at_review(browser, served, "?only=readings")
    assert browser.run("document.querySelector('#panel .reasons').innerText").startswith(
        "原条文 2026年12月底前，身份证"
    )
    keep("serve-newer", browser.picture())
    for _ in range(7):
        if named(browser, ":first-child") != f"{NOTICE}-R008":
            pressed(browser, "y")
            continue
        browser.key("o")
        browser.wait("document.activeElement.tagName === 'TEXTAREA'")
        browser.write("修订时删去")
        browser.key("Enter")
        browser.wait("document.getElementById('said').innerText.includes('备注已记下')")
        pressed(browser, "n")


def test_both_ways_take_the_change_of_a_policy_alike(tmp_path):
    typed, clicked = tmp_path / "typed", tmp_path / "clicked"
    walk(DOCS / "tutorial-change.zh-CN.md", typed)
    walk(DOCS / "tutorial.zh-CN.md", clicked)
    revised = DOCS / "tutorial-change"
    shutil.copytree(revised, clicked, dirs_exist_ok=True)
    served = Served(clicked, "--by", "王敏", "--as-of", "2026-09-10")
    browser = Browser(tmp_path / "profile")
    try:
        browser.open(served.address)
        browser.wait("document.querySelector('nav')")
        take_newer_version(browser, served, revised / "通知-修订.txt")
        review_newer(browser, served)
        assert polreq(clicked, "import", "需求-9月.csv").code == 0
        at_review(browser, served, "?stale=1")
        for lower, upper in (("3105", "R003"), ("3107", "R004"), ("3108", "R005"), ("3114", "R009"), ("3115", "R009")):
            confirm(browser, lower, f"{NOTICE}-{upper}")
        go(browser, f"{NOTICE}-R005")
        while named(browser, ":nth-child(2)") != "3109":
            browser.key("ArrowRight")
            browser.wait("document.querySelector('.sides section:nth-child(2) h2 a').textContent !== '3108'")
        pressed(browser, "n")
        confirm(browser, "3109", f"{NOTICE}-R012")
        confirm(browser, "3106", f"{NOTICE}-R011")
        browser.open(f"{served.base}/report")
        saved = browser.run(
            "fetch('/report/table/save?what=rtm&form=xlsx').then((a) => a.arrayBuffer()).then((b) => Array.from(new Uint8Array(b)))"
        )
        assert browser.errors == []
    finally:
        browser.close()
        served.kill()
    for file in (
        f"policies/{NOTICE}.yml",
        f"requirements/{NOTICE}.yml",
        "requirements/backlog-zentao.yml",
        "trace/links.yml",
    ):
        assert sorted((clicked / file).read_text(encoding="utf-8").splitlines()) == sorted(
            (typed / file).read_text(encoding="utf-8").splitlines()
        )
    assert polreq(clicked, "export", "rtm", "-o", "矩阵.xlsx", "--as-of", "2026-09-10").code == 0
    assert bytes(saved) == (clicked / "矩阵.xlsx").read_bytes()
