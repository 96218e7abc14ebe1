"""What can be described by a JSON Schema: a list of names."""

from collections.abc import Sequence

from polreq.results.said import Role, Span
from polreq.results.sections import Column, Page, Section, Table
from polreq.words import Text

#: Name of a schema, what it describes, and where that stands or what writes it.
SchemaRow = tuple[str, Text, str]


def arrange_schemas(files: Sequence[SchemaRow], outputs: Sequence[SchemaRow]) -> Page:
    """Arrange one row for each schema: of what people write, and of what the program writes for programs."""
    return Page(
        (
            Section((_table(files, "path"),), Text("工作区的文件", "Files of a workspace")),
            Section((_table(outputs, "command"),), Text("给程序读的输出", "Outputs for programs")),
        )
    )


def _table(rows: Sequence[SchemaRow], role: Role) -> Table:
    columns = (
        Column(Text("名称", "name")),
        Column(Text("内容", "content")),
        Column(Text("在哪里", "where"), fit="most"),
    )
    return Table(
        columns, tuple((Span(name, "id"), said, Span(where, role)) for name, said, where in rows), headed=False
    )
