"""How far long work is: one line on a terminal that is overwritten, and nothing where nobody looks."""

import io

import pytest

from polreq.cli import output


class Screen(io.StringIO):
    """What stands behind standard error: a terminal, or a pipe."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("terminal", "total", "told"),
    [
        (True, 2, "\r\x1b[K正在读取 0/2 甲.docx\r\x1b[K正在读取 1/2 甲.docx\r\x1b[K"),
        (True, 1, ""),
        (False, 2, ""),
    ],
    ids=["of two files", "of one", "in a pipe"],
)
def test_progress_is_told_on_a_terminal_from_two_things_on(monkeypatch, terminal, total, told):
    screen = Screen(terminal)
    monkeypatch.setattr("sys.stderr", screen)
    report = output.progress("zh")
    for done in range(total + 1):
        report(done, total, "甲.docx")
    assert screen.getvalue() == told
