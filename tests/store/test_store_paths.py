"""Nothing outside of a workspace is written, nothing is read through links that lead out of it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_world import DEMANDS, FEATURES, make
from terminal import polreq, write

from polreq.errors import PolreqError
from polreq.store.paths import inside, leads_out, problem_of_name, readable_name

needs_links = pytest.mark.skipif(os.name != "posix", reason="making links takes a right on Windows")

POLICY = (
    "polreq: policy/1\nid: 'ID'\ntitle: 关于整改的通知\nbody:\n"
    "  - {kind: paragraph, at: p1, text: 各单位应当在2026年底前完成整改。}\n"
)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but those that polreq keeps for itself."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and ".polreq" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    "name",
    [
        "..", "../polreq", "x/../../../out/X", "/etc/x", "a\\b", "a:b", "", ".hidden", "end.", " x", "CON", "nul.txt", "lpt1", "COM¹",
        "a\nb", "a\x7fb", "a\ud800b", "长" * 70,
    ],
)  # fmt: skip
def test_what_cannot_be_the_name_of_a_file_everywhere_is_none(name):
    assert problem_of_name(name) is not None


@given(st.text(st.characters(codec="utf-8"), max_size=90), st.sampled_from(["", "policies", "a/b"]))
def test_a_name_that_is_allowed_stays_in_its_folder(name, folder):
    if problem_of_name(name) is None:
        path = Path(os.path.normpath(Path("/w", folder, f"{name}.yml")))
        assert path.parent == Path("/w", folder)
        assert path.stem == name


@given(st.lists(st.sampled_from(["..", ".", "a", "trace", "", "link"]), max_size=6))
def test_every_path_that_may_be_written_lies_inside(tmp_path_factory, parts):
    root = tmp_path_factory.mktemp("w")
    if os.name == "posix":
        (root / "link").symlink_to("..")
    name = "/".join(parts)
    try:
        path = inside(root, name)
    except PolreqError:
        assert leads_out(root, root / name)
    else:
        assert os.path.realpath(path).startswith(os.path.realpath(root))


@pytest.mark.parametrize("identity", ["x/../../../out/X", "../polreq", "CON", "a" * 220])
def test_the_id_of_a_policy_that_cannot_name_a_file_is_an_error_and_nothing_is_written(tmp_path, identity):
    root = make(tmp_path / "ws")
    write(root, policies__p=POLICY.replace("ID", identity))
    before = tree(tmp_path)
    checked = polreq(root, "check", "--no-cache", lang="en")
    assert checked.code == 1
    assert "I206" in checked.out
    assert polreq(root, "trace", "--no-cache").code == 0
    assert tree(tmp_path) == before


@needs_links
@pytest.mark.parametrize("linked", ["trace/links.yml", "trace", "requirements", "requirements/p.yml", "polreq.yml"])
def test_nothing_is_read_or_written_through_a_link_that_leads_out(tmp_path, linked):
    root, outside = make(tmp_path / "ws"), tmp_path / "outside"
    secret = outside / Path(linked).name
    outside.mkdir()
    (root / linked).rename(secret)
    (root / linked).symlink_to(secret)
    before = tree(outside)
    checked = polreq(root, "check", "--no-cache", lang="en")
    assert checked.code == 1
    assert f"{linked}{'/' if secret.is_dir() else ''}" in checked.out
    assert "a symbolic link leads out of the workspace" in checked.out
    polreq(root, "review", "--no-cache", "--confirm", "F-1:P-1", "--by", "王敏", "--on", "2026-10-01")
    assert tree(outside) == before


@needs_links
def test_a_linked_folder_of_requirements_is_read_where_it_lies_inside(tmp_path):
    root = tmp_path / "ws"
    write(
        root,
        polreq="polreq: workspace/1\nname: 试验\nlang: en\n",
        shared__own__p=DEMANDS,
        requirements__backlog=FEATURES,
    )
    (root / "requirements" / "shared").symlink_to("../shared/own")
    ran = polreq(root, "show", "P-1", "--no-cache")
    assert ran.code == 0
    assert "requirements/shared/p.yml" in ran.out


@needs_links
def test_a_folder_that_is_linked_twice_or_in_a_circle_is_read_once(tmp_path):
    root = make(tmp_path / "ws")
    (root / "requirements" / "again").symlink_to(".")
    (root / "requirements" / "twice").symlink_to("../requirements")
    before = polreq(make(tmp_path / "other"), "check", "--no-cache").out
    assert polreq(root, "check", "--no-cache").out == before


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"\xd2\xe2\xbc\xfb.txt", r"\xd2\xe2\xbc\xfb.txt"),
        (b"a\x80\xff.txt", r"a\x80\xff.txt"),
        ("通知.txt".encode(), "通知.txt"),
    ],
)
def test_bytes_of_a_name_that_are_no_utf_8_are_written_out(name, shown):
    assert readable_name(name.decode("utf-8", "surrogateescape")) == shown


def test_halves_of_characters_are_written_out_too():
    assert readable_name("a\ud83d") == r"a\ud83d"


@needs_links
def test_a_link_in_the_place_of_polreqs_own_folder_is_refused(tmp_path):
    root, other = make(tmp_path / "ws"), tmp_path / "other"
    other.mkdir()
    (root / ".polreq").symlink_to(other)
    ran = polreq(root, "review", "--no-cache", "--confirm", "F-1:P-1", "--by", "王敏", "--on", "2026-10-01", lang="en")
    assert (ran.code, ran.out) == (2, "")
    assert "is a symbolic link; nothing was written" in ran.err
    assert not list(other.iterdir())
