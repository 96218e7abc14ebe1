"""The review in a real terminal of 80 by 24, key by key through tmux, with Chinese and without colour; and killed."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest
import reading_world
from review_world import links, make

pytest.importorskip("textual")
pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed: no real terminal to drive")

#: Seconds until something must have appeared; far more than it takes, so that a busy machine fails nothing.
PATIENCE = 60


class Terminal:
    """A tmux session on a server of its own."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.socket = f"polreq-{uuid.uuid4().hex[:8]}"
        code = f"import sys; sys.argv = ['polreq', *{list(arguments)!r}]; from polreq.cli.main import main; main()"
        command = shlex.join([sys.executable, "-c", code])
        environment = {"POLREQ_LANG": "zh", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
        variables = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
        self.tmux(
            "-u", "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", str(root), *variables, command
        )

    def tmux(self, *arguments: str) -> str:
        environment = os.environ | {"LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["tmux", "-L", self.socket, *arguments], capture_output=True, encoding="utf-8", check=False, env=environment
        )
        return done.stdout

    def keys(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def text(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    def screen(self) -> list[str]:
        return self.tmux("capture-pane", "-p").splitlines()

    def wait(self, words: str) -> list[str]:
        """Wait until the words are on the screen, and return it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            screen = self.screen()
            if any(words in line for line in screen):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{words!r} did not appear:\n" + "\n".join(self.screen()))

    def kill(self) -> None:
        """End polreq at once, as a power cut would."""
        os.kill(int(self.tmux("display-message", "-p", "#{pane_pid}")), signal.SIGKILL)

    def close(self) -> None:
        self.tmux("kill-server")


@pytest.fixture
def start(tmp_path):
    opened = []

    def begin(*arguments: str) -> Terminal:
        terminal = Terminal(tmp_path, "review", "--by", "王敏", "--on", "2026-11-01", *arguments)
        opened.append(terminal)
        return terminal

    make(tmp_path)
    yield begin
    for terminal in opened:
        terminal.close()


def wait_for_file(root: Path, words: str) -> None:
    until = time.monotonic() + PATIENCE
    while words not in links(root):
        assert time.monotonic() < until, f"{words!r} was not written:\n{links(root)}"
        time.sleep(0.05)


def test_a_review_from_the_first_key_to_the_last(tmp_path, start):
    terminal = start()
    screen = terminal.wait("y确认 n否决")
    assert screen[0].strip() == "审核  ░░░░░░░░░░░░░░░░░░░░ 已决定 0/4"
    assert screen[1].startswith("> ! P-1")
    assert any("【办件进度】" in line or "【进度】" in line for line in screen), (
        "matched words are marked without colour"
    )
    assert any("F-1  候选 1/" in line for line in screen)
    terminal.keys("y")
    terminal.wait("已写入：已确认 F-1 → P-1")
    wait_for_file(tmp_path, "lower: F-1, upper: P-1, verdict: confirmed")
    terminal.keys("u")
    terminal.wait("已撤销：已确认 F-1 → P-1")
    assert "F-1" not in links(tmp_path)
    terminal.keys("t")
    terminal.wait("另选关联对象")
    terminal.text("取号")
    terminal.wait("F-3  功能  预约取号")
    terminal.keys("Enter")
    wait_for_file(tmp_path, "lower: F-3, upper: P-1, verdict: confirmed")
    terminal.keys("j")
    terminal.wait("为什么不需要功能？")
    terminal.text("由省平台统一建设")
    terminal.keys("Enter")
    wait_for_file(tmp_path, "{requirement: P-4, reason: 由省平台统一建设")
    terminal.keys("q")


def test_a_kill_loses_nothing_that_was_decided_and_one_goes_on_where_one_was(tmp_path, start):
    terminal = start()
    terminal.wait("y确认 n否决")
    terminal.keys("y")
    terminal.wait("已写入：已确认 F-1 → P-1")
    terminal.keys("j")
    terminal.wait("为什么不需要功能？")
    terminal.text("还没有写完的理由")
    terminal.kill()
    assert "lower: F-1, upper: P-1, verdict: confirmed" in links(tmp_path)
    assert "还没有写完" not in links(tmp_path)
    assert sorted(p.name for p in (tmp_path / "trace").iterdir()) == ["decisions.jsonl", "links.yml"]
    again = start()
    screen = again.wait("y确认 n否决")
    assert screen[0].strip().endswith("已决定 0/3")
    assert screen[1].startswith("> ! P-4")
    again.keys("q")


def test_stale_links_come_first_when_asked_for(tmp_path, start):
    terminal = start("--stale")
    screen = terminal.wait("y确认 n否决")
    assert screen[1].startswith("> ! P-4")
    assert any("待复核：F-3 审核后有改动" in line for line in screen)
    terminal.keys("y")
    terminal.wait("已写入：已确认 F-3 → P-4")
    wait_for_file(tmp_path, "by: 王敏, on: 2026-11-01, note: 现场看过")
    terminal.keys("q")


def test_readings_are_decided_about_in_a_real_terminal_and_a_kill_loses_none(tmp_path):
    root = reading_world.make(tmp_path)
    terminal = Terminal(root, "review", "--by", "王敏", "--on", "2026-11-03")
    try:
        screen = terminal.wait("y认可 n不是需求")
        assert screen[1].startswith(">  ?doc-1-R003")
        assert any("【统一受理平台】" in line for line in screen)
        terminal.keys("y")
        terminal.wait("已写入：已认可 doc-1-R003")
        terminal.keys("1")
        terminal.wait("已写入：已改正 doc-1-R002 约束力")
        terminal.keys("e")
        terminal.wait("改正哪一处")
        terminal.text("没有写完")
        terminal.kill()
    finally:
        terminal.close()
    found = reading_world.held(root)
    assert (found.count("status: accepted"), found.count("read: {force: should}")) == (1, 1)
    again = Terminal(root, "review", "--readings")
    try:
        assert again.wait("y认可 n不是需求")[1].startswith(">  ?doc-1-R004")
        again.keys("q")
    finally:
        again.close()
