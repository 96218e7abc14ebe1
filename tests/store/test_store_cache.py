"""The cache: a text comes back or it does not, and nothing else can happen."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest

import polreq
from polreq.store.cache import Cache


def test_what_was_put_comes_back_in_the_next_run(tmp_path):
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "k") is None
        cache.put("yaml", "k", "文字")
        assert cache.get("yaml", "k") == "文字"
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "k") == "文字"
        assert cache.get("other", "k") is None
    assert (tmp_path / ".polreq" / ".gitignore").read_text() == "*\n"


def test_another_version_of_the_program_sees_nothing(tmp_path, monkeypatch):
    with Cache.open(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    monkeypatch.setattr("polreq.store.cache._VERSION", f"{polreq.__version__}/0")
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "k") is None


def test_disabled_it_writes_nothing(tmp_path):
    with Cache.open(tmp_path, enabled=False) as cache:
        cache.put("yaml", "k", "v")
        assert cache.get("yaml", "k") is None
    assert list(tmp_path.iterdir()) == []


def test_no_folder_no_cache(tmp_path):
    with Cache.open(tmp_path / "nowhere") as cache:
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
    with Cache.open(tmp_path) as cache:
        for i in range(100):
            cache.put("yaml", str(i), "v" * 100)
    damage(tmp_path / ".polreq")
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "99") in (None, "v" * 100)
        cache.put("yaml", "new", "w")
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "new") in (None, "w")


def test_a_file_in_place_of_the_folder_is_an_empty_cache(tmp_path):
    (tmp_path / ".polreq").write_text("mine")
    with Cache.open(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    assert (tmp_path / ".polreq").read_text() == "mine"


def test_a_locked_file_is_an_empty_cache(tmp_path):
    with Cache.open(tmp_path) as cache:
        cache.put("yaml", "k", "v")
    other = sqlite3.connect(tmp_path / ".polreq" / "cache.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "k") is None
        cache.put("yaml", "k2", "v")
    other.execute("ROLLBACK")
    other.close()
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "k") == "v"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_an_empty_cache(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with Cache.open(tmp_path) as cache:
            cache.put("yaml", "k", "v")
    finally:
        tmp_path.chmod(0o700)


def test_what_was_used_longest_ago_is_dropped(tmp_path):
    for name in ("a", "b", "c"):
        with Cache.open(tmp_path, max_rows=3) as cache:
            cache.put("yaml", name, name)
    with Cache.open(tmp_path, max_rows=3) as cache:
        assert cache.get("yaml", "a") == "a"
        cache.put("yaml", "d", "d")
    with Cache.open(tmp_path, max_rows=3) as cache:
        assert [cache.get("yaml", name) for name in "abcd"] == ["a", None, "c", "d"]


def test_the_size_of_all_texts_is_bounded(tmp_path):
    for i in range(10):
        with Cache.open(tmp_path, max_bytes=1000) as cache:
            cache.put("yaml", str(i), "x" * 300)
    with Cache.open(tmp_path) as cache:
        assert [i for i in range(10) if cache.get("yaml", str(i))] == [7, 8, 9]


def test_two_processes_at_once(tmp_path):
    code = """
import sys
from pathlib import Path
from polreq.store.cache import Cache
for turn in range(20):
    with Cache.open(Path(sys.argv[1])) as cache:
        for i in range(50):
            text = cache.get("yaml", str(i))
            assert text in (None, str(i) * 100), text
            cache.put("yaml", str(i), str(i) * 100)
"""
    runs = [subprocess.Popen([sys.executable, "-W", "error", "-c", code, str(tmp_path)]) for _ in range(2)]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "7") == "7" * 100


def test_texts_that_are_no_utf_8_are_not_kept(tmp_path):
    with Cache.open(tmp_path) as cache:
        cache.put("yaml", "k", "\ud800")
        cache.put("yaml", "l", json.dumps("ok"))
    with Cache.open(tmp_path) as cache:
        assert cache.get("yaml", "k") is None


def test_a_text_that_somebody_else_wrote_is_not_recalled(tmp_path):
    with Cache.open(tmp_path) as cache:
        cache.put("a", "k", '{"n": 1}')
        assert cache.recall("a", "k", lambda text: json.loads(text)["n"]) == 1
        assert cache.recall("a", "nothing", json.loads) is None
        for foreign in ("[]", "null", "{", "[" * 100_000):
            cache.put("a", "k", foreign)
            assert cache.recall("a", "k", lambda text: json.loads(text)["n"]) is None
