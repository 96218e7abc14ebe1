"""The cache: a text comes back or it does not, and nothing else can happen."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from polreq.store.cache import Cache
from polreq.store.cache_home import home_of
from polreq.store.provenance import Provenance


def opened(root, **limits):
    return Cache.open(root / "kept", root=root, **limits)


def test_what_was_put_comes_back_in_the_next_run(tmp_path):
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") is None
        cache.put("yaml", "k", "文字")
        assert cache.get("yaml", "k") == "文字"
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") == "文字"
        assert cache.get("other", "k") is None
    assert (tmp_path / "kept" / "workspace.txt").read_text() == f"{tmp_path}\n"
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="paths of this kind are relative on Windows")
@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"HOME": "/wang"}, "linux", "/wang/.cache/polreq"),
        ({"HOME": "/wang", "XDG_CACHE_HOME": "/var/kept"}, "linux", "/var/kept/polreq"),
        ({"HOME": "/wang", "XDG_CACHE_HOME": "kept"}, "linux", "/wang/.cache/polreq"),
        ({"HOME": "/wang", "XDG_CACHE_HOME": "/var/kept"}, "darwin", "/wang/Library/Caches/polreq"),
        ({"HOME": "/wang", "LOCALAPPDATA": "/c/wang"}, "win32", "/c/wang/polreq"),
        ({"HOME": "/wang", "POLREQ_CACHE_DIR": "/mine"}, "linux", "/mine"),
        ({}, "linux", None),
        ({}, "darwin", None),
        ({"HOME": "/wang"}, "win32", None),
        ({"HOME": "wang"}, "linux", None),
    ],
)
def test_where_the_system_keeps_caches(environment, platform, folder):
    assert home_of(environment, platform) == (folder and Path(folder))


def test_another_program_sees_nothing_of_it(tmp_path, monkeypatch):
    with opened(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    monkeypatch.setattr(Provenance, "of", lambda self, kind: "another")
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") is None
        cache.put("yaml", "k", "w")
    monkeypatch.undo()
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") == "v"


def test_nothing_is_remembered_where_nothing_is_known_of_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr(Provenance, "of", lambda self, kind: None)
    with opened(tmp_path) as cache:
        cache.put("yaml", "k", "v")
        assert cache.get("yaml", "k") is None


def test_without_a_folder_it_writes_nothing(tmp_path):
    with Cache.open(None, root=tmp_path) as cache:
        cache.put("yaml", "k", "v")
        assert cache.get("yaml", "k") is None
    assert list(tmp_path.iterdir()) == []


def test_no_folder_no_cache(tmp_path):
    with opened(tmp_path / "nowhere") as cache:
        cache.put("a", "b", "c")
    assert not (tmp_path / "nowhere").exists()


def rubbish(folder):
    (folder / "cache.sqlite").write_bytes(b"\x00rubbish" * 1000)


def cut(folder):
    path = folder / "cache.sqlite"
    path.write_bytes(path.read_bytes()[:5000])


def empty(folder):
    (folder / "cache.sqlite").write_bytes(b"")


def other_table(folder):
    (folder / "cache.sqlite").unlink()
    with sqlite3.connect(folder / "cache.sqlite") as connection:
        connection.execute("CREATE TABLE entries (id INTEGER)")
    connection.close()


def folder_in_its_place(folder):
    (folder / "cache.sqlite").unlink()
    (folder / "cache.sqlite").mkdir()


@pytest.mark.parametrize("damage", [rubbish, cut, empty, other_table, folder_in_its_place])
def test_a_damaged_file_is_an_empty_cache(tmp_path, damage):
    with opened(tmp_path) as cache:
        for i in range(100):
            cache.put("yaml", str(i), "v" * 100)
    damage(tmp_path / "kept")
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "99") in (None, "v" * 100)
        cache.put("yaml", "new", "w")
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "new") in (None, "w")


def test_a_file_in_place_of_the_folder_is_an_empty_cache(tmp_path):
    (tmp_path / "kept").write_text("mine")
    with opened(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    assert (tmp_path / "kept").read_text() == "mine"


def test_a_locked_file_is_an_empty_cache(tmp_path):
    with opened(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    other = sqlite3.connect(tmp_path / "kept" / "cache.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") is None
        cache.put("yaml", "k2", "v")
    other.execute("ROLLBACK")
    other.close()
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") == "v"


def as_somebody(folder):
    """Become a user whom the system forbids something, if this is one whom it forbids nothing."""
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)


@pytest.mark.parametrize("made_before", [False, True])
def test_a_folder_that_may_not_be_written_to_is_an_empty_cache(made_before):
    # outside of tmp_path, whose own folders nobody but its owner may enter
    with tempfile.TemporaryDirectory() as name:
        root, user = Path(name), os.geteuid()
        root.chmod(0o755)
        kept = root / "kept" if made_before else root
        if made_before:
            kept.mkdir()
        before = kept.stat().st_mode
        kept.chmod(0o500)
        try:
            as_somebody(kept)
            with opened(root) as cache:
                assert not cache.works
                cache.put("yaml", "k", "v")
                assert cache.get("yaml", "k") is None
        finally:
            os.seteuid(user)
            kept.chmod(before)
        assert [p for p in root.rglob("*") if p != kept] == []


def link_to(folder, what):
    (folder / "cache.sqlite").unlink()
    (folder / "cache.sqlite").symlink_to(what)


def test_a_link_in_place_of_the_file_is_left_alone(tmp_path):
    with opened(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    (tmp_path / "notes").write_text("mine")
    link_to(tmp_path / "kept", tmp_path / "notes")
    with opened(tmp_path) as cache:
        assert not cache.works
    assert (tmp_path / "notes").read_text() == "mine"


def test_a_link_in_place_of_the_folder_is_left_alone(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "cache.sqlite").write_text("mine")
    (tmp_path / "kept").symlink_to("other")
    with opened(tmp_path) as cache:
        assert not cache.works
    assert [(p.name, p.read_text()) for p in (tmp_path / "other").iterdir()] == [("cache.sqlite", "mine")]


def test_a_folder_that_others_may_write_to_is_left_alone(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept").chmod(0o777)
    with opened(tmp_path) as cache:
        assert not cache.works
    assert list((tmp_path / "kept").iterdir()) == []


FOREIGN = (
    "CREATE TRIGGER t AFTER INSERT ON entries BEGIN INSERT OR REPLACE INTO entries VALUES ('x' || NEW.id, 1, 1, 'x'); END",
    "CREATE TRIGGER t AFTER UPDATE ON entries BEGIN DELETE FROM entries; END",
    "CREATE VIEW v AS SELECT * FROM entries",
    "CREATE TABLE more (id INTEGER)",
    "CREATE INDEX more ON entries (text)",
    "DROP INDEX entries_used",
    "DROP TABLE entries; CREATE VIEW entries AS "
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, i AS used, i AS size, 'x' AS text FROM n",
    "ALTER TABLE entries ADD COLUMN more TEXT",
)


@pytest.mark.parametrize("script", FOREIGN)
def test_a_file_with_anything_that_is_not_ours_is_replaced(tmp_path, script):
    with opened(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    with sqlite3.connect(tmp_path / "kept" / "cache.sqlite") as connection:
        connection.executescript(script)
    connection.close()
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") is None
        cache.put("yaml", "k", "w")
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") == "w"


@pytest.mark.parametrize("wrong", ["NULL", "x'ff00'", "'x'", "1e300", "-1", "9223372036854775807", "12"])
@pytest.mark.parametrize("column", ["used", "size", "text"])
def test_rows_of_wrong_types_are_no_answer_and_do_not_stop_the_writing(tmp_path, column, wrong):
    with opened(tmp_path) as cache:
        for i in range(5):
            cache.put("yaml", str(i), "v")
    with sqlite3.connect(tmp_path / "kept" / "cache.sqlite") as connection:
        connection.execute(f"UPDATE OR IGNORE entries SET {column} = {wrong}")
    connection.close()
    with opened(tmp_path, max_rows=4) as cache:
        assert isinstance(cache.get("yaml", "1"), str | None)
        cache.put("yaml", "new", "w")
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "new") == "w"


@pytest.fixture
def settled(monkeypatch):
    """Let the program be known, so that its digests are not among the texts that are counted."""
    monkeypatch.setattr(Provenance, "of", lambda self, kind: "known")


@pytest.mark.usefixtures("settled")
def test_what_was_used_longest_ago_is_dropped(tmp_path):
    for name in ("a", "b", "c"):
        with opened(tmp_path, max_rows=3) as cache:
            cache.put("yaml", name, name)
    with opened(tmp_path, max_rows=3) as cache:
        assert cache.get("yaml", "a") == "a"
        cache.put("yaml", "d", "d")
    with opened(tmp_path, max_rows=3) as cache:
        assert [cache.get("yaml", name) for name in "abcd"] == ["a", None, "c", "d"]


@pytest.mark.usefixtures("settled")
def test_the_size_of_all_texts_is_bounded(tmp_path):
    for i in range(10):
        with opened(tmp_path, max_bytes=1000) as cache:
            cache.put("yaml", str(i), "x" * 300)
    with opened(tmp_path) as cache:
        assert [i for i in range(10) if cache.get("yaml", str(i))] == [7, 8, 9]


def test_two_processes_at_once(tmp_path):
    code = """
