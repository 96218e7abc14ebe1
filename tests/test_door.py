"""A file is opened in a few named places; every command that takes one goes through the door and tells what it refuses."""

import ast
import os
from pathlib import Path

import pytest
from terminal import polreq, write
from test_layering import modules

#: Places that open, read or list by a path → why they may.
OPENING = {
    "store/door.py": "the door",
    "store/write.py": "writes, and syncs a folder",
    "store/deliver.py": "writes behind what others have written to the page of a run",
    "store/provenance.py": "digests the program itself",
    "store/cache_home.py": "says in a folder of the cache whose it is",
    "store/lock.py": "holds the lock",
    "store/journal.py": "marks that files are being written",
    "store/revisions.py": "writes files of a revision into a folder of its own",
    "sheets/extent.py": "opens the members of a workbook that is in memory",
    "cli/language.py": "looks at the beginning of polreq.yml before any room is loaded",
    "cli/main.py": "opens the null device in the place of a closed output",
    "ingest/readers/picture.py": "opens a picture that is in memory",
    "guarded/archive.py": "opens the members of an archive that is in memory",
}
CALLS = {"open", "read_bytes", "read_text", "fdopen"}


def is_packaged(node: ast.expr) -> bool:
    """Whether something is a file of the package itself: `files("polreq.text").joinpath(...)`."""
    return any(
        isinstance(part, ast.Call) and getattr(part.func, "id", getattr(part.func, "attr", "")) == "files"
        for part in ast.walk(node)
    )


def opened(tree: ast.Module):
    own = {f.name for f in ast.walk(tree) if isinstance(f, ast.FunctionDef | ast.ClassDef)}
    imported = {a.asname or a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in CALLS - own - imported:
            yield node.lineno, node.func.id
        elif isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
            # an own class may have a method of that name: Cache.open
            receiver = node.func.value
            if not is_packaged(receiver) and not (isinstance(receiver, ast.Name) and receiver.id == "Cache"):
                yield node.lineno, node.func.attr


def test_files_are_opened_in_the_named_places_only():
    wrong, seen = [], set()
    for name, tree in modules():
        for line, call in opened(tree):
            seen.add(name)
            if name not in OPENING:
                wrong.append(f"{name}:{line} {call}")
    assert not wrong, wrong
    assert seen == set(OPENING), "a place that opens nothing any more is to be taken off the list"


@pytest.fixture
def odd(tmp_path):
    """Make a workspace, and beside it what is no file or not fit to be read."""
    root = write(
        tmp_path / "w",
        polreq="polreq: workspace/1\nname: 试验\n",
        policies__d="polreq: policy/1\nid: d\ntitle: 某通知\nbody:\n  - {kind: paragraph, at: p1, text: 各部门应当公布指南。}\n",
    )
    (root / "good.txt").write_text("某市办事规定\n\n第一条　各部门应当公布办事指南。\n", encoding="utf-8")
    os.mkfifo(root / "pipe")
    (root / "zero").symlink_to("/dev/zero")
    with (root / "sparse.txt").open("wb") as file:
        file.truncate(8 * 1024**3)
    with (root / "blanks.txt").open("wb") as file:
        file.write(b" " * (32 * 1024 * 1024 + 1))
    return root


TOLD = {
    "/dev/zero": ("Y007 文件无法读取：是设备，不是文件", "Y007 the file cannot be read: it is a device"),
    "zero": ("Y007 文件无法读取：是设备，不是文件", "Y007 the file cannot be read: it is a device"),
    "pipe": ("Y007 文件无法读取：是管道，不是文件", "Y007 the file cannot be read: it is a pipe"),
    "policies": ("X706 “policies”是文件夹，不是文件", "X706 'policies' is a folder, not a file"),
    "sparse.txt": (
        "Y006 文件过大或嵌套过深：超过 256 MB",
        "Y006 the file is too large or nested too deeply: over 256 MB",
    ),
}


@pytest.mark.parametrize(
    ("command", "code"), [(("extract",), 1), (("ingest",), 1), (("align", "good.txt"), 2), (("check-citation",), 1)]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_that_takes_a_document_refuses_in_the_same_words(odd, command, code, lang):
    for name, words in TOLD.items():
        ran = polreq(odd, *command, name, lang=lang, columns=200)
        assert ran.code == code
        assert f"{name}:1:1 {words[lang == 'en']}\n" in ran.out + ran.err


def test_a_text_of_blanks_is_refused_by_its_size(odd):
    for command in (("extract",), ("ingest",), ("align", "good.txt"), ("check-citation",)):
        ran = polreq(odd, *command, "blanks.txt", columns=200)
        assert ran.code in (1, 2)
        assert "X701 无法读取“blanks.txt”：文字超过 32 MB，请拆分为多个文件\n" in ran.out + ran.err


def test_one_bad_file_does_not_hide_the_others(odd):
    (odd / "cites.txt").write_text("依据《中华人民共和国行政许可法》办理。", encoding="utf-8")
    ran = polreq(odd, "check-citation", "pipe", "cites.txt", columns=200)
    assert ran.code == 1
    assert "《中华人民共和国行政许可法》" in ran.out
    assert "pipe:1:1 Y007" in ran.err


@pytest.mark.parametrize("name", ["/dev/zero", "pipe", "sparse.txt", "policies", "没有"])
def test_files_that_programs_and_people_fill_in_are_refused_in_both_languages(odd, name):
    (odd / "q.jsonl").write_text('{"id": "a", "text": "办事"}\n', encoding="utf-8")
    reasons = {
        "/dev/zero": ("是设备，不是文件", "it is a device"),
        "pipe": ("是管道，不是文件", "it is a pipe"),
        "sparse.txt": ("超过 256 MB", "over 256 MB"),
        "policies": ("是文件夹，不是文件", "it is a folder"),
        "没有": ("文件不存在", "it does not exist"),
    }
    for command in (
        ("link", "--queries", name, "--corpus", "q.jsonl"),
        ("link", "--queries", "q.jsonl", "--corpus", "q.jsonl", "--known", name),
        ("review", "--import", name),
    ):
        zh, en = polreq(odd, *command), polreq(odd, *command, lang="en")
        assert (zh.code, zh.err) == (2, f"polreq: 无法读取 {name}：{reasons[name][0]}\n")
        assert (en.code, en.err) == (2, f"polreq: cannot read {name}: {reasons[name][1]}\n")


@pytest.mark.parametrize(("key", "extracted"), [("lexicon: [{}]", 2), ("link: {{thesaurus: [{}]}}", 0)])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("/dev/zero", "polreq.yml:1:1 Y007 文件无法读取：在工作区之外"),
        ("zero", "zero:1:1 Y007 文件无法读取：有符号链接通向工作区之外"),
        ("pipe", "pipe:1:1 Y007 文件无法读取：是管道，不是文件"),
        ("sparse.txt", "sparse.txt:1:1 Y006 文件过大或嵌套过深：超过 256 MB"),
    ],
)
def test_files_that_settings_name_are_refused_by_every_command(odd, key, extracted, name, told):
    (odd / "polreq.yml").write_text(f"polreq: workspace/1\nname: 试验\n{key.format(name)}\n", encoding="utf-8")
    checked = polreq(odd, "check", "--no-cache", columns=200)
    assert checked.code == 1
    assert told in checked.out.splitlines()
    # extraction needs the words of the field, but no synonyms
    assert polreq(odd, "extract", "--no-cache").code == extracted
    assert polreq(odd, "trace", "--no-cache").code >= extracted


