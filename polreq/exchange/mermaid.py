"""Mermaid: a flowchart for Markdown pages (GitLab, GitHub, Gitee, Obsidian)."""

from polreq.exchange.attributes import edges
from polreq.exchange.shown import label, visible
from polreq.results.traced import Traced


def write(traced: Traced) -> bytes:
    """Write the flowchart: each box says id and title, features are round."""
    keys = {item.id: f"n{number}" for number, item in enumerate(traced.items, start=1)}
    lines = ["flowchart BT"]
    for item in traced.items:
        said = f'"{_entities(item.id)}<br/>{_entities(label(item.title, item.text))}"'
        lines.append(f"  {keys[item.id]}([{said}])" if item.layer == "feature" else f"  {keys[item.id]}[{said}]")
    lines += [f"  {keys[lower]} --> {keys[upper]}" for lower, upper in edges(traced)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _entities(text: str) -> str:
    """Write every character that is neither letter, digit nor space as an entity: whatever Mermaid takes for a sign stays text."""
    line = " ".join(visible(text).split())
    return "".join(c if c.isalnum() or c == " " else f"#{ord(c)};" for c in line)
