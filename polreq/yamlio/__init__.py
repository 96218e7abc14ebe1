"""YAML text ⇄ positioned nodes: edits that keep everything else."""

from polreq.yamlio.canonical import KeyOrder, canonical
from polreq.yamlio.dump import Plain, dump
from polreq.yamlio.edit import edit, plain_tree
from polreq.yamlio.edits import Append, Delete, Edit, KeyPath, Set
from polreq.yamlio.node import Mapping, PlainTree, Scalar, Sequence, YamlNode, tree
from polreq.yamlio.parse import as_text, parse, parse_text
from polreq.yamlio.problems import marker_of

__all__ = [
    "Append",
    "Delete",
    "Edit",
    "KeyOrder",
    "KeyPath",
    "Mapping",
    "Plain",
    "PlainTree",
    "Scalar",
    "Sequence",
    "Set",
    "YamlNode",
    "as_text",
    "canonical",
    "dump",
    "edit",
    "marker_of",
    "parse",
    "parse_text",
    "plain_tree",
    "tree",
]
