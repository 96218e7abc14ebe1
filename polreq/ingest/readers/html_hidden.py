"""What a web page does not show until a script does: by its attributes, its styles, and the rules of its style sheets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from polreq.late import late

_NOT_SHOWN: Final = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SHOWN: Final = late(r"display\s*:\s*(?!none)[a-z]", re.I)
_SIZE: Final = late(r"font-size\s*:\s*([^;!]+)", re.I)
_NOTHING: Final = late(r"0+(?:\.0+)?(?:px|pt|r?em|%)?\s*", re.I)

_COMMENT: Final = late(r"/\*.*?\*/", re.S)
#: Rules for printers and small screens say nothing of the page as it is looked at.
_CONDITION: Final = late(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE: Final = late(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE: Final = late(r"([A-Za-z][\w-]*)?((?:[.#][\w-]+)+)")
_MARK: Final = late(r"[.#][\w-]+")
#: Style sheets within a page are read so far; more is no page's own.
_LONGEST: Final = 500_000
_RULES: Final = 20_000
#: Kinds of scripts that are pages; shorter texts are no article.
_TEMPLATES: Final = frozenset(
    ("text/html", "text/template", "text/x-template", "text/x-handlebars-template", "text/plain")
)
_PACKED: Final = 40


@dataclass(frozen=True, slots=True)
class _StyleRule:
    """A rule for elements by tag, classes and ids (`div.tab`): whether it hides or shows them."""

    tag: str
    marks: frozenset[str]
    hides: bool

    @property
    def weight(self) -> tuple[int, int]:
        ids = sum(mark.startswith("#") for mark in self.marks)
        return ids, len(self.marks) - ids


def mark_hidden(page: Any) -> None:
    """Give the attribute `hidden` to every element that the style sheets of the page hide."""
    rules = list(_rules(page))
    if not any(rule.hides for rule in rules):
        return
    for node in page.css("body [class], body [id]"):
        marks = {f".{name}" for name in (node.attributes.get("class") or "").split()}
        marks.add(f"#{node.attributes.get('id') or ''}")
        meant = [(rule.weight, at) for at, rule in enumerate(rules) if rule.marks <= marks and _is_for(rule, node)]
        if meant and rules[max(meant)[1]].hides and not _SHOWN.search(node.attributes.get("style") or ""):
            node.attrs["hidden"] = ""


def is_hidden(node: Any) -> bool:
    """Whether an element itself is hidden, whatever it stands in."""
    attributes = node.attributes
    style = attributes.get("style") or ""
    if "hidden" in attributes or _NOT_SHOWN.search(style):
        return True
    # no size closes gaps between boxes as often as it hides words: what stands in it may have a size of its own
    return _has_no_size(style) and not any(
        _SIZE.search(style) and not _has_no_size(style)
        for inner in node.css("[style]")
        if (style := inner.attributes.get("style") or "")
    )


def hidden_parts(node: Any, left_out: frozenset[str]) -> Iterator[Any]:
    """Yield what is hidden in an element, the outermost parts.

    Args:
        node: where to look.
        left_out: tags whose contents are no text.
    """
    waiting = [node]
    while waiting:
        child = waiting.pop().child
        while child is not None:
            if child.tag and not child.tag.startswith(("-", "!")) and child.tag not in left_out:
                if is_hidden(child):
                    yield child
                else:
                    waiting.append(child)
            child = child.next


def packed_parts(page: Any) -> Iterator[str]:
    """Yield the HTML that a page keeps where nothing is shown, for a script to put in its place."""
    for node in page.css("script[type], textarea, template"):
        kind = (node.attributes.get("type") or "").lower()
        if node.tag != "script" or kind in _TEMPLATES:
            said = node.html or "" if node.tag == "template" else node.text(deep=True) or ""
            inside = said[said.find(">") + 1 : said.rfind("<")] if node.tag == "template" else said
            if len(inside) > _PACKED:
                yield inside


def _has_no_size(style: str) -> bool:
    sizes: Sequence[str] = _SIZE.findall(style)
    return bool(sizes) and _NOTHING.fullmatch(sizes[-1]) is not None


def _is_for(rule: _StyleRule, node: Any) -> bool:
    return rule.tag in ("", node.tag)


def _rules(page: Any) -> Iterator[_StyleRule]:
    """Yield the rules that hide or show; of a rule for what stands within something, only that it shows."""
    sheets = "\n".join(node.text() or "" for node in page.css("style"))[:_LONGEST]
    count = 0
    for selectors, declared in _RULE.findall(_CONDITION.sub("", _COMMENT.sub("", sheets))):
        hides, shows = _NOT_SHOWN.search(declared) is not None, _SHOWN.search(declared) is not None
        for selector in selectors.split(",") if hides or shows else ():
            steps = selector.split()
            simple = _SIMPLE.fullmatch(steps[-1]) if steps else None
            if simple and (shows or len(steps) == 1) and count < _RULES:
                count += 1
                yield _StyleRule((simple[1] or "").lower(), frozenset(_MARK.findall(simple[2])), hides)
