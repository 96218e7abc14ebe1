"""The review by HTTP: the same decisions, files and journal as the other ways; several windows and a terminal at once."""

import re

import pytest
import reading_world
from review_world import links, make
from served import Client, serving
from terminal import polreq


class Window:
    """A page of the review, as its script keeps it."""

    def __init__(self, client: Client, query: str = "") -> None:
        self.client = client
        html = client.ask("GET", f"/review{query}").text
        self.key = re.search(r'data-window="([^"]+)"', html).group(1)
        self.state = client.get("/review/queue", window=self.key).value
        self.status = 200

    def act(self, action: str, **more: object) -> dict:
        shown = {"upper": self.state["upper"], "lower": self.state["lower"]}
        answer = self.client.post("/review/act", window=self.key, action=action, **(shown | more))
        self.status = answer.status
        if "at" in answer.value:
            self.state = self.state | answer.value
        return answer.value


@pytest.fixture
def client(tmp_path):
    with serving(make(tmp_path)) as found:
        yield found


def test_a_decision_is_written_at_once_and_moves_on(client, tmp_path):
    window = Window(client)
    assert (window.state["upper"], window.state["lower"], window.state["total"]) == ("P-1", "F-1", 4)
    assert "<mark>【" in window.state["html"]
    said = window.act("yes")
    assert said["said"] == "已写入：已确认 F-1 → P-1"
    assert "lower: F-1, upper: P-1, verdict: confirmed" in links(tmp_path)
    assert "by: 王敏, on: 2026-11-02" in links(tmp_path)
    assert (said["upper"], said["done"], said["signs_at"]["0"]) == ("P-4", 1, "✓")


def test_no_goes_to_the_next_candidate_and_undo_takes_back_byte_for_byte(client, tmp_path):
    before = links(tmp_path)
    window = Window(client)
    first = window.state["lower"]
    said = window.act("no")
    assert said["upper"] == "P-1"
    assert said["lower"] != first
    assert "verdict: rejected" in links(tmp_path)
    assert window.act("undo")["lower"] == first
    assert links(tmp_path) == before
    assert window.act("undo")["said"] == "没有可撤销的决定"


def test_notes_reasons_and_other_targets(client, tmp_path):
    window = Window(client)
    window.act("note", words="看过演示")
    window.act("yes")
    assert "note: 看过演示" in links(tmp_path)
    window.act("none", words="由省平台统一建设")
    assert "reason: 由省平台统一建设" in links(tmp_path)
    upper = window.state["upper"]
    found = client.post("/review/targets", window=window.key, words="取号").value["found"]
    assert found[0][0] == "F-3"
    window.act("choose", id="F-3")
    assert f"lower: F-3, upper: {upper}, verdict: confirmed" in links(tmp_path)
    window.act("choose", id="F-404")
    assert window.status == 400


def test_moving_writes_nothing(client, tmp_path):
    before = links(tmp_path)
    window = Window(client)
    for action in ("down", "down", "up", "right", "left", "skip"):
        window.act(action)
        assert window.status == 200
    assert window.act("go", to=3)["at"] == 3
    window.act("go", to="3")
    assert window.status == 400
    assert links(tmp_path) == before


def test_stale_links_come_first_when_asked_for_and_are_renewed(client, tmp_path):
    window = Window(client, "?stale=1")
    assert (window.state["upper"], window.state["lower"]) == ("P-4", "F-3")
    assert "审核后有改动" in window.state["html"]
    window.act("yes")
    assert "aaaaaaaaaaaa" not in links(tmp_path)


def test_one_can_begin_with_one_requirement(client):
    assert Window(client, "?id=P-3").state["upper"] == "P-3"
    assert Window(client, "?id=P-404").state["upper"] == "P-1"


def test_what_another_window_decided_otherwise_is_told_and_not_written_over(client, tmp_path):
    one, other = Window(client), Window(client)
    one.act("yes")
    written = links(tmp_path)
    said = other.act("no")
    assert other.status == 409
    assert "F-1 → P-1" in said["said"]
    assert "王敏" in said["said"]
    assert links(tmp_path) == written
    assert other.state["upper"] == "P-1"  # it waits for another look
    other.act("no")
    assert other.status == 200
    assert "lower: F-1, upper: P-1, verdict: rejected" in links(tmp_path)


def test_what_the_terminal_decided_meanwhile_is_told_too(client, tmp_path):
    window = Window(client)
    assert polreq(tmp_path, "review", "--reject", "F-1:P-1", "--by", "李航", "--on", "2026-11-01").code == 0
    said = window.act("yes")
    assert window.status == 409
    assert "李航" in said["said"]
    assert "lower: F-1, upper: P-1, verdict: rejected" in links(tmp_path)


def test_what_others_decided_elsewhere_stays_and_cannot_be_undone_over(client, tmp_path):
    window = Window(client)
    window.act("yes")
    assert polreq(tmp_path, "review", "--reject", "F-1:P-2", "--by", "李航", "--on", "2026-11-01").code == 0
    assert "不能撤销" in window.act("undo")["said"]
    assert "lower: F-1, upper: P-1, verdict: confirmed" in links(tmp_path)
    assert "lower: F-1, upper: P-2, verdict: rejected" in links(tmp_path)


def test_a_copy_of_a_window_that_shows_something_else_decides_nothing(client, tmp_path):
    window = Window(client)
    copied = dict(window.state)
    window.act("yes")
    written = links(tmp_path)
    said = window.act("no", upper=copied["upper"], lower=copied["lower"])
    assert window.status == 409
    assert "没有写入" in said["said"]
    assert said["upper"] == "P-4"
    assert len(said["all"]) == 4
    assert links(tmp_path) == written


