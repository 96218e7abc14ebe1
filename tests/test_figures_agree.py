"""One truth about figures: every output of a workspace is read back, and what two of them print under one name is the same."""

import csv
import io
import json
import re
import tempfile
from collections import defaultdict
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from independent_coverage import Figures
from random_workspaces import workspaces, write

from polreq.arrange.card import arrange_shown
from polreq.arrange.exports.draft import laid
from polreq.arrange.exports.tables import EXPORTS
from polreq.cli.formats import FINDING_FORMATS, REPORT_FORMATS
from polreq.conclude.exported import make_exported
from polreq.conclude.report import make_report
from polreq.conclude.shown_item import make_shown
from polreq.model.workspace import Workspace
from polreq.pipeline.assess import Assessed, assess
from polreq.pipeline.check import check
from polreq.pipeline.suggest import Suggested
from polreq.render.writers.terminal import write_terminal
from polreq.results.coverage import DIMENSIONS, STATES
from polreq.results.figures import FIGURE_NAMES, FIGURES
from polreq.results.report import Report
from polreq.results.suggestion import Suggestion
from polreq.results.summary import summarize
from polreq.sheets.writing import csv_text
from polreq.store.caches import open_cache
from polreq.words import names

ROOT = Path(__file__).resolve().parents[1]

#: Name of a state in Chinese → its key.
STATE_KEYS = {names.STATES[key].zh: key for key in STATES}

#: Name of a layer as a row of a table → its key.
LAYERS = {names.SHORT_LAYERS[key].zh: key for key in ("high", "middle", "project", "user")} | {"合计": "total"}


#: Dimensions whose groups the program names.
WORDS = {"level": names.LEVELS, "force": names.FORCES, "window": names.WINDOWS}


class Printed:
    """What the outputs say: (group, name of a figure) → output → number."""

    def __init__(self) -> None:
        self.said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)

    def say(self, output: str, group: str, name: str, number: object) -> None:
        """Note what an output says; an output that says two things about one figure is caught here."""
        known = self.said[group, name].setdefault(output, str(number))
        assert known == str(number), f"{output} says {known} and {number} of {name} in {group}"

    def disagreements(self) -> dict[tuple[str, str], dict[str, str]]:
        return {key: said for key, said in self.said.items() if len(set(said.values())) > 1}


def read_sentences(said: Printed, output: str, text: str) -> None:
    """Read the conclusions that trace, check and the Markdown report begin or end with."""
    text = re.sub(r"\s+|\*", "", text)
    patterns = {
        "total": r"范围内共(\d+)项需求",
        "deep": r"，已落到功能(\d+)/\d+（",
        "delivered": r"其中已交付(\d+)/\d+（",
        "answered": r"已答复(\d+)/\d+（",
        "justified": r"：其中(\d+)项需求没有功能，但写明了理由",
        "gaps": r"缺口(\d+)项需求：",
        "must": r"其中必须落实的(\d+)。",
        "passed": r"已过期仍未交付的(\d+)，",
        "soon": r"临近期限仍未交付的(\d+)。",
        "if_confirmed": r"落到功能的将是(\d+)/\d+",
        "outside": r"另有(\d+)项需求不涉及产品",
        "rejected": r"另有(\d+)项需求被审核否决",
        "links": r"需要处理的关联(\d+)，",
        "orphans": r"没有依据的功能(\d+)，",
        "unbased": r"没有依据的需求(\d+)。",
    }
    for name, pattern in patterns.items():
        for number in re.findall(pattern, text):
            said.say(output, "total", name, number)


def read_terminal(said: Printed, text: str) -> None:
    read_sentences(said, "trace", text.partition("层级")[0])
    for name, deep, total in re.findall(r"^  (高层|中层|项目|用户|合计)\s.*?(\d+)/(\d+)\s", text, re.MULTILINE):
        said.say("trace", LAYERS[name], "deep", deep)
        said.say("trace", LAYERS[name], "total", total)
    for name, number in re.findall(r"[█▆▄=?·] (\S+) (\d+) \(", text):
        said.say("trace", "total", f"state {STATE_KEYS[name]}", number)
    headings = {
        "最紧急的缺口": "gaps",
        "需要处理的关联": "links",
        "没有依据的功能": "orphans",
        "没有依据的需求": "unbased",
    }
    for title, name in headings.items():
        for number in re.findall(rf"^{title} (?:前 \d+ 个，共 )?(\d+)", text, re.MULTILINE):
            said.say("trace", "total", name, number)
    table = text.partition("\n渠道 ")[2].partition("\n\n")[0].splitlines()[1:]
    statuses = table[0].split() if table else []
    for line in table[1:]:
        cells = line.split()
        if len(cells) == len(statuses) + 1:
            for status, number in zip(statuses, cells[1:], strict=True):
                said.say("trace", f"channel {cells[0]}", status, 0 if number == "·" else number)


