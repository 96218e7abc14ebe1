"""What wheels ask for, and whether a folder of wheels has all of it."""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@dataclass(frozen=True, slots=True)
class Wheel:
    """What a wheel says of itself.

    Args:
        name: of the package, in its one spelling (PEP 503).
        version: of the package.
        licence: what its metadata say; empty if nothing short.
        asks: what it needs, conditions included.
    """

    name: str
    version: str
    licence: str
    asks: tuple[Requirement, ...]


def read_wheel(file: Path) -> Wheel:
    """Read the metadata of a wheel.

    Raises:
        StopIteration: it has none, so it is no wheel.
    """
    with zipfile.ZipFile(file) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        said = message_from_bytes(archive.read(name))
    licence = said.get("License-Expression") or said.get("License") or ""
    classed = [c.rsplit(" :: ", 1)[-1] for c in said.get_all("Classifier", []) if c.startswith("License :: ")]
    short = licence if 0 < len(licence) <= 60 and "\n" not in licence else "; ".join(classed)
    asks = tuple(Requirement(line) for line in said.get_all("Requires-Dist", []))
    return Wheel(canonicalize_name(said["Name"]), said["Version"], short, asks)


def missing(wanted: Requirement, wheels: Iterable[Wheel], markers: Mapping[str, str]) -> tuple[Requirement, ...]:
    """Return what is asked for, by the wanted or by what it needs, and is not there.

    pip weighs the conditions of dependencies on the computer that it runs on, also where it is told to collect for
    another one; so what another system needs is sought here.

    Args:
        wanted: what will be installed, with its extras.
        wheels: what there is.
        markers: the environment for which conditions are weighed.
    """
    there = {wheel.name: wheel for wheel in wheels}
    waiting, seen, absent = [wanted], set[tuple[str, str]](), dict[str, Requirement]()
    while waiting:
        asked = waiting.pop()
        name = canonicalize_name(asked.name)
        wheel = there.get(name)
        if wheel is None or not asked.specifier.contains(wheel.version, prereleases=True):
            absent[name] = Requirement(f"{name}{asked.specifier}")
            continue
        for extra in ("", *sorted(asked.extras)):
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            met = [one for one in wheel.asks if not one.marker or one.marker.evaluate({**markers, "extra": extra})]
            waiting += met
    return tuple(absent[name] for name in sorted(absent))
