"""Git is asked for names and history, and nothing that stands in a folder decides what it runs or contacts."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from review_world import make
from terminal import polreq

from polreq.model.feature import Feature
from polreq.store.git import content, find_repository, resolve, user_name, versions
from polreq.store.history import History, earlier

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or os.name != "posix", reason="needs git, and programs that are scripts"
)

#: Of the first commit and of the second.
WORDINGS = ("网上预约，到厅取号。", "网上预约。")


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout.strip()


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A workspace of two commits; nobody's own settings of git."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    root = make(tmp_path / "ws")
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "一")
    backlog = root / "requirements" / "backlog.yml"
    backlog.write_text(backlog.read_text(encoding="utf-8").replace(*WORDINGS), encoding="utf-8")
    git(root, "commit", "-am", "二")
    return root


def told(root: Path) -> list[str]:
    """Return what the history says about a feature, the newest wording first."""
    found = History(root).of("requirements/backlog.yml", "F-3")
    return [item.description for item in found if isinstance(item, Feature)]


@pytest.fixture
def trap(tmp_path):
    """A program that leaves a trace when it runs, and the file by which one can tell."""
    ran, program = tmp_path / "ran", tmp_path / "trap.sh"
    program.write_text(f"#!/bin/sh\necho x >> {ran}\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    return program, ran


def hostile(program: Path) -> str:
    """Every setting of a repository that names a program, and a remote place for what is missing."""
    return (
        "[core]\n\trepositoryFormatVersion = 1\n\tbare = {bare}\n"
        f"\tfsmonitor = {program}\n\thooksPath = {program.parent}\n\tpager = {program}\n"
        f"\tsshCommand = {program}\n\teditor = {program}\n\taskPass = {program}\n\tgitProxy = {program}\n"
        f"[log]\n\tshowSignature = true\n[gpg]\n\tprogram = {program}\n"
        f'[gpg "ssh"]\n\tprogram = {program}\n'
        f"[diff]\n\texternal = {program}\n[interactive]\n\tdiffFilter = {program}\n"
        f'[diff "x"]\n\ttextconv = {program}\n\tcommand = {program}\n'
        f"[pager]\n\tlog = {program}\n\tshow = {program}\n\tconfig = {program}\n"
        f"[alias]\n\trev-list = !{program}\n\tcat-file = !{program}\n\tconfig = !{program}\n\tlog = !{program}\n"
        f"[credential]\n\thelper = {program}\n"
        f"[extensions]\n\tpartialClone = origin\n"
        f'[remote "origin"]\n\turl = ext::{program} x\n\tpromisor = true\n\tpartialclonefilter = blob:none\n'
        "[protocol]\n\tallow = always\n"
    )


def test_the_history_of_a_workspace_is_read(root):
    assert told(root) == [*reversed(WORDINGS)]


def test_a_workspace_that_looks_like_a_bare_repository_is_none(root, tmp_path, trap):
    """What stands in the folder as HEAD, config, objects and refs would be obeyed by a git that looks for itself."""
    program, ran = trap
    for name in ("HEAD", "objects", "refs"):
        shutil.move(root / ".git" / name, root / name)
    shutil.rmtree(root / ".git")
    signed = git_object_with_signature(root)
    (root / "HEAD").write_text(signed + "\n", encoding="ascii")
    (root / "config").write_text(hostile(program).format(bare="true"), encoding="utf-8")
    assert polreq(root, "review", "--stale", "--no-cache").code == 0
    assert not ran.exists()
    assert told(root) == []


def test_the_configuration_of_a_repository_is_not_obeyed(root, trap):
    program, ran = trap
    (root / ".git" / "config").write_text(hostile(program).format(bare="false"), encoding="utf-8")
    (root / ".gitattributes").write_text("* diff=x\n", encoding="utf-8")
    assert told(root) == [*reversed(WORDINGS)]
    assert user_name(root) == ""
    assert not ran.exists()


def test_looking_back_runs_nothing_that_a_repository_names(root, trap):
    """Signatures that are to be shown, a watcher of files, a text conversion by an attribute, hooks: as they would act on a checkout."""
    program, ran = trap
    (root / ".gitattributes").write_text("*.yml diff=x filter=x merge=x\n", encoding="utf-8")
    git(root, "add", ".gitattributes")
    git(root, "commit", "-m", "三")
    for hook in ("post-checkout", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(program, root / ".git" / "hooks" / hook)
    shutil.copy(program, root / "git")
    config = (
        hostile(program).format(bare="false")
        + f'[filter "x"]\n\tsmudge = {program}\n\tclean = {program}\n\tprocess = {program}\n'
    )
    (root / ".git" / "config").write_text(config, encoding="utf-8")
    ran.unlink(missing_ok=True)
    for arguments in (("--by", "commit"), ("--from", "HEAD~1"), ("--from", "HEAD~2", "--to", "HEAD")):
        looked = polreq(root, "history", *arguments, "--no-cache")
        assert (looked.code, looked.err) == (0, "")
    assert not ran.exists()
    subprocess.run(["git", "status"], cwd=root, check=False, capture_output=True)
    assert ran.exists(), "a git that is asked in that folder runs the trap"


def test_a_bare_repository_in_the_place_of_a_workspace_has_no_history(root, trap):
    program, ran = trap
    for name in ("HEAD", "objects", "refs"):
        shutil.move(root / ".git" / name, root / name)
    shutil.rmtree(root / ".git")
    (root / "HEAD").write_text(git_object_with_signature(root) + "\n", encoding="ascii")
    (root / "config").write_text(hostile(program).format(bare="true"), encoding="utf-8")
    for arguments in ((), ("--from", "HEAD")):
        looked = polreq(root, "history", *arguments)
        assert (looked.code, looked.out) == (2, "")
        assert "不在 git 仓库里" in looked.err
    assert not ran.exists()


def test_git_is_called_so_that_nothing_outside_of_the_call_decides(root, tmp_path, monkeypatch):
    """Every call, with its arguments and variables: as one reads them who has to answer for it."""
    folder, log = tmp_path / "programs", tmp_path / "log"
    folder.mkdir()
    (folder / "git").write_text(
        f'#!/bin/sh\n{{ pwd; echo "$@"; env; echo; }} >> {log}\nexec {shutil.which("git")} "$@"\n'
    )
    (folder / "git").chmod(0o755)
    for name in ("GIT_DIR", "GIT_CONFIG_COUNT", "GIT_SSH_COMMAND", "GIT_EXTERNAL_DIFF", "SSH_ASKPASS"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    assert polreq(root, "history", "--by", "commit", "--no-cache").code == 0
    calls = [call.splitlines() for call in log.read_text(encoding="utf-8").strip().split("\n\n")]
    settings = "--no-pager -c core.fsmonitor=false -c core.hooksPath=/dev/null -c core.attributesFile=/dev/null -c log.showSignature=false -c protocol.allow=never -c safe.bareRepository=explicit "
    assert {called.removeprefix(settings).split()[0] for _, called, *_ in calls} == {"rev-list", "ls-tree", "cat-file"}
    for where, called, *variables in calls:
        named = dict(line.split("=", 1) for line in variables if "=" in line)
        assert called.startswith(settings)
        assert not Path(where).is_relative_to(root)
        assert {name: value for name, value in named.items() if name.startswith(("GIT_", "SSH_"))} == {
            "GIT_DIR": where,
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_OBJECT_DIRECTORY": str(root / ".git" / "objects"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
        }
        assert (named["HOME"], named["XDG_CONFIG_HOME"]) == (where, where)


def test_missing_objects_are_not_fetched(root, trap):
    """A partial clone: git would run the program of `ext::`, or ask another machine, for the missing text."""
    program, ran = trap
    first = git(root, "rev-parse", "HEAD~1:requirements/backlog.yml")
    (root / ".git" / "objects" / first[:2] / first[2:]).unlink()
    (root / ".git" / "config").write_text(hostile(program).format(bare="false"), encoding="utf-8")
    assert told(root) == [WORDINGS[1]]
    assert not ran.exists()


def test_variables_of_the_shell_name_no_other_repository(root, tmp_path, monkeypatch):
    """A hook of git runs with GIT_DIR of the repository that is being committed to."""
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert told(root) == [*reversed(WORDINGS)]


def test_no_git_of_the_workspace_is_taken(root, trap, monkeypatch):
    program, ran = trap
    shutil.copy(program, root / "git")
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}{os.environ['PATH']}")
    assert told(root) == [*reversed(WORDINGS)]
    assert not ran.exists()


def test_packed_branches_shallow_clones_and_further_working_trees_have_a_history(root, tmp_path):
    path, counts = "requirements/backlog.yml", []
    git(root, "gc")
    for n, folder in enumerate((root, tmp_path / "tree", tmp_path / "shallow")):
        if n == 1:
            git(root, "worktree", "add", str(folder))
        if n == 2:
            git(tmp_path, "clone", "--depth", "1", f"file://{root}", str(folder))
        found = find_repository(folder)
        assert found is not None
        commits = versions(found, path, 9)
        assert content(found, commits[0], path) == (root / path).read_bytes()
        counts.append(len(commits))
    assert counts == [2, 2, 1]


@pytest.mark.parametrize("packed", [False, True])
def test_a_revision_is_found_by_steps_branch_tag_and_the_beginning_of_its_name(root, packed):
    git(root, "tag", "验收", "HEAD~1")
    git(root, "tag", "-a", "v1", "-m", "v1", "HEAD~1")
    git(root, "branch", "side/one", "HEAD~1")
    if packed:
        git(root, "gc")
        git(root, "pack-refs", "--all")
    first, second = git(root, "rev-parse", "HEAD~1"), git(root, "rev-parse", "HEAD")
    found = find_repository(root)
    assert found is not None
    for revision in ("HEAD~1", "HEAD^", "main~1", "v1", "验收", "side/one", first, first[:9]):
        assert resolve(found, revision) == first, revision
    for revision in ("HEAD", "main", second[:7]):
        assert resolve(found, revision) == second, revision
    for revision in ("HEAD~2", "other", "-1", "--all", "../HEAD", "HEAD:x", "HEAD@{1}", "v1;x", "", "0000000", "@"):
        assert resolve(found, revision) == "", revision


def test_a_file_is_read_as_it_was_also_from_outside_and_when_it_is_gone(root, monkeypatch):
    path = root / "requirements" / "backlog.yml"
    now = path.read_bytes()
    before = earlier(path, "HEAD~1")
    assert before is not None
    assert before.decode() == now.decode().replace(WORDINGS[1], WORDINGS[0])
    path.unlink()
    assert earlier(path, "HEAD") == now
    monkeypatch.chdir(root / "requirements")
    assert earlier(Path("../requirements/backlog.yml"), "HEAD") == now
    assert earlier(Path("../../ws/requirements/backlog.yml"), "HEAD") == now
    assert earlier(Path("../../outside.yml"), "HEAD") is None
    assert earlier(root / "没有.yml", "HEAD") is None


def test_asking_for_a_revision_obeys_no_configuration(root, trap):
    program, ran = trap
    (root / ".git" / "config").write_text(hostile(program).format(bare="false"), encoding="utf-8")
    assert earlier(root / "requirements" / "backlog.yml", "HEAD~1") is not None
    assert not ran.exists()


def test_the_name_is_that_of_the_repository_or_else_of_the_user(root, tmp_path):
    assert user_name(root) == ""
    (tmp_path / ".gitconfig").write_text("[user]\n\tname = 李航\n", encoding="utf-8")
    assert user_name(root) == "李航"
    elsewhere = tmp_path / "names"
    elsewhere.write_text("[user]\n\tname = 别处\n", encoding="utf-8")
    with (root / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(f"[include]\n\tpath = {elsewhere}\n")
    assert user_name(root) == "李航"
    with (root / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write("[user]\n\tname = 王敏\n")
    assert user_name(root) == "王敏"


def test_the_users_own_choice_by_folder_counts(root, tmp_path):
    (tmp_path / ".gitconfig").write_text(
        f'[user]\n\tname = 李航\n[includeIf "gitdir:{root}/"]\n\tpath = {tmp_path}/work\n', encoding="utf-8"
    )
    (tmp_path / "work").write_text("[user]\n\tname = 李航（二处）\n", encoding="utf-8")
    assert user_name(root) == "李航（二处）"


def test_a_pipe_in_the_place_of_a_file_of_git_is_never_opened(root):
    (root / ".git" / "config").unlink()
    os.mkfifo(root / ".git" / "config")
    (root / ".git" / "HEAD").unlink()
    os.mkfifo(root / ".git" / "HEAD")
    assert (told(root), user_name(root)) == ([], "")


def git_object_with_signature(root: Path) -> str:
    """Write a signed commit into a bare repository: one whose signature makes a git that is asked for it run a program."""
    folder = str(root)
    tip = git(root, "--git-dir", folder, "rev-parse", "refs/heads/main")
    text = subprocess.run(
        ["git", "--git-dir", folder, "cat-file", "commit", tip], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    head, _, message = text.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n abcd\n -----END PGP SIGNATURE-----"
    made = subprocess.run(
        ["git", "--git-dir", folder, "hash-object", "-t", "commit", "-w", "--stdin"],
        input=f"{head}\n{signature}\n\n{message}",
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return made.stdout.strip()
