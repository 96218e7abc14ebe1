"""What is exchanged with other programs (交换内容): requirements and features with their texts, and the confirmed links between them."""

from dataclasses import dataclass, field

from polreq.model.place import Place


@dataclass(frozen=True, slots=True)
class TracedItem:
    """A requirement or a feature as other programs get it, or as they give it.

    Args:
        id: of the item.
        layer: one of LAYERS, or FEATURE; empty where a program does not say.
        title: short name; that of a requirement may be empty.
        text: statement of a requirement word for word, description of a feature.
        fields: all else that the file of the workspace tells, as (key, text) in the order of its keys; keys and texts as the YAML file has them,
            lists and mappings on one line. Behind them `gap`, the written reason why no feature is needed, and `skip`, a mapping of ids above to
            the reasons why these links skip a layer.
        above: ids that this item satisfies, by confirmed links.
        covered: state of coverage of a requirement in scope, one of STATES; empty for all others.
        place: where it stands, in the workspace or in the file of the other program.
    """

    id: str
    layer: str
    title: str
    text: str
    fields: tuple[tuple[str, str], ...] = ()
    above: tuple[str, ...] = ()
    covered: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Traced:
    """All that is exchanged.

    Args:
        title: name of the project.
        items: in the order of the workspace, upper layers first, features last.
    """

    title: str
    items: tuple[TracedItem, ...]