def test_a_page_of_another_run_of_the_server_is_told_to_load_again(client, tmp_path):
    before = links(tmp_path)
    for path, value in (
        ("/review/act", {"action": "yes"}),
        ("/review/targets", {}),
        ("/gaps/reason", {"id": "P-1", "reason": "x"}),
    ):
        answer = client.post(path, window="of-yesterday", **value)
        assert answer.status == 410
        assert answer.value["reload"]
    assert client.get("/review/queue", window="of-yesterday").status == 410
    assert links(tmp_path) == before


def test_a_requirement_is_split(client, tmp_path):
    window = Window(client)
    assert window.act("split", words="办件进度")["reload"]
    assert "P-1-2" in (tmp_path / "requirements" / "p.yml").read_text(encoding="utf-8")
    again = Window(client)
    assert "没有" in again.act("split", words="没有这几个字")["said"] or again.status == 400


def test_a_reason_is_written_on_the_page_of_gaps_and_not_over_that_of_another(client, tmp_path):
    keys = [re.search(r'data-window="([^"]+)"', client.get("/gaps").text).group(1) for _ in range(2)]
    assert client.post("/gaps/reason", window=keys[0], id="P-3", reason=" 由省平台统一建设 ").status == 200
    assert "{requirement: P-3, reason: 由省平台统一建设" in links(tmp_path)
    answer = client.post("/gaps/reason", window=keys[1], id="P-3", reason="不做")
    assert answer.status == 409
    assert "由省平台统一建设" in links(tmp_path)
    assert client.post("/gaps/reason", window=keys[0], id="P-404", reason="不做").status == 400
    assert client.post("/gaps/reason", window=keys[0], id="P-1", reason="  ").status == 400
    rows = client.get("/gaps/rows").value
    assert dict(zip([row[0] for row in rows["rows"]], rows["of"], strict=True))["P-3"] == "answered"


def test_nothing_is_half_written_where_the_folder_is_locked(client, tmp_path, monkeypatch):
    from polreq.store import lock

    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(lock.locked.__wrapped__, "__defaults__", (0.05,))
    before = links(tmp_path)
    window = Window(client)
    with lock.locked(tmp_path):
        said = window.act("yes")
    assert window.status == 400
    assert "正在写入" in said["said"]
    assert links(tmp_path) == before
    window.act("yes")
    assert window.status == 200


@pytest.fixture
def reader(tmp_path):
    with serving(reading_world.make(tmp_path)) as found:
        yield found


def test_readings_stand_in_the_same_queue_and_are_decided_by_the_same_keys(reader, tmp_path):
    window = Window(reader)
    assert (window.state["kind"], window.state["lower"]) == ("reading", "#")
    first = window.state["upper"]
    assert "拿不准" in window.state["html"]
    said = window.act("yes")
    assert said["said"].startswith("已写入")
    assert said["signs_at"]["0"] == "✓"
    assert "status: accepted" in reading_world.held(tmp_path)
    assert "by: 王敏, on: 2026-11-02" in reading_world.held(tmp_path)
    window.act("undo")
    assert window.state["upper"] == first
    assert "status: accepted" not in reading_world.held(tmp_path)
    window.act("no")
    assert "status: rejected" in reading_world.held(tmp_path)


def test_parts_of_readings_are_corrected(reader, tmp_path):
    window = Window(reader)
    window.act("go", to=[row[0] for row in window.state["queue"]].index("doc-1-R002"))
    assert window.act("quick", key="1")["said"].startswith("已写入")
    assert "force: must" in reading_world.held(tmp_path).partition("doc-1-R002")[2].partition("doc-1-R003")[0]
    window.act("go", to=[row[0] for row in window.state["queue"]].index("doc-1-R004"))
    window.act("product")
    assert "product: true" in reading_world.held(tmp_path).partition("doc-1-R004")[2].partition("doc-1-R005")[0]
    window.act("go", to=[row[0] for row in window.state["queue"]].index("doc-1-R003"))
    assert window.state["parts"]["units"].startswith("责任单位=")
    window.act("correct", words="责任单位=市数据局（牵头）")
    assert "市数据局" in reading_world.held(tmp_path)
    window.act("correct", words="期限=没有这一处")
    assert window.status == 400
    window.act("quick", key="9")
    assert window.status == 400


def test_all_readings_of_a_heading_are_accepted_at_once_and_taken_back_at_once(reader, tmp_path):
    before = reading_world.held(tmp_path)
    window = Window(reader, "?only=readings")
    window.act("heading")
    assert reading_world.held(tmp_path).count("status: accepted") >= 1
    window.act("undo")
    assert reading_world.held(tmp_path) == before


def test_a_reading_that_another_window_decided_otherwise_is_not_written_over(reader, tmp_path):
    one, other = Window(reader), Window(reader)
    one.act("yes")
    written = reading_world.held(tmp_path)
    said = other.act("no")
    assert other.status == 409
    assert "王敏" in said["said"]
    assert reading_world.held(tmp_path) == written


def test_one_kind_can_be_looked_at_alone(reader):
    kinds = {
        only: {bool(row[2]) for row in Window(reader, f"?only={only}").state["queue"]} for only in ("readings", "links")
    }
    assert kinds == {"readings": {True}, "links": {False}}
