"""Trees of Doorstop that other people made: what is kept of them, and what is said of their mistakes."""

from exchanged import told

from polreq.exchange.doorstop_tree import read

SYSTEM = """\
settings:
  digits: 3
  prefix: SYS
  sep: ''
attributes:
  defaults: {priority: low}
  publish: [priority]
"""
SOFTWARE = "settings: {digits: 3, parent: SYS, prefix: SW, sep: '-'}\n"

TREE = {
    "reqs/.doorstop.yml": SYSTEM,
    "reqs/SYS001.yml": "active: true\nheader: Overview\nlevel: 1.0\nnormative: false\ntext: ''\n",
    "reqs/sub/SYS002.yml": """\
active: true
derived: false
header: |
  Login
level: 1.10
links: []
normative: true
priority: high
ref: 'login.c'
references:
- {path: src/login.c, type: file}
reviewed: abc=
text: |
  The system shall log in.

  Within two seconds.
""",
    "reqs/SYS003.yml": "active: false\nderived: true\nlevel: 2.1\nnormative: false\ntext: Old.\n",
    "reqs/README.md": "# no item\n",
    "sw/.doorstop.yml": SOFTWARE + "extensions: {}\n",
    "sw/SW-001.yml": "level: 1\nlinks:\n- SYS2: abc=\n- SYS003:null\n- GONE001\ntext: The form.\n",
}


def files(tree: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in tree.items()}


def test_a_tree_is_read_with_all_that_its_items_tell():
    found, findings = read("proj/tree", files(TREE))
    assert findings == ()
    assert found.title == "tree"
    login, old, form = found.items
    assert (login.id, login.layer, login.title, login.above) == ("SYS002", "", "Login", ())
    assert login.text == "The system shall log in.\n\nWithin two seconds."
    assert login.fields == (
        ("chapter", "Overview"),
        ("document", "SYS"),
        ("level", "1.10"),
        ("priority", "high"),
        ("ref", "login.c"),
        ("references", '[{"path": "src/login.c", "type": "file"}]'),
    )
    assert str(login.place) == "proj/tree/reqs/sub/SYS002.yml:1:1"
    assert dict(old.fields) == {
        "document": "SYS",
        "active": "false",
        "derived": "true",
        "level": "2.1",
        "normative": "false",
    }
    # ids are compared as Doorstop compares them: 2 is 002
    assert form.above == ("SYS002", "SYS003", "GONE001")


def test_items_in_markdown_are_read_too():
    tree = {
        ".doorstop.yml": "settings: {digits: 3, itemformat: markdown, prefix: R, sep: ''}\n",
        "R001.md": "---\nlevel: 1.1\nlinks: []\n---\n\n# Title here\n\nFirst line.  \n\n- a list\n",
        "R002.md": "---\nlevel: 1.2\nkey: [\n---\n\nText.\n",
        "R003.yml": "text: not of this format\n",
    }
    found, findings = read("t", files(tree))
    assert [(i.id, i.title, i.text) for i in found.items] == [("R001", "Title here", "First line.\n\n- a list")]
    assert told(findings) == ["t/R002.md:4:1 Y001"]


def test_all_mistakes_are_told_at_once_with_their_places():
    tree = {
        "a/.doorstop.yml": "settings: {prefix: A}\n",
        "a/A-1.yml": "level: 1\ntext: first\n",
        "a/sub/A-1.yml": "level: 2\ntext: second\n",
        "a/A-2.yml": "level: 3\nlevel: 4\ntext: third\n",
        "a/A-3.yml": "text: 'open\n",
        "a/A-4.yml": "level: 5\n",
        "a/A-5.yml": "- no mapping\n",
        "b/.doorstop.yml": "settings: [\n",
        "b/B-1.yml": "text: belongs to nothing that can be read\n",
    }
    found, findings = read("t", files(tree))
    assert [(item.id, item.text) for item in found.items] == [("A-1", "first"), ("A-2", "third")]
    assert told(findings) == [
        "t/a/A-2.yml:2:1 Y002",
        "t/a/A-3.yml:1:7 Y001",
        "t/a/A-4.yml:1:1 X737 A-4: it has neither title nor text",
        "t/a/A-5.yml:1:1 Y004",
        "t/a/sub/A-1.yml:1:1 X734 A-1: t/a/A-1.yml:1:1",
        "t/b/.doorstop.yml:2:1 Y001",
    ]


def test_a_folder_without_documents_is_no_tree():
    found, findings = read("t", {"a.yml": b"text: x\n"})
    assert found.items == ()
    assert told(findings) == ["t:1:1 X733 t: there is no .doorstop.yml in it"]


def test_documents_whose_parents_go_in_a_circle_are_read_all_the_same():
    tree = {
        "a/.doorstop.yml": "settings: {prefix: A, parent: B}\n",
        "a/A-1.yml": "text: a\nlinks: [B-1]\n",
        "b/.doorstop.yml": "settings: {prefix: B, parent: A}\n",
        "b/B-1.yml": "text: b\nlinks: [A-1]\n",
    }
    found, findings = read("t", files(tree))
    assert findings == ()
    assert [(item.id, item.above) for item in found.items] == [("A-1", ("B-1",)), ("B-1", ("A-1",))]
