"""Coverage of requirements in the format of Cobertura, which build servers show beside changed lines and as a trend."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import Final
from xml.etree import ElementTree

from polreq import __version__
from polreq.model.layer import LAYERS
from polreq.render.machine.xml_text import valid
from polreq.results.coverage import STATES, Count
from polreq.results.figures import figure
from polreq.results.finding import Finding
from polreq.results.summary import CheckedRequirement, Summary
from polreq.words import Lang

#: What the format asks for and requirements have not.
_NO_BRANCHES: Final = {"branch-rate": "0", "complexity": "0"}

_DOCTYPE: Final = '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n'


def render_cobertura(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write a package for each layer, a class for each file, and for each requirement the line on which it is written.

    A line is hit once if the requirement counts in the figure that the gate measures (answered, deep or delivered), so
    that the rate of all is that figure. Of two requirements on one line each has an entry. The format has a time; ours is 0,
    since output has no clock.

    Args:
        findings: not told in this format.
        summary: how the requirements stand, and which figure is measured.
        lang: changes nothing, since readers are programs.
    """
    del findings, lang
    hits = [(one, _counts(one, summary.gate)) for one in summary.requirements]
    covered = sum(hit for _, hit in hits)
    root = ElementTree.Element(
        "coverage",
        {
            "line-rate": _rate(hit for _, hit in hits),
            "lines-covered": str(covered),
            "lines-valid": str(len(hits)),
            "branches-covered": "0",
            "branches-valid": "0",
            **_NO_BRANCHES,
            "version": f"polreq {__version__}",
            "timestamp": "0",
        },
    )
    ElementTree.SubElement(ElementTree.SubElement(root, "sources"), "source").text = "."
    packages = ElementTree.SubElement(root, "packages")
    for layer in LAYERS:
        if inside := [each for each in hits if each[0].layer == layer]:
            _package(packages, layer, inside)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _DOCTYPE + ElementTree.tostring(root, encoding="unicode") + "\n"


def _package(packages: ElementTree.Element, layer: str, inside: Sequence[tuple[CheckedRequirement, int]]) -> None:
    rate = {"line-rate": _rate(hit for _, hit in inside)}
    package = ElementTree.SubElement(packages, "package", {"name": layer, **rate, **_NO_BRANCHES})
    classes = ElementTree.SubElement(package, "classes")
    for path, lines in groupby(sorted(inside, key=lambda each: each[0].place), key=lambda each: each[0].place.path):
        of_file = list(lines)
        name = {"name": valid(PurePosixPath(path).stem), "filename": valid(path)}
        rate = {"line-rate": _rate(hit for _, hit in of_file)}
        one = ElementTree.SubElement(classes, "class", {**name, **rate, **_NO_BRANCHES})
        ElementTree.SubElement(one, "methods")
        written = ElementTree.SubElement(one, "lines")
        for standing, hit in of_file:
            number = {"number": str(standing.place.line), "hits": str(hit), "branch": "false"}
            ElementTree.SubElement(written, "line", number)


def _counts(standing: CheckedRequirement, gate: str) -> int:
    """Return 1 if a requirement in that state counts in the figure, else 0; the figure itself says which do."""
    return figure(gate, Count("", tuple(int(state == standing.state) for state in STATES), 0, 0))


def _rate(hits: Iterable[int]) -> str:
    each = list(hits)
    return f"{sum(each) / len(each):.4f}" if each else "0"
