"""Marked parts of a page: `<!-- generated: NAME -->` … `<!-- /generated -->`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from polreq.words import Lang

#: Name of a part → what makes its text, in one language, without a line end behind it.
Makers = Mapping[str, Callable[[Lang], str]]

_REGION: Final = re.compile(r"(<!-- generated: (.+?) -->\n)(?:.*?\n)??(<!-- /generated -->)", re.DOTALL)


def pages(folder: Path) -> list[Path]:
    """List the pages of a folder that have such parts."""
    return [path for path in sorted(folder.glob("*.md")) if _REGION.search(path.read_text(encoding="utf-8"))]


def language(path: Path) -> Lang:
    """Tell the language of a page by its name."""
    return "zh" if path.name.endswith(".zh-CN.md") else "en"


def renew(text: str, lang: Lang, makers: Makers) -> str:
    """Return a page with all its marked parts made anew.

    Args:
        text: the page.
        lang: its language.
        makers: what makes each part.

    Raises:
        KeyError: nothing makes a part of that name.
    """
    return _REGION.sub(lambda found: f"{found[1]}\n{makers[found[2]](lang)}\n\n{found[3]}", text)