import sys
from pathlib import Path
from polreq.store.cache import Cache
for turn in range(20):
    with Cache.open(Path(sys.argv[1], 'kept'), root=Path(sys.argv[1])) as cache:
        for i in range(50):
            text = cache.get("yaml", str(i))
            assert text in (None, str(i) * 100), text
            cache.put("yaml", str(i), str(i) * 100)
"""
    runs = [subprocess.Popen([sys.executable, "-W", "error", "-c", code, str(tmp_path)]) for _ in range(2)]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "7") == "7" * 100


def test_texts_that_are_no_utf_8_are_not_kept(tmp_path):
    with opened(tmp_path) as cache:
        cache.put("yaml", "k", "\ud800")
        cache.put("yaml", "l", json.dumps("ok"))
    with opened(tmp_path) as cache:
        assert cache.get("yaml", "k") is None


def test_a_text_that_somebody_else_wrote_is_not_recalled(tmp_path):
    with opened(tmp_path) as cache:
        cache.put("a", "k", '{"n": 1}')
        assert cache.recall("a", "k", lambda text: json.loads(text)["n"]) == 1
        assert cache.recall("a", "nothing", json.loads) is None
        for foreign in ("[]", "null", "{", "[" * 100_000):
            cache.put("a", "k", foreign)
            assert cache.recall("a", "k", lambda text: json.loads(text)["n"]) is None
