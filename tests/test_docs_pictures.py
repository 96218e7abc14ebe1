"""The pictures of the README and of the tutorial, made of what the program writes: console, page, workbook and document.

To make them anew: `POLREQ_PICTURES=docs/pictures python -m pytest tests/test_docs_pictures.py`.
"""

import html
import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pictures import LARGEST, PNG, keep
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text as Painted
from terminal import polreq
from test_docs_sessions import walk

from benchmarks.browser import Browser, find_browser
from polreq.arrange.trace import arrange_trace
from polreq.conclude.report import make_report
from polreq.pipeline.assess import assess
from polreq.render.writers.terminal import write_terminal
from polreq.store.caches import open_cache

ROOT = Path(__file__).resolve().parents[1]

#: Language → what stands behind the names of its pictures.
LANGS = {"zh": "", "en": "-en"}

#: Cells in a line of the console, and lines of it that are shown.
WIDTH, LINES = 96, 34

OFFICE = ("soffice", "pdftoppm")

needs_browser = pytest.mark.skipif(find_browser() is None, reason="chromium is not installed: nothing to look with")
needs_office = pytest.mark.skipif(
    not all(map(shutil.which, OFFICE)),
    reason="LibreOffice or poppler-utils is not installed: nothing prints the tables",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """The folder of the tutorial after all its commands, by language."""
    folders = {}
    for lang, name in (("zh", "tutorial.zh-CN.md"), ("en", "tutorial.md")):
        folders[lang] = tmp_path_factory.mktemp(lang)
        # the day of a decision is shown by the tables, and pictures have no clock
        walk(ROOT / "docs" / name, folders[lang], "--on", "2026-07-06")
    return folders


def console(lang: str) -> list[str]:
    """The first lines of `polreq trace` of the sample, with the terminal's marks of colour."""
    with open_cache(None) as cache:
        found = assess(ROOT, cache, as_of=None, suggest=True)
    report = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
    return write_terminal(arrange_trace(report), lang, width=WIDTH, color=True).splitlines()[:LINES]


def painted(lines: list[str], command: str) -> str:
    """Lay lines out as a terminal does, every character in its cells, whatever fonts there are."""
    rows = "\n".join(f"<div>{cells(line)}</div>" for line in (f"$ {command}", *lines))
    style = (
        "body{margin:0;padding:14px 18px;width:max-content;background:#fff;color:#24292f;font:15px/20px monospace}"
        "div{white-space:pre;height:20px}i{display:inline-block;width:9px;height:20px;font-style:normal;white-space:pre;vertical-align:top}"
        "i.w{width:18px;font-size:17px}"
    )
    return f"<!doctype html><meta charset=utf-8><title>polreq</title><style>{style}</style>{rows}"


def cells(line: str) -> str:
    """A line, each character in a box of one cell or two."""
    out = []
    for piece in Painted.from_ansi(line).render(Console(file=io.StringIO())):
        style = piece.style.get_html_style(DEFAULT_TERMINAL_THEME) if piece.style else ""
        for character in piece.text:
            wide = " class=w" if cell_len(character) > 1 else ""
            out.append(f'<i{wide} style="{style}">{html.escape(character)}</i>')
    return "".join(out)


@needs_browser
@pytest.mark.parametrize("lang", LANGS)
def test_the_console(browser, tmp_path, lang):
    page = tmp_path / "console.html"
    page.write_text(painted(console(lang), "polreq trace"), encoding="utf-8")
    browser.open(page.as_uri())
    browser.size(1200, 900)
    wide, high = browser.run(
        "[Math.ceil(document.body.getBoundingClientRect().width), Math.ceil(document.body.getBoundingClientRect().height)]"
    )
    browser.size(wide, high)
    keep(f"trace{LANGS[lang]}", browser.picture())


@needs_browser
@pytest.mark.parametrize("lang", LANGS)
def test_the_page(browser, walked, tmp_path, lang):
    for name, file in (
        ("report-front", sample(tmp_path, lang, "report")),
        ("tutorial-report", walked[lang] / "report.html"),
    ):
        browser.open(file.as_uri())
        browser.wait("document.querySelector('.register').dataset.ready")
        browser.size(1180, 760)
        browser.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        keep(f"{name}{LANGS[lang]}", browser.picture())


def sample(folder: Path, lang: str, what: str, ending: str = "html") -> Path:
    """What the program writes of the sample workspace."""
    file = folder / f"{what}-{lang}.{ending}"
    command = ("report",) if what == "report" else ("export", what)
    assert polreq(ROOT, *command, "--as-of", "2026-11-01", "-o", str(file), lang=lang).code == 0
    return file


@needs_office
def test_the_workbook_and_the_document(walked, tmp_path):
    files = {}
    for lang, behind in LANGS.items():
        files |= {
            f"export-ledger{behind}": sample(tmp_path, lang, "ledger", "xlsx"),
            f"export-rtm{behind}": sample(tmp_path, lang, "rtm", "xlsx"),
            f"export-rtm-docx{behind}": sample(tmp_path, lang, "rtm", "docx"),
            f"tutorial-rtm{behind}": walked[lang] / "需求跟踪矩阵.xlsx",
        }
    for name, png in printed(files, tmp_path / "paper").items():
        keep(name, png)


def printed(files: dict[str, Path], folder: Path) -> dict[str, bytes]:
    """The first sheet of paper of each file, as LibreOffice prints it, by one start of the program."""
    folder.mkdir()
    named = [shutil.copy(file, folder / f"{name}{file.suffix}") for name, file in files.items()]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, named)],
        check=True, capture_output=True, timeout=300, env=os.environ | {"HOME": str(folder)},
    )  # fmt: skip
    for name in files:
        command = ["pdftoppm", "-png", "-r", "70", "-singlefile", str(folder / f"{name}.pdf"), str(folder / name)]
        subprocess.run(command, check=True)
    return {name: (folder / f"{name}.png").read_bytes() for name in files}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_all_four_and_none_is_large(readme):
    shown = re.findall(r"docs/pictures/([\w-]+)\.png", (ROOT / readme).read_text(encoding="utf-8"))
    behind = LANGS["zh" if "zh" in readme else "en"]
    assert {f"{name}{behind}" for name in ("trace", "report-front", "export-rtm", "export-rtm-docx")} <= set(shown)
    for name in shown:
        data = (ROOT / "docs" / "pictures" / f"{name}.png").read_bytes()
        assert data.startswith(PNG)
        assert len(data) <= LARGEST, name
