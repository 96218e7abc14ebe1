"""The schemas of all kinds of files."""

from dataclasses import dataclass
from typing import Final

from polreq.store.schema.file_kinds import FILE_KINDS
from polreq.store.schema.json_schema import ANY, ANY_FILE, FILE_NAME, any_schema, file_schema
from polreq.store.schema.table import Form
from polreq.words import Lang, Text

#: What the file is called that holds a schema: by this name they refer to each other.
SCHEMA_FILE: Final = FILE_NAME


@dataclass(frozen=True, slots=True)
class FileSchema:
    """A schema of files of a workspace.

    Args:
        name: of the kind of file.
        said: what such a file holds.
        files: paths of such files, as a pattern; empty for the schema of any of them.
        form: the schema.
    """

    name: str
    said: Text
    files: str
    form: Form


def file_schemas(lang: Lang) -> tuple[FileSchema, ...]:
    """Make the schema of every kind of file, and last the one that tells them apart.

    Args:
        lang: language of the descriptions.
    """
    each = (FileSchema(name, kind.said, kind.files, file_schema(kind, lang)) for name, kind in FILE_KINDS.items())
    return (*each, FileSchema(ANY, ANY_FILE, "", any_schema(lang)))
