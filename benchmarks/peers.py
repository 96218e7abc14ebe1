"""Other requirement tools: how each of them checks the same data.

A tool is installed in a virtual environment of its own, PREFIX + its package name; see docs/benchmarks.md.
"""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.measure import Step


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool and its check.

    Args:
        name: what it is called here.
        package: name of the package, which is also the name of its virtual environment.
        program: name of the program in it.
        arguments: of its fastest command that checks the whole data set.
        data: folder of the data set in its format.
        output: folder in the data set that it writes, removed before every run so that each one is cold.
        prepare: called once on its copy of the data.
    """

    name: str
    package: str
    program: str
    arguments: tuple[str, ...]
    data: str
    output: str = ""
    prepare: Callable[[Path], object] | None = None


def _commit(folder: Path) -> None:
    """Put the data under version control, without which doorstop does not run."""
    for arguments in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "b"),
    ):
        subprocess.run(["git", "-C", str(folder), *arguments], check=True, stdout=subprocess.DEVNULL)


_LOBSTER: Final = ("--lobster-config", "lobster.conf", "--out", "report.lobster")

PEERS: Final = (
    Peer("doorstop", "doorstop", "doorstop", ("-F",), "doorstop", prepare=_commit),
    Peer("strictdoc", "strictdoc", "strictdoc", ("export", ".", "--formats", "json"), "strictdoc", "output"),
    Peer(
        "sphinx-needs", "sphinx-needs", "sphinx-build", ("-q", "-b", "needs", ".", "_build"), "sphinx-needs", "_build"
    ),
    Peer("lobster", "bmw-lobster", "lobster-report", _LOBSTER, "lobster"),
    Peer("trlc", "bmw-lobster", "trlc", (".",), "trlc"),
)


def peer_steps(wanted: Sequence[str], prefix: str, data: Path, scratch: Path) -> tuple[list[Step], list[str]]:
    """Make a step for every wanted peer that is installed and has data; say why each of the others is left out.

    Args:
        wanted: names of peers.
        prefix: what the paths of the virtual environments begin with.
        data: folder with the data set in all formats.
        scratch: where copies of the data are made.
    """
    steps, skipped = [], []
    for peer in PEERS:
        if peer.name not in wanted:
            continue
        program = Path(f"{prefix}{peer.package}", "bin", peer.program).absolute()
        if not (data / peer.data).is_dir():
            skipped.append(
                f"{peer.name}: skipped, no data in its format (their writer lies in ../shared beside the checkout)"
            )
        elif not program.exists():
            skipped.append(f"{peer.name}: skipped, {program} is not installed (see docs/benchmarks.md)")
        else:
            steps.append(_step(peer, program, data / peer.data, scratch / peer.name))
    unknown = sorted(set(wanted) - {peer.name for peer in PEERS})
    return steps, skipped + [f"{name}: skipped, not one of {', '.join(p.name for p in PEERS)}" for name in unknown]


def _step(peer: Peer, program: Path, source: Path, folder: Path) -> Step:
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns(".git", peer.output or ".git"))
    if peer.prepare:
        peer.prepare(folder)
    return Step(
        peer.name,
        " ".join((peer.program, *peer.arguments)),
        (str(program), *peer.arguments),
        folder,
        before=partial(shutil.rmtree, folder / peer.output, ignore_errors=True) if peer.output else None,
    )
