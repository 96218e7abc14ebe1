"""What to do next, for people who use the pages: the same advice as everywhere, leading to pages instead of commands."""

from collections.abc import Iterable

from polreq.results.report import Advice
from polreq.results.sections import Section, Step, Steps
from polreq.words.sentences import HEADINGS
from polreq.words.web import step_words


def next_steps(advice: Iterable[Advice]) -> tuple[Section, ...]:
    """Arrange what to do next; nothing where there is nothing to do."""
    steps = tuple(Step(step_words(a.key, a.count, a.file), _command(a)) for a in advice)
    return (Section((Steps(steps),), HEADINGS["next"]),) if steps else ()


def _command(advice: Advice) -> str:
    """Lead from a number of gaps to all of them, where the terminal can name only the first."""
    return "polreq gaps" if advice.key == "fill_gaps" else advice.command
