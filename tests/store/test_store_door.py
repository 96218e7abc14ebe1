"""The door: a regular file within the limit is read whole; whatever else there is has a reason in both languages."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from polreq.store.door import MAX_BYTES, Refusal, read_beside, read_bytes
from polreq.words import Text


def pipe(path):
    os.mkfifo(path)


def endless(path):
    path.symlink_to("/dev/zero")


def linked_pipe(path):
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


def sparse(path):
    with path.open("wb") as file:
        file.truncate(8 * 1024**3)


def circle(path):
    path.symlink_to(path.name)


def dangling(path):
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda path: None, Refusal("missing", Text("文件不存在", "it does not exist"))),
        (dangling, Refusal("missing", Text("文件不存在", "it does not exist"))),
        (Path.mkdir, Refusal("folder", Text("是文件夹，不是文件", "it is a folder"))),
        (pipe, Refusal("special", Text("是管道，不是文件", "it is a pipe"))),
        (linked_pipe, Refusal("special", Text("是管道，不是文件", "it is a pipe"))),
        (endless, Refusal("special", Text("是设备，不是文件", "it is a device"))),
        (sparse, Refusal("large", Text("超过 256 MB", "over 256 MB"))),
        (circle, Refusal("system", Text("符号链接绕成了圈", "symbolic links go in a circle"))),
    ],
)
def test_what_is_no_file_or_too_large_is_refused_unread(tmp_path, make, refusal):
    make(tmp_path / "x")
    assert read_bytes(tmp_path / "x") == refusal


def test_a_socket_is_refused():
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/s")
        assert read_bytes(f"{folder}/s") == Refusal("special", Text("是套接字，不是文件", "it is a socket"))


def test_a_slash_at_the_end_says_that_it_is_a_folder(tmp_path):
    (tmp_path / "x").write_bytes(b"x")
    assert read_bytes(f"{tmp_path}/x/") == Refusal("system", Text("不是文件夹", "it is not a folder"))


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_name_that_no_file_can_have(tmp_path, name):
    assert read_bytes(f"{tmp_path}/{name}").kind == "missing"


def test_a_file_is_read_whole_up_to_the_limit(tmp_path):
    (tmp_path / "x").write_bytes(b"12345")
    assert read_bytes(tmp_path / "x", 5) == b"12345"
    assert read_bytes(tmp_path / "x", 4).kind == "large"


def test_a_file_that_says_it_is_empty_is_read_up_to_the_limit_all_the_same():
    # those of /proc have a size of 0
    assert read_bytes("/proc/self/status").startswith(b"Name:")
    assert read_bytes("/proc/self/status", 10).kind == "large"


@pytest.mark.parametrize("name", ["/etc/hostname", "../x", "a/../../x"])
def test_what_settings_name_lies_in_the_workspace(tmp_path, name):
    (tmp_path / "x").write_bytes(b"x")
    (tmp_path / "w").mkdir()
    assert read_beside(tmp_path / "w", name) == Refusal("outside", Text("在工作区之外", "it is outside the workspace"))


def test_the_limit_is_the_documented_one():
    text = Path(__file__).parents[2].joinpath("docs/sources.md").read_text(encoding="utf-8")
    assert f"{MAX_BYTES >> 20} MB" in text
