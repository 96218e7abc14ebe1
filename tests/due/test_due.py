"""`polreq due`: a deadline approaches (DOMAIN: 时限临近), from files to the list, the calendar and what programs read."""

import json
import re

import pytest
from terminal import polreq, write

SETTINGS = """\
polreq: workspace/1
name: 望川市办件进度
lang: zh
due_soon_days: 60
channels:
  - {id: pc, name: PC端}
  - {id: app, name: APP}
"""
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - id: H-1
    statement: 2026年10月底前，建立统一的办件进度查询入口。
    deadlines: [{text: 2026年10月底前, kind: milestone, date: 2026-10-31}]
    units: [{name: 市数据局, role: lead}, {name: 各区县人民政府, role: support}]
    channels: [pc, app]
  - id: H-2
    statement: 2027年1月15日前，完成存量证照补录；每季度首月10日前通报进度。
    deadlines:
      - {text: 2027年1月15日前, kind: milestone, date: 2027-01-15}
      - {text: 每季度首月10日前, kind: recurring}
  - id: H-3
    statement: 各部门应当在2个工作日内更新办件状态，每月前5个工作日内，报送情况。
    deadlines:
      - {text: 2个工作日内, kind: sla}
      - {text: 每月前5个工作日内, kind: recurring}
  - id: H-4
    statement: 到2028年，分批推广；每两年评估一次。
    deadlines:
      - {text: 到2028年, kind: milestone, date: 2028-12-31}
      - {text: 分批, kind: staged}
      - {text: 每两年, kind: recurring}
  - id: H-5
    statement: 2026年6月底前，开通短信提醒。
    deadlines: [{text: 2026年6月底前, kind: milestone, date: 2026-06-30}]
  - id: H-6
    statement: 2026年9月底前，印发宣传材料。
    deadlines: [{text: 2026年9月底前, kind: milestone, date: 2026-09-30}]
    product: false
  - id: H-7
    statement: 本办法自2026年5月1日起施行。
    deadlines: [{text: 自2026年5月1日起施行, kind: effective, date: 2026-05-01}]
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 进度查询, status: doing, channels: {pc: done, app: doing}, satisfies: [H-1]}
  - {id: F-2, title: 短信提醒, status: done, satisfies: [H-5]}
"""


@pytest.fixture
def root(tmp_path):
    return write(tmp_path, polreq=SETTINGS, requirements__high=HIGH, requirements__backlog=BACKLOG)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_as_a_terminal_shows_it(root, golden, lang):
    ran = polreq(root, "due", "--as-of", "2026-12-01", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"due.{lang}.txt", ran.out)


def test_everything_is_listed_when_asked_for(root, golden):
    golden("due-all.md", polreq(root, "due", "--as-of", "2026-12-01", "--all", "--format", "markdown").out)


def test_programs_read_the_same(root, golden):
    golden("due.json", polreq(root, "due", "--as-of", "2026-12-01", "--format", "json").out)


def test_a_calendar_holds_what_has_a_day_and_what_recurs(root, golden):
    ran = polreq(root, "due", "--as-of", "2026-12-01", "-o", "时限.ics")
    assert (ran.code, ran.out, ran.err) == (0, "", "已写入 时限.ics\n")
    raw = (root / "时限.ics").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    golden("due.ics", raw.decode("utf-8").replace("\r\n", "\n"))
    assert _events(raw.decode("utf-8")) == [
        ("20261031", "必须：2026年10月底前，建立统一的办件进度查询入口。", ""),
        ("20270115", "必须：2027年1月15日前，完成存量证照补录；每季度首月10日前通报进度。", ""),
        ("20281231", "必须：到2028年，分批推广；每两年评估一次。", ""),
        ("20261207", "必须：各部门应当在2个工作日内更新办件状态，每月前5个工作日内，报送情况。", ""),
        ("20270110", "必须：2027年1月15日前，完成存量证照补录；每季度首月10日前通报进度。", "FREQ=MONTHLY;INTERVAL=3"),
    ]


def _events(text: str) -> list[tuple[str, str, str]]:
    """Read a calendar as RFC 5545 says: lines unfolded, values unescaped."""
    whole = re.sub(r"\r\n[ \t]", "", text)
    found = []
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", whole, re.DOTALL):
        values = dict(line.split(":", 1) for line in block.splitlines())
        summary = re.sub(r"\\([\\;,])", r"\1", values["SUMMARY"]).replace("\\n", "\n")
        found.append((values["DTSTART;VALUE=DATE"], summary, values.get("RRULE", "")))
    return found


def test_what_counts_as_soon_can_be_said(root):
    counts = {}
    for within in ("30", "60d", "800天"):
        made = json.loads(polreq(root, "due", "--as-of", "2026-12-01", "--within", within, "--format", "json").out)
        counts[within] = (made["counts"]["soon"], made["counts"]["later"])
    assert counts == {"30": (0, 2), "60d": (1, 1), "800天": (2, 0)}


def test_days_that_cannot_be_told_are_asked_for(root):
    ran = polreq(root, "due")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "polreq: 请说明按哪一天看：polreq due --as-of today，或在 polreq.yml 里写 as_of。\n"
    ran = polreq(root, "due", "--as-of", "2026-12-01", "--within", "两个月")
    assert (ran.code, ran.err) == (2, "polreq: --within 的“两个月”不对，请写天数，如 60d。\n")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_days(root, day):
    assert polreq(root, "due", "--as-of", day).code == 0


def test_nothing_is_due_where_nothing_has_a_deadline(root):
    write(root, requirements__high="polreq: requirements/1\nlayer: high\nrequirements: []\n")
    assert "没有带时间要求的需求。" in polreq(root, "due", "--as-of", "2026-12-01").out
