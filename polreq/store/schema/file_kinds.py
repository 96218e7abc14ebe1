"""The kinds of files of a workspace: what each is called, where it stands, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from polreq.store.schema.backlog import BACKLOG
from polreq.store.schema.baseline import BASELINE
from polreq.store.schema.links import LINKS
from polreq.store.schema.owners import OWNERS
from polreq.store.schema.policy import DOCUMENT
from polreq.store.schema.requirements import REQUIREMENTS
from polreq.store.schema.table import KeyTable
from polreq.store.schema.usage import USAGE
from polreq.store.schema.workspace import SETTINGS
from polreq.words import Text


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file.

    Args:
        said: what such a file holds.
        files: paths of such files in a workspace, as a pattern.
        table: its keys.
    """

    said: Text
    files: str
    table: KeyTable[Any]


#: Name → kind, in the order of the docs.
FILE_KINDS: Final[Mapping[str, FileKind]] = MappingProxyType(
    {
        "workspace": FileKind(Text("工作区的设置", "settings of a workspace"), "polreq.yml", SETTINGS),
        "policy": FileKind(Text("一份政策文件", "a policy document"), "policies/**/*.yml", DOCUMENT),
        "requirements": FileKind(Text("需求", "requirements"), "requirements/**/*.yml", REQUIREMENTS),
        "backlog": FileKind(Text("功能", "features"), "requirements/**/backlog*.yml", BACKLOG),
        "links": FileKind(
            Text("审核过的关联、缺口的理由", "reviewed links and reasons for gaps"), "trace/*.yml", LINKS
        ),
        "baseline": FileKind(Text("容忍清单", "tolerated findings"), "trace/baseline.yml", BASELINE),
        "usage": FileKind(Text("使用情况", "how much services are used"), "usage/**/*.yml", USAGE),
        "owners": FileKind(Text("责任单位、处室和负责人", "bodies, offices and who owns what"), "owners.yml", OWNERS),
    }
)


def tables(table: KeyTable[Any]) -> list[tuple[str, KeyTable[Any]]]:
    """List a file's tables, each with the key that it stands under; a table that several keys hold is there once."""
    found = [("", table)]
    for _, one in found:
        for row in one.rows:
            inner = row.kind.table()
            if inner and all(inner is not known for _, known in found):
                found.append((row.key, inner))
    return found