def tables(text: str) -> dict[str, list[dict[str, str]]]:
    """The tables of a Markdown page by the heading above, as rows by column."""
    found: dict[str, list[dict[str, str]]] = {}
    heading, head = "", None
    for line in text.splitlines():
        if line.startswith("#"):
            heading, head = line, None
        elif line.startswith("|"):
            cells = [c.strip().strip("*`") for c in line.strip("|").split("|")]
            if head is None:
                head = cells
            elif not set(line) <= set("|-: "):
                found.setdefault(heading, []).append(dict(zip(head, cells, strict=True)))
    return found


#: Heading of a table of the Markdown report → the figure that its number of rows is.
ROWS = {
    "缺口清单": "gaps",
    "有理由的缺口": "justified",
    "没有依据的功能": "orphans",
    "没有依据的需求": "unbased",
    "需要处理的关联": "links",
    "需求跟踪矩阵": "total",
}


def read_markdown(said: Printed, text: str) -> None:
    read_sentences(said, "markdown", text.partition("## 覆盖情况")[0])
    found = tables(text)
    for dimension in DIMENSIONS:
        title = names.DIMENSIONS[dimension].zh
        for row in found.get(f"### {title}", []):
            key = row.pop(title)
            read_row(said, LAYERS[key] if dimension == "layer" else f"{dimension} {key}", row)
    for title, name in ROWS.items():
        said.say("markdown", "total", name, len(found.get(f"## {title}", [])))
    for row in found.get("## 需求跟踪矩阵", []):
        said.say("markdown", "items", row["编号"], STATE_KEYS[row["覆盖状态"].partition("（")[0]])
    for row in found.get("## 政策文件", []):
        read_row(said, f"document {row['名称']}", {"已落到功能": row["已落到功能"]})
    for row in found.get("## 渠道", []):
        for status, number in row.items():
            if status not in ("渠道", "停用原因"):
                said.say("markdown", f"channel {row['渠道']}", status, number)


def read_row(said: Printed, group: str, row: dict[str, str]) -> None:
    """Read the figures of a group, each as a number or as a share: `3/4 (75%)`."""
    for column, cell in row.items():
        said.say("markdown", group, _column(column), cell.partition("/")[0])
        if "/" in cell:
            said.say("markdown", group, "total", cell.partition("/")[2].partition(" ")[0])


def _column(title: str) -> str:
    """Name the figure or the state that a column holds; a state that is a figure too is read under both names by others."""
    by_name = {name.zh: key for key, name in FIGURE_NAMES.items()}
    return by_name.get(title) or f"state {STATE_KEYS[title]}"


def read_counts(said: Printed, output: str, group: str, counts: dict) -> None:
    for key in FIGURES:
        if key != "if_confirmed" or output != "check json":
            said.say(output, group, key, counts[key])
    for state, number in counts["states"].items():
        said.say(output, group, f"state {state}", number)
    for key in ("delivered", "justified"):
        said.say(output, group, key, counts["states"][key])


def read_json(said: Printed, report: dict) -> None:
    coverage = report["coverage"]
    read_counts(said, "json", "total", coverage["total"])
    read_breakdowns(said, report)
    for name in ("gaps", "justified", "orphans", "unbased", "links"):
        said.say("json", "total", name, len(report[name]))
    said.say("json", "total", "total", len(report["matrix"]))
    for row in (*coverage["items"], *report["matrix"]):
        said.say("json", "items", row["id"], row["state"])
    codes = [f["code"] for f in (*report["findings"], *report["tolerated"])]
    said.say("json", "total", "gaps", sum(c in ("C601", "C602", "C603") for c in codes))
    for name, code in {"passed": "C604", "soon": "C605", "orphans": "C606", "unbased": "C607"}.items():
        said.say("json", "total", name, codes.count(code))
    said.say("json", "total", "rejected", coverage["rejected"])
    said.say("json", "total", "outside", sum(coverage["out_of_scope"].values()))
    for row in report["channels"]:
        for status, number in row["features"].items():
            said.say("json", f"channel {row['name']}", names.STATUSES[status].zh, number)


def read_breakdowns(said: Printed, report: dict) -> None:
    """Read the groups of every dimension under the names that other outputs give them."""
    named = {
        "document": {d["id"]: d["number"] or d["title"] for d in report["documents"]},
        "channel": {"x_hall": "实体大厅"} | {c["id"]: c["name"] for c in report["channels"]},
        **{d: {key: text.zh for key, text in words.items()} for d, words in WORDS.items()},
    }
    for dimension, groups in report["coverage"]["by"].items():
        for counts in groups:
            key = counts["key"]
            name = named.get(dimension, {}).get(key, key) if key else names.NO_ENTRY[dimension].zh
            read_counts(said, "json", name if dimension == "layer" else f"{dimension} {name}", counts)


def read_csv(said: Printed, matrix: str, gaps: str) -> None:
    rows = list(csv.DictReader(io.StringIO(matrix.removeprefix("\ufeff"))))
    said.say("csv", "total", "total", len(rows))
    for row in rows:
        said.say("csv", "items", row["编号"], STATE_KEYS[row["覆盖状态"]])
    for key in STATES:
        said.say("csv", "total", f"state {key}", sum(STATE_KEYS[r["覆盖状态"]] == key for r in rows))
    open_ = list(csv.DictReader(io.StringIO(gaps.removeprefix("\ufeff"))))
    said.say("csv", "total", "gaps", len(open_))
    said.say("csv", "total", "must", sum(r["约束力"] == "必须" for r in open_))
    for row in open_:
        said.say("csv", "items", row["编号"], STATE_KEYS[row["覆盖状态"]])


