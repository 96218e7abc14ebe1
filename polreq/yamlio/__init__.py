"""YAML text ⇄ positioned nodes: edits that keep everything else."""

from polreq.yamlio.dump import Plain, dump
from polreq.yamlio.edit import edit, plain_tree
from polreq.yamlio.edits import Append, Delete, Edit, Set
from polreq.yamlio.node import Mapping, Node, Scalar, Sequence, Tree, tree
from polreq.yamlio.parse import as_text, parse, parse_text

__all__ = [
    "Append",
    "Delete",
    "Edit",
    "Mapping",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "Set",
    "Tree",
    "as_text",
    "dump",
    "edit",
    "parse",
    "parse_text",
    "plain_tree",
    "tree",
]