def test_a_policy_file_is_brought_in_as_what_it_is(odd):
    policy = "polreq: policy/1\nid: other\ntitle: 另一通知\nbody:\n  - {kind: paragraph, at: p1, text: 应当公开。}\n"
    write(odd, n=policy)
    assert polreq(odd, "ingest", "n.yml").code == 0
    assert (odd / "policies" / "other.yml").read_text(encoding="utf-8").startswith("polreq: policy/1\nid: other\n")
    write(odd, wrong="polreq: workspace/1\nname: 试验\n")
    before = sorted(Path(odd / "policies").iterdir())
    assert polreq(odd, "ingest", "wrong.yml").code == 1
    assert sorted(Path(odd / "policies").iterdir()) == before


@pytest.mark.parametrize("key", ["lexicon: [{}]", "link: {{thesaurus: [{}]}}"])
def test_a_name_in_the_settings_that_no_file_can_have_is_a_finding(odd, key):
    (odd / "polreq.yml").write_text(
        f"polreq: workspace/1\n{key.format(chr(34) + 'a' + chr(92) + '0b' + chr(34))}\n", encoding="utf-8"
    )
    ran = polreq(odd, "check", columns=200)
    assert (ran.code, "Y007 文件无法读取：文件名中有不能用的字符" in ran.out) == (1, True)


def test_another_reason_why_a_file_is_not_read_is_seen_at_once(odd):
    (odd / "polreq.yml").write_text("polreq: workspace/1\nlexicon: [lex]\n", encoding="utf-8")
    assert "lex:1:1 Y007 文件无法读取：文件不存在" in polreq(odd, "check", columns=200).out
    (odd / "lex").mkdir()
    assert "lex:1:1 Y007 文件无法读取：是文件夹，不是文件" in polreq(odd, "check", columns=200).out