def read_exports(said: Printed, found: Assessed, report: Report) -> None:
    """Read the table of coverage that is handed over, and the states of the matrix for acceptance."""
    made = make_exported(found.assessment, report)

    def rows(table: str) -> list[dict[str, str]]:
        text = csv_text(laid(EXPORTS[table](made)[0], made).table, "zh")
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))

    keys = {names.DIMENSIONS[d].zh: d for d in DIMENSIONS}
    for row in rows("coverage"):
        dimension, group = row.pop("维度"), row.pop("分组")
        key = keys.get(dimension)
        name = "total" if key is None else LAYERS[group] if key == "layer" else f"{key} {group}"
        del row["序号"]
        for column, cell in row.items():
            said.say("export", name, _column(column), cell.partition("/")[0])
    matrix = rows("rtm")
    said.say("export", "total", "total", len(matrix))
    for row in matrix:
        said.say("export", "items", row["需求编号"], STATE_KEYS[row["覆盖状态"]])


def read_show(said: Printed, found: Assessed) -> None:
    for item in found.assessment.coverage.items:
        shown = make_shown(found.assessment, item.id, found.findings, found.suggestions)
        text = write_terminal(arrange_shown(shown), "zh", width=100)
        said.say("show", "items", item.id, STATE_KEYS[text.splitlines()[1].split()[0]])


def propose(workspace: Workspace, *_: object) -> Suggested:
    """Propose links without reading texts, which is not what is tested here: from each feature to some requirements."""
    pairs = [(f.id, r.id) for f in workspace.features for r in workspace.requirements]
    return Suggested(
        tuple(Suggestion(lower, upper, 0.5 if n % 3 else 0.1) for n, (lower, upper) in enumerate(pairs[::2]))
    )


def everything(root: Path) -> tuple[Printed, dict]:
    """Produce every output of a workspace, and read all of them back."""
    said = Printed()
    with open_cache(root, enabled=False) as cache:
        with patch("polreq.pipeline.assess.suggest_links", propose):
            found = assess(root, cache, as_of=None, suggest=True)
        checked = check(root, cache, None)
    assert not found.assessment.unread
    report = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
    written = {name: write_(report, "zh") for name, write_ in REPORT_FORMATS.items()}
    read_terminal(said, written["text"])
    read_markdown(said, written["markdown"])
    read_json(said, json.loads(written["json"]))
    read_csv(said, written["csv"], written["csv-gaps"])
    read_show(said, found)
    read_exports(said, found, report)
    summary = summarize(checked.findings, files=checked.files, coverage=checked.total)
    read_sentences(said, "check", FINDING_FORMATS["text"](checked.findings, summary, "zh").rpartition("\n\n")[2])
    read_counts(
        said, "check json", "total", json.loads(FINDING_FORMATS["json"](checked.findings, summary, "zh"))["coverage"]
    )
    return said, json.loads(written["json"])


def compare(root: Path) -> Printed:
    """Compare all outputs with each other, and with coverage computed from the files alone."""
    said, report = everything(root)
    assert said.disagreements() == {}
    alone = Figures(root)
    for layer, counts in alone.by_layer().items():
        for name, number in counts.items():
            assert set(said.said[layer, name].values()) == {str(number)}, (layer, name)
    assert [i["id"] for i in report["coverage"]["items"]] == alone.in_scope()
    for item in report["coverage"]["items"]:
        assert (item["state"], item["features"]) == (
            alone.state(item["id"]),
            sorted(alone.ends(item["id"])),
        ), item["id"]
    return said


@settings(max_examples=300 if settings.default.derandomize else settings.default.max_examples)  # in CI, and elsewhere
@given(workspaces())
def test_whatever_two_outputs_print_is_the_same(files):
    with tempfile.TemporaryDirectory() as folder:
        compare(write(files, Path(folder)))


def test_the_sample_is_the_same_in_every_output_and_from_the_files_alone(tmp_path):
    said = compare(ROOT)
    everywhere = {"trace", "markdown", "json", "csv", "check", "check json", "export"}
    spoken = {key: set(outputs) for key, outputs in said.said.items() if key[0] == "total"}
    assert spoken["total", "total"] == everywhere
    assert spoken["total", "answered"] == everywhere - {"csv"}
    assert spoken["total", "gaps"] == everywhere - {"check", "export"}
    assert spoken["total", "must"] == {"trace", "markdown", "csv"}


@pytest.mark.parametrize(("one", "two"), [("trace", "json"), ("markdown", "csv")])
def test_a_disagreement_is_caught(one, two):
    said = Printed()
    said.say(one, "total", "deep", 3)
    said.say(two, "total", "deep", 4)
    assert said.disagreements() == {("total", "deep"): {one: "3", two: "4"}}
