"""All figures of suggested links, alignment and duplicates, beside those of 0.1.0: `python -m benchmarks.linking`.

Runs, one after the other: chances on left-out backlogs (`benchmarks.backlogs --left-out`), questions about law and English
requirement sets without vectors of whole texts (`benchmarks.links questions english`), alignment on left-out documents
(`benchmarks.alignment`), duplicates (`benchmarks.duplicates`). Each prints its tables and then one line a bar: what
0.1.0 reached, what is reached today, what is to be reached, and whether that is met; `missed, fails nothing` is known.
The exit code is the worst of theirs. For the questions 0.1.0 reached the same figures, since the order of what is found
there has not changed. Four minutes on two idle cores.
"""

from collections.abc import Callable
from typing import Final

from benchmarks import alignment, backlogs, duplicates, links

_PARTS: Final[tuple[tuple[str, Callable[[], int]], ...]] = (
    ("Backlogs, chances fitted on the others", lambda: backlogs.main(["--left-out"])),
    ("Questions about law, English requirements", lambda: links.main(["questions", "english"])),
    ("Alignment of documents, the pair left out", alignment.main),
    ("Duplicates", lambda: duplicates.main([])),
)


def main() -> int:
    """Print them all."""
    worst = 0
    for title, run in _PARTS:
        print(f"\n# {title}\n", flush=True)
        worst = max(worst, run())
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
