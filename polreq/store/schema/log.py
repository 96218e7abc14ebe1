"""What comes up while one file is read: findings, the ids it gives, the ids it names."""

from dataclasses import dataclass, field

from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.words import Text
from polreq.yamlio import YamlNode


@dataclass(frozen=True, slots=True)
class Use:
    """An id that is named somewhere, to be looked up when everything is loaded.

    Args:
        kind: `item`, `requirement`, `document`; what it must name.
        id: the id.
        code: code of the finding if there is none.
        place: where it is named.
        subject: id of the item that names it.
    """

    kind: str
    id: str
    code: str
    place: Place
    subject: str


@dataclass(slots=True)
class Log:
    """What comes up while one file is read, and what its items need to know of it.

    Args:
        path: of the file, relative to the workspace.
        findings: what is wrong.
        channels: ids of the workspace's channels; none if they are not known.
        given: ids of its items, with their places.
        uses: ids that it names.
        locators: places that its blocks name, with where they stand.
        layer: layer of all items that do not say otherwise; empty if the file gives none, None if what it gives is no layer.
    """

    path: str
    findings: list[Finding] = field(default_factory=list)
    channels: frozenset[str] = frozenset()
    given: list[tuple[str, Place]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    locators: dict[str, Place] = field(default_factory=dict)
    layer: str | None = ""

    def find(self, code: str, place: Place, subject: str, *facts: tuple[str, str | Text]) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, place, subject, facts))

    def use(self, kind: str, name: str, code: str, node: YamlNode, subject: str) -> None:
        """Note that an id is named."""
        self.uses.append(Use(kind, name, code, node.place(self.path), subject))
