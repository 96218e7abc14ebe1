"""Bundles for computers without a network: what is missing is found for the computer that they are for, not for this one."""

import hashlib
import zipfile

import pytest
from packaging.requirements import Requirement

from offline import bundle
from offline.targets import TARGETS
from offline.wheels import missing, read_wheel

WINDOWS, LINUX, _ = TARGETS


def make_wheel(folder, name, version, *lines):
    file = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        said = "\n".join(("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines))
        archive.writestr(f"{name}-{version}.dist-info/METADATA", said + "\n")
    return read_wheel(file)


@pytest.fixture
def wheels(tmp_path):
    return [
        make_wheel(tmp_path, "one", "1.0", "Requires-Dist: two>=2", 'Requires-Dist: three; extra == "more"'),
        make_wheel(tmp_path, "two", "2.1", 'Requires-Dist: colorama; sys_platform == "win32"'),
        make_wheel(tmp_path, "three", "3.0", 'Requires-Dist: old; python_version < "3.12"', "Requires-Dist: one[more]"),
    ]


@pytest.mark.parametrize(
    ("target", "python", "wanted", "names"),
    [
        (LINUX, "3.12", "one", []),
        (LINUX, "3.11", "one", []),
        (LINUX, "3.11", "one[more]", ["old"]),
        (WINDOWS, "3.12", "one[more]", ["colorama"]),
        (WINDOWS, "3.11", "one[more]", ["colorama", "old"]),
        (LINUX, "3.12", "two>2.1", ["two>2.1"]),
        (LINUX, "3.12", "four", ["four"]),
    ],
)
def test_what_is_missing_is_told_for_the_other_computer(wheels, target, python, wanted, names):
    assert [str(one) for one in missing(Requirement(wanted), wheels, target.markers(python))] == names


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_the_same_wheels_make_the_same_bundle_with_a_script_that_asks_no_index(tmp_path, target):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    make_wheel(wheels, "one", "1.0", "License-Expression: MIT")
    make_wheel(wheels, "two", "2.0", "License: " + "long " * 40, "Classifier: License :: OSI Approved :: BSD License")
    made = []
    for name in ("first.zip", "second.zip"):
        bundle._pack(wheels, target, tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as archive:
            made.append({one.filename.partition("/")[2]: archive.read(one) for one in archive.infolist()})
    assert made[0] == made[1]
    files = made[0]
    assert files["LICENCES.txt"] == b"one 1.0\tMIT\ntwo 2.0\tBSD License\n"
    script = files[target.script].decode("utf-8")
    assert "--no-index" in script
    assert target.wanted in script
    assert (b"\r\n" in files[target.script]) == target.script.endswith(".bat")
    listed = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
