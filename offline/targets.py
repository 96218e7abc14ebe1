"""For which computers a bundle is made, and what the conditions of dependencies mean there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: The Pythons that a bundle serves.
PYTHONS: Final = ("3.11", "3.12", "3.13")


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of computer.

    Args:
        name: how the bundle is called.
        platform: the tag of its wheels (PEP 425, PEP 600). For Linux the oldest C library that the wheels are published
            for, so that they also run on the long-lived systems of government offices.
        environment: what conditions of dependencies (PEP 508) are told there, beside the version of Python.
        script: the file that installs.
        wanted: what is installed: everything that reads and writes files. Vectors of whole texts, recognition of scans and what
            only developers need are large or not there for every system; the quicker segmenter would make the wheels for Linux,
            which are larger, more than 60 MB.
    """

    name: str
    platform: str
    environment: Mapping[str, str]
    script: str
    wanted: str

    def markers(self, python: str) -> dict[str, str]:
        """Return the whole environment of conditions for one version of Python, such as `3.12`."""
        return {
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_version": f"{python}.0",
            "platform_release": "",
            "platform_version": "",
        } | dict(self.environment)


def _linux(machine: str) -> Target:
    where = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": machine}
    return Target(f"linux_{machine}", f"manylinux2014_{machine}", where, "install.sh", "polreq[import,tui,xlsx]")


_WINDOWS: Final = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"}

TARGETS: Final = (
    Target("win_amd64", "win_amd64", _WINDOWS, "install.bat", "polreq[fast,import,tui,xlsx]"),
    _linux("x86_64"),
    _linux("aarch64"),
)
