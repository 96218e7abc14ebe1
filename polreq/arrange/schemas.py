"""What can be described by a JSON Schema: a list of names."""

from collections.abc import Sequence

from polreq.results.said import Span
from polreq.results.sections import Column, Page, Section, Table
from polreq.words import Text

#: Name of a schema, what it describes, and where that stands.
SchemaRow = tuple[str, Text, str]


def arrange_schemas(rows: Sequence[SchemaRow]) -> Page:
    """Arrange one row for each schema."""
    columns = (
        Column(Text("名称", "name")),
        Column(Text("内容", "content")),
        Column(Text("在哪里", "where"), fit="most"),
    )
    cells = tuple((Span(name, "id"), said, Span(where, "path")) for name, said, where in rows)
    return Page((Section((Table(columns, cells),)),))
