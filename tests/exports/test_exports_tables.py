"""`polreq export`: whole tables of a small workspace, as CSV, in both languages."""

import pytest
from export_world import OWN, export_world
from terminal import polreq

#: Table → the files that it becomes as CSV, in order.
FILES = {
    "rtm": ["rtm.csv", "rtm-条款覆盖表.csv", "rtm-合格性规定.csv", "rtm-范围外需求.csv"],
    "ledger": ["ledger.csv"],
    "channels": ["channels.csv", "channels-渠道说明.csv"],
    "coverage": ["coverage.csv"],
    "due": ["due.csv"],
    "bases": ["bases.csv", "bases-其他依据.csv"],
    "indicators": ["indicators.csv"],
}


@pytest.mark.parametrize("table", FILES)
def test_a_table_is_written_whole_one_file_a_sheet(tmp_path, golden, table):
    ran = polreq(export_world(tmp_path), "export", table, "-o", f"out/{table}.csv")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "".join(f"已写入 out/{name}\n" for name in FILES[table])
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(FILES[table])
    for name in FILES[table]:
        golden(name, (tmp_path / "out" / name).read_bytes().decode("utf-8"))


def test_a_table_in_english_keeps_what_people_wrote(tmp_path, golden):
    ran = polreq(export_world(tmp_path), "export", "ledger", "-o", "ledger.csv", lang="en")
    assert ran.err == "written to ledger.csv\n"
    golden("ledger.en.csv", (tmp_path / "ledger.csv").read_bytes().decode("utf-8"))


def test_nothing_is_judged_without_a_day_and_another_day_changes_the_lamps(tmp_path):
    root = export_world(tmp_path)
    (root / "polreq.yml").write_text(
        (root / "polreq.yml").read_text(encoding="utf-8").replace("as_of: 2026-11-01\n", ""), encoding="utf-8"
    )
    lamps = {}
    for day in ("", "2026-06-01", "2026-09-30", "2026-10-01"):
        polreq(root, "export", "ledger", "-o", "ledger.csv", *(("--as-of", day) if day else ()))
        rows = (root / "ledger.csv").read_text(encoding="utf-8-sig").splitlines()
        lamps[day] = [cell for row in rows for cell in row.split(",") if cell.startswith(("红", "黄", "绿", "未判断"))]
    assert lamps == {
        "": ["未判断（没有给出截至日期）", "黄（没有功能承接）"],
        "2026-06-01": ["绿（推进中）", "黄（没有功能承接）"],
        "2026-09-30": ["黄（剩 0 天）", "黄（没有功能承接）"],
        "2026-10-01": ["红（已过期 1 天）", "黄（没有功能承接）"],
    }


def test_a_written_reason_closes_a_task_and_is_the_evidence(tmp_path):
    reason = "gaps:\n  - {requirement: H-2, reason: 由省平台统一承担, by: 王敏, on: 2026-10-01}\n"
    root = export_world(tmp_path)
    with (root / "trace/links.yml").open("a", encoding="utf-8") as file:
        file.write(reason)
    polreq(root, "export", "ledger", "-o", "ledger.csv")
    assert "不需要功能：由省平台统一承担,,,绿（办结）" in (root / "ledger.csv").read_text(encoding="utf-8-sig")
    polreq(root, "export", "rtm", "-o", "rtm.csv")
    assert "不需要功能：由省平台统一承担,,有理由" in (root / "rtm.csv").read_text(encoding="utf-8-sig")
    clauses = (root / "rtm-条款覆盖表.csv").read_text(encoding="utf-8-sig")
    assert ',已说明理由,"H-2 不需要功能：由省平台统一承担\nH-3 不涉及产品功能"' in clauses


def test_an_empty_workspace_gives_tables_with_headings_and_no_rows(tmp_path):
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\n", encoding="utf-8")
    for table in FILES:
        assert polreq(tmp_path, "export", table, "-o", f"{table}.csv").code == 0
    rows = {t: (tmp_path / f"{t}.csv").read_text(encoding="utf-8-sig").splitlines() for t in FILES}
    assert {table: len(found) for table, found in rows.items() if table != "coverage"} == {
        table: 1 for table in FILES if table != "coverage"
    }
    assert rows["coverage"][1] == "1,合计,,0,0,0,0,0,0,0,0/0 (—),0/0 (—)"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["matrix", "-o", "a.csv"],
            "polreq: 没有“matrix”这种表。可选：rtm, ledger, channels, coverage, due, bases, indicators, trace\n",
        ),
        (["rtm", "-o", "a.pdf"], "polreq: 不能写出“a.pdf”。rtm 的文件名可以用这些结尾：.xlsx、.csv、.docx\n"),
        (["rtm"], "错误：缺少选项 --output。"),
    ],
)
def test_a_table_or_file_that_is_not_known_is_said_and_nothing_is_written(tmp_path, arguments, said):
    before = sorted(export_world(tmp_path).rglob("*"))
    ran = polreq(tmp_path, "export", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_could_not_be_read_is_said_and_the_table_is_written_without_it(tmp_path):
    ran = polreq(
        export_world(tmp_path, requirements__own=OWN.replace("layer: project", "layer: [")),
        "export",
        "due",
        "-o",
        "due.csv",
    )
    assert ran.code == 1
    assert "requirements/own.yml" in ran.err
    assert (tmp_path / "due.csv").exists()


def test_exporting_changes_nothing_in_the_workspace(tmp_path):
    root = export_world(tmp_path / "w")
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    for table in FILES:
        polreq(root, "export", table, "-o", str(tmp_path / f"{table}.xlsx"))
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before
