"""DOT: pictures by Graphviz. A box for each item, an arrow from what satisfies to what is satisfied."""

from typing import Final

from polreq.exchange.attributes import edges
from polreq.exchange.shown import label, visible
from polreq.results.traced import Traced

#: Fill of the boxes; differs in grey too.
_FILLS: Final = {"high": "#b0c4de", "middle": "#c6d8ec", "project": "#dce8f4", "user": "#eef4fa", "feature": "#ffffff"}


def write(traced: Traced) -> bytes:
    """Write the picture; whole texts are shown where the mouse rests on a box."""
    lines = [
        f"digraph {_id(traced.title)} {{",
        "  rankdir=BT",
        '  node [shape=box, style="filled", fontsize=10]',
    ]
    for item in traced.items:
        said = f"{_escaped(item.id)}\\n{_escaped(label(item.title, item.text))}"
        fill = _FILLS.get(item.layer, "#ffffff")
        lines.append(f'  {_id(item.id)} [label="{said}", tooltip="{_escaped(item.text)}", fillcolor="{fill}"]')
    lines += [f"  {_id(lower)} -> {_id(upper)}" for lower, upper in edges(traced)]
    return "".join(f"{line}\n" for line in [*lines, "}"]).encode("utf-8")


def _id(text: str) -> str:
    """Quote a name: Graphviz keeps backslashes of names as they are, but one at the end would escape the quote."""
    shown = visible(text).replace("\\", "＼")
    return '"' + shown.replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    """Escape what is shown: backslashes begin commands, ampersands begin entities."""
    shown = visible(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return shown.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
