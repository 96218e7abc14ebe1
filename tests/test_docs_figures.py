"""docs/figures.md names every figure, every state and every gate as the program does."""

from pathlib import Path

from polreq.results.coverage import STATES as KEYS
from polreq.results.figures import FIGURES, GATES
from polreq.words.names import STATE_MEANINGS, STATES

DOC = Path(__file__).resolve().parents[1] / "docs" / "figures.md"


def rows(heading: str) -> list[str]:
    """The rows of the table under a heading."""
    part = DOC.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("| `")]


def test_every_figure_is_listed_with_its_meaning():
    assert rows("Figures 数") == [
        f"| `{f.key}` | {f.name.zh} | {f.name.en} | {f.meaning.zh} | {f.meaning.en} |" for f in FIGURES.values()
    ]


def test_every_state_is_listed_with_its_meaning():
    assert rows("States 状态") == [
        f"| `{key}` | {STATES[key].zh} | {STATES[key].en} | {STATE_MEANINGS[key].zh} | {STATE_MEANINGS[key].en} |"
        for key in KEYS
    ]


def test_the_gates_are_named():
    assert "`, `".join(GATES) in DOC.read_text(encoding="utf-8")
