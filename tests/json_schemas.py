"""Schemas of polreq for tests, and YAML as editors read it: by the core schema of YAML 1.2."""

import json
import re
from functools import cache

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from polreq.store.schema.file_kinds import FILE_KINDS
from polreq.store.schema.json_schema import ANY, FILE_NAME, any_schema, file_schema


class _Core(yaml.SafeLoader):
    """Numbers, truth values and nothing as in section 10.3.2 of YAML 1.2.2; days are texts."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - it replaces that of the parent, which has days and `on`


for _tag, _pattern, _first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})$"), _first)
_Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def read_yaml(text: str) -> object:
    """What an editor makes of a YAML file; keys are texts."""
    return json.loads(json.dumps(yaml.load(text, _Core)))


@cache
def validator(kind: str) -> Draft202012Validator:
    """The validator of a kind of file, or of any."""
    schemas = {name: file_schema(one, "zh") for name, one in FILE_KINDS.items()}
    schemas[ANY] = any_schema("zh")
    beside = [(FILE_NAME.format(name), Resource.from_contents(schema)) for name, schema in schemas.items()]
    Draft202012Validator.check_schema(schemas[kind])
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(schemas[kind], registry=Registry().with_resources(beside), format_checker=checker)


def mistakes(kind: str, text: str) -> list[str]:
    """What a schema finds wrong with a file."""
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(read_yaml(text))]
