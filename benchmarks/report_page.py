"""How heavy and how fast the report for leaders is, beside a plain table of the same rows: `python -m benchmarks.report_page`.

A workspace of ten thousand requirements is generated and its report written; both pages are opened from files by one real
browser, one after the other, several times. Of each the median is printed: until everything is laid out after the page was
asked for, and for a filter with the layout that follows. Fails if the page misses one of its bars, but for the time until it is ready,
which other work on the machine moves across its bar: that is said and fails nothing.

Generated sentences are alike and pack well. With `--texts DIR` the sentences of the text files there stand in their place, each once, and only the
weight of pages is printed.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Final

from benchmarks.browser import FILTER_EACH, Browser, find_browser
from benchmarks.dataset import FEATURES, SHARES, Item, generate, write_workspace
from polreq.arrange.leaders import arrange_leaders
from polreq.conclude.report import make_report
from polreq.pipeline.assess import assess
from polreq.render.writers.html.alone import whole_page
from polreq.results.said import in_one
from polreq.results.sections import Register
from polreq.store.caches import open_cache

#: Requirements of the report.
ROWS: Final = 10_000

#: How often each page is opened.
TIMES: Final = 9

#: The most that the page may take of the plain table's time until it is ready, and for a filter.
READY, FILTER = 0.1, 0.5

#: The most elements, bytes, and bytes packed with gzip.
NODES, BYTES, PACKED = 1_500, 4_000_000, 300_000

#: Characters of sentences that may stand for requirements, and how many more of them each page has than the one before.
_SHORTEST, _LONGEST, _STEP = 15, 120, 2_000

#: Words to filter by, of generated and of other texts.
_WORDS: Final = ("平台", "应当", "办事", "2026", "没有这样的词", "查询", "服务 平台", "USR", "申请", "9")

#: Notes when a page has all its elements laid out: its scripts have run by then.
_CLOCK: Final = """addEventListener("DOMContentLoaded", () => {
  document.body.offsetHeight;
  globalThis.readyAfter = performance.now();
})"""

_TABLE: Final = """<script>
const field = document.querySelector(".filter"), rows = [...document.querySelector("tbody").rows];
const texts = rows.map((row) => row.textContent.toLowerCase());
field.addEventListener("input", () => {
  const wanted = field.value.toLowerCase().split(" ");
  rows.forEach((row, n) => (row.hidden = !wanted.every((word) => texts[n].includes(word))));
});
</script>"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both, and print them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report_page")
    parser.add_argument("--texts", type=Path, help="folder of text files whose sentences stand in the report")
    texts = parser.parse_args(arguments).texts
    if texts:
        pack(different(texts))
        return 0
    if find_browser() is None:
        print("report_page: chromium is not installed, nothing was measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        page, table = _write(Path(folder), _items(ROWS))
        return weigh(page, table, Path(folder, "profile"))


def weigh(page: Path, table: Path, profile: Path) -> int:
    """Print how the page stands beside the table; 1 if it misses a bar."""
    browser = Browser(profile)
    browser.size(1280, 800)
    browser.send("Page.addScriptToEvaluateOnNewDocument", source=_CLOCK)
    words = json.dumps(_WORDS, ensure_ascii=False)
    ready: dict[Path, list[float]] = {page: [], table: []}
    filtered: dict[Path, list[float]] = {page: [], table: []}
    nodes = 0
    try:
        for time in range(TIMES):
            for file in (page, table) if time % 2 else (table, page):
                browser.open(f"file://{file}")
                ready[file].append(browser.wait("globalThis.readyAfter"))
                nodes = browser.nodes() if file is page else nodes
                filtered[file] += browser.run(FILTER_EACH.replace("WORDS", words))
        asked = [address for address in browser.asked if address not in (f"file://{page}", f"file://{table}")]
        errors = browser.errors
    finally:
        browser.close()
    raw = page.read_bytes()
    packed = len(gzip.compress(raw, mtime=0))
    shares = []
    for name, took in (("ready", ready), ("filter", filtered)):
        mine, other = statistics.median(took[page]), statistics.median(took[table])
        shares.append(mine / other)
        print(f"{name}: page {mine:.1f} ms, plain table {other:.1f} ms, share {mine / other:.3f}")
    print(f"elements {nodes}, bytes {len(raw)}, gzip {packed}, requests {len(asked)}, console errors {len(errors)}")
    print(f"ready at most {READY}: {'met' if shares[0] <= READY else 'missed, fails nothing'}")
    light = nodes <= NODES and len(raw) <= BYTES and packed <= PACKED
    return int(not (light and shares[1] <= FILTER and not asked and not errors))


def different(folder: Path) -> list[str]:
    """Return the sentences of the text files in a folder, each once, in an order that tells nothing."""
    found: dict[str, None] = {}
    for file in sorted(folder.rglob("*.txt")):
        for sentence in re.split(r"(?<=[。；])|\n", file.read_text(encoding="utf-8")):
            if _SHORTEST <= len(sentence.strip()) <= _LONGEST:
                found[sentence.strip()] = None
    texts = list(found)
    random.Random(0).shuffle(texts)
    return texts


def pack(texts: Sequence[str]) -> None:
    """Print how heavy pages are whose requirements are all different."""
    for number in range(_STEP, min(ROWS, len(texts)) + 1, _STEP):
        # features repeat the texts of the first requirements
        items = [
            replace(item, text=text) for item, text in zip(_items(number), (*texts[:number], *texts), strict=False)
        ]
        with tempfile.TemporaryDirectory() as folder:
            raw = _write(Path(folder), items)[0].read_bytes()
        alone = len(gzip.compress("\n".join(texts[:number]).encode(), mtime=0))
        mean = sum(map(len, texts[:number])) / number
        packed = len(gzip.compress(raw, mtime=0))
        print(f"{mean:.0f} characters each: bytes {len(raw)}, gzip {packed}, of that texts alone {alone}")


def _items(rows: int) -> tuple[Item, ...]:
    """Generate so many requirements, and features with them."""
    return generate(round(rows / (1 - dict(SHARES)[FEATURES])))


def _write(folder: Path, items: Sequence[Item]) -> tuple[Path, Path]:
    """Write the report of a workspace of these, and a plain table of what its list shows."""
    root = folder / "workspace"
    write_workspace(items, root)
    with open_cache(root, enabled=False) as cache:
        found = assess(root, cache, as_of=None, suggest=False)
    report = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
    arranged = arrange_leaders(report)
    page, table = folder / "page.html", folder / "table.html"
    page.write_text(whole_page(arranged, "zh"), encoding="utf-8")
    register = next(p for section in arranged.sections for p in section.parts if isinstance(p, Register))
    table.write_text(plain_table(register), encoding="utf-8")
    print(f"{len(register.entries)} requirements, {len(register.ends)} features")
    return page, table


def plain_table(register: Register) -> str:
    """Write a page with a table of what the register's list shows, and a filter that hides rows."""
    kept = [n for n, column in enumerate(register.columns) if column.fit != "below"]
    rows = ("<tr>" + "".join(f"<td>{escape(in_one(entry[n], 'zh'))}</td>" for n in kept) for entry in register.entries)
    body = "\n".join(rows)
    return f'<!doctype html><meta charset="utf-8"><input class="filter"><table><tbody>{body}</tbody></table>{_TABLE}'


if __name__ == "__main__":
    sys.exit(main())
