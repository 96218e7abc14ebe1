"""docs/formats*.md are true: their examples load, and every key and word that the loader knows stands there."""

import hashlib
import re
from pathlib import Path

import pytest

from docs.reference.formats import FILES
from polreq.link.synonyms import check_related
from polreq.model import clause, digest, document, feature, layer, link, requirement, workspace
from polreq.model.digest import feature_digest, requirement_digest, text_digest
from polreq.results.messages import message
from polreq.store.load import Loaded, load
from polreq.store.schema.file_kinds import tables
from polreq.yamlio import parse

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {"en": "formats.md", "zh": "formats.zh-CN.md"}
MODULES = (clause, digest, document, feature, layer, link, requirement, workspace)


def read(lang: str) -> str:
    return (DOCS / PAGES[lang]).read_text(encoding="utf-8")


def blocks(lang: str, mark: str) -> dict[str, str]:
    """The examples of a page by the file that they stand for; `file` marks the reference, `intro` the introduction."""
    found = re.findall(rf"<!-- {mark}: (\S+) -->\n```(?:yaml|tsv)\n(.*?)```", read(lang), re.DOTALL)
    assert len(dict(found)) == len(found)
    return dict(found)


def loaded(root: Path, files: dict[str, str]) -> Loaded:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return load(root)


@pytest.fixture(params=["reference en", "reference zh", "introduction"])
def example(request, tmp_path) -> Loaded:
    files = blocks("en" if request.param == "reference en" else "zh", "file")
    return loaded(tmp_path, files | (blocks("zh", "intro") if request.param == "introduction" else {}))


def test_every_yaml_block_says_which_file_it_is():
    for lang in PAGES:
        marked = len(blocks(lang, "file")) + len(blocks(lang, "intro"))
        assert len(re.findall(r"```(?:yaml|tsv)", read(lang))) == marked
    assert list(blocks("zh", "intro")) == ["requirements/backlog.yml", "trace/links.yml"]


def test_the_examples_load_without_a_finding(example):
    assert (*example.findings, *check_related(example.thesaurus)) == ()
    assert example.workspace.features
    assert example.workspace.settings.link.rerank
    assert example.thesaurus


def test_digests_in_the_examples_are_those_of_what_they_stand_for(example):
    space = example.workspace
    fields = space.settings.digest_fields
    today = {r.id: requirement_digest(r, fields.requirement) for r in space.requirements}
    today |= {f.id: feature_digest(f, fields.feature) for f in space.features}
    for one in space.links:
        assert (one.lower_digest, one.upper_digest) == (today[one.lower], today[one.upper])
    for gap in space.gaps:
        assert gap.digest == today[gap.requirement]
    (policy,) = space.documents
    assert policy.source.digest == hashlib.sha256(policy.text().encode("utf-8")).hexdigest()
    assert [e.digest for e in space.extracted] == [text_digest(policy.text())]
    assert {text_digest(b.quote) for r in space.requirements for b in r.bases if b.digest} == {
        b.digest for r in space.requirements for b in r.bases if b.digest
    }


def test_clauses_that_the_examples_name_are_in_the_document(example):
    places = {block.locator for d in example.workspace.documents for block in d.blocks()}
    named = [b.locator for r in example.workspace.requirements for b in r.bases if b.kind == "clause"]
    named += [c.basis.partition("#")[2] for c in example.workspace.settings.channels if c.basis]
    assert named
    assert {re.sub(r"\.s\d+$", "", locator) for locator in named} <= places


def test_both_pages_have_the_same_examples():
    def without_comments(files: dict[str, str]) -> dict[str, str]:
        return {path: re.sub(r" +# .*", "", text) for path, text in files.items()}

    assert without_comments(blocks("en", "file")) == without_comments(blocks("zh", "file"))


@pytest.mark.parametrize("lang", PAGES)
def test_every_key_and_every_possible_word_is_on_the_page(lang):
    keys = {key for file in FILES for _, table in tables(file) for row in table.rows for key in row.keys}
    keys |= {channel.id for channel in workspace.OTHER_CHANNELS}
    words = {
        word
        for module in MODULES
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, tuple)
        for word in value
        if isinstance(word, str)
    }
    words -= set(clause.CLASSES) - set(clause.NORMS)
    assert {"resolved_by", "metric", "x_kiosk"} <= keys
    assert {"partially_superseded", "G2B", "recurring"} <= words
    page = read(lang)
    missing = [w for w in sorted(keys | words) if not re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", page, re.ASCII)]
    assert missing == []


def mistakes() -> list[tuple[str, ...]]:
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \| `(.+?)` \|$", read("zh").partition("<!-- generated")[0], re.MULTILINE)
    assert len(rows) > 3
    return rows


@pytest.mark.parametrize(("wrong", "said", "right"), mistakes())
def test_mistakes_are_reported_in_the_words_of_the_introduction(wrong, said, right):
    _, findings = parse(f"id: F-001\n{wrong}\n".encode(), "backlog.yml")
    assert [message(f)[0].zh for f in findings] == [f"YAML 语法错误：{said}"]
    node, findings = parse(f"id: F-001\n{right}\n".encode(), "backlog.yml")
    assert (set(node.entries), findings) == ({"id", "title"}, ())
