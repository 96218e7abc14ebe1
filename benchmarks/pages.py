"""How fast a long list of the local pages is filtered, beside a plain table of the same rows: `python -m benchmarks.pages`.

Both stand in one real browser and are given the same words, one after the other; of each the median of all filters is printed,
with the layout of the page that follows. Fails if the list takes more than half of the table's time.
"""

import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.browser import FILTER_EACH, Browser, find_browser

ROWS = 10_000

#: The most that the list may take of the time of a plain table.
BAR = 0.5

_WORDS = ("办件", "办件 9", "预约取号 12", "证照", "7", "没有这样的词", "缴费 3", "评价", "99", "进度 1")
_THINGS = ("办件进度查询", "网上预约取号", "电子证照下载", "网上缴费", "评价反馈", "材料复用")

_TABLE = """(async () => {
  const { rows } = await (await fetch("/items/rows")).json();
  const table = document.createElement("table");
  for (const cells of rows) {
    const row = table.insertRow();
    for (const cell of cells) row.insertCell().textContent = cell;
  }
  document.getElementById("main").replaceChildren(table);
  document.body.offsetHeight;
  const texts = rows.map((cells) => cells.join(" ").toLowerCase()), took = [];
  for (const words of WORDS) {
    const wanted = words.split(" "), start = performance.now();
    for (let n = 0; n < texts.length; n++) table.rows[n].hidden = !wanted.every((word) => texts[n].includes(word));
    document.body.offsetHeight;
    took.push(performance.now() - start);
  }
  return took;
})()"""


def main() -> int:
    """Measure both, and print them."""
    if find_browser() is None:
        print("pages: chromium is not installed, nothing was measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "workspace")
        _write(root)
        command = [sys.executable, "-m", "polreq", "serve", "--no-open"]
        server = subprocess.Popen(
            command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        browser = Browser(Path(folder, "profile"))
        try:
            return _compare(browser, server)
        finally:
            browser.close()
            server.kill()
            server.communicate()


def _compare(browser: Browser, server: "subprocess.Popen[str]") -> int:
    assert server.stdout
    found = re.search(r"http://\S+", server.stdout.readline())
    assert found, "the server did not begin"
    browser.size(1280, 800)
    browser.open(found.group())
    browser.wait("document.querySelector('nav')")
    browser.open(found.group().partition("/start")[0] + "/items")
    browser.wait(f"document.querySelector('.count').innerText.includes('{ROWS}')")
    words = json.dumps(_WORDS, ensure_ascii=False)
    took = [statistics.median(browser.run(script.replace("WORDS", words))) for script in (FILTER_EACH, _TABLE)]
    share = took[0] / took[1]
    print(
        f"{ROWS} rows, median of {len(_WORDS)} filters: list {took[0]:.1f} ms, plain table {took[1]:.1f} ms, share {share:.2f}"
    )
    return int(share > BAR)


def _write(root: Path) -> None:
    """Write a workspace of so many features."""
    features = [{"id": f"F-{n:05}", "title": f"{_THINGS[n % len(_THINGS)]}{n}", "status": "done"} for n in range(ROWS)]
    (root / "requirements").mkdir(parents=True)
    (root / "polreq.yml").write_text("polreq: workspace/1\n", encoding="utf-8")
    backlog = json.dumps({"polreq": "backlog/1", "features": features}, ensure_ascii=False)
    (root / "requirements" / "backlog.yml").write_text(backlog, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
