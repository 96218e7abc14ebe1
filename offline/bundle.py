"""Collects the wheels of one kind of computer and packs them with what installs them."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from offline.targets import PYTHONS, Target
from offline.wheels import missing, read_wheel

ROOT: Final = Path(__file__).resolve().parents[1]

#: Published as source only, though they are plain Python: built here, once for all.
_SOURCE_ONLY: Final = ("jieba==0.42.1",)

#: So often what is missing is sought; each time brings in what the last asked for.
_ROUNDS: Final = 5

_SCRIPTS: Final = Path(__file__).parent / "scripts"

#: The date of every file in the bundle, so that the same wheels give the same bytes.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


class IncompleteError(Exception):
    """A bundle cannot be made; the text says why."""


def make(target: Target, output: Path) -> Path:
    """Make the bundle of one kind of computer.

    Args:
        target: for which.
        output: the folder that the bundle is written to.

    Returns:
        the bundle, `polreq-VERSION-TARGET.zip`.

    Raises:
        IncompleteError: pip failed, or something that is needed has no wheel for that system.
    """
    with tempfile.TemporaryDirectory() as scratch:
        plain, wheels = Path(scratch, "plain"), Path(scratch, "wheels")
        wheels.mkdir()
        for source in (str(ROOT), *_SOURCE_ONLY):
            _pip("wheel", "--no-deps", "--wheel-dir", str(plain), source)
        # The oldest Python first: what serves it and is bound to none serves the later ones too, and is in there once.
        for python in PYTHONS:
            found = Path(scratch, python)
            shutil.copytree(plain, found)
            for file in filter(_serves_any_python, wheels.iterdir()):
                shutil.copy(file, found)
            _collect(target, python, found)
            for file in found.iterdir():
                shutil.copy(file, wheels)
        (own,) = plain.glob("polreq-*.whl")
        bundle = output / f"polreq-{read_wheel(own).version}-{target.name}.zip"
        _pack(wheels, target, bundle)
    return bundle


def _serves_any_python(wheel: Path) -> bool:
    """Tell from its name (PEP 427) whether a wheel is bound to no version of Python."""
    *_, abi, _ = wheel.stem.split("-")
    return abi in ("none", "abi3")


def _collect(target: Target, python: str, folder: Path) -> None:
    """Bring in what the wheels of a folder need on a computer with one version of Python, until nothing is missing."""
    wanted = Requirement(target.wanted)
    for _ in range(_ROUNDS):
        lacking = missing(wanted, map(read_wheel, sorted(folder.glob("*.whl"))), target.markers(python))
        if not lacking:
            return
        where = ("--platform", target.platform, "--python-version", python, "--only-binary", ":all:")
        here = ("--find-links", str(folder), "--dest", str(folder))
        _pip("download", *where, *here, *map(str, lacking))
    raise IncompleteError(f"{target.name}, Python {python}: nobody has {', '.join(map(str, lacking))}")


def _pip(*arguments: str) -> None:
    command = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise IncompleteError(f"pip {' '.join(arguments)}\n{done.stderr.strip()}")


def _pack(wheels: Path, target: Target, bundle: Path) -> None:
    """Write the zip file: wheels, script, instructions, licences, digests."""
    files = {f"wheels/{file.name}": file.read_bytes() for file in sorted(wheels.glob("*.whl"))}
    for name in (target.script, "README.txt"):
        text = (
            (_SCRIPTS / name)
            .read_text(encoding="utf-8")
            .replace("WANTED", target.wanted)
            .replace("SCRIPT", target.script)
        )
        # Windows reads a script with plain line ends wrongly, and its editor of old shows them as one line.
        files[name] = (text.replace("\n", "\r\n") if target.script.endswith(".bat") else text).encode("utf-8")
    files["LICENCES.txt"] = _licences(wheels.glob("*.whl")).encode("utf-8")
    digests = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    files["SHA256SUMS"] = "".join(digests).encode("ascii")
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{bundle.stem}/{name}", _DATE)
            entry.external_attr = (0o755 if name == target.script else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def _licences(wheels: Iterable[Path]) -> str:
    """List every package with its version and licence, as its own metadata say."""
    said = {(wheel.name, wheel.version): wheel.licence for wheel in map(read_wheel, wheels)}
    return "".join(f"{name} {version}\t{licence or '-'}\n" for (name, version), licence in sorted(said.items()))
