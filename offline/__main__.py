"""Make bundles from which polreq is installed on computers without a network.

    python -m offline [win_amd64] [linux_x86_64] [linux_aarch64] [-o FOLDER]

Without names, all of them are made. A bundle is a zip file of wheels (for Python 3.11 to 3.13), a script that installs
from them and nothing else, a page of instructions in Chinese and English, and the digests of all files. This needs a
network, or an index of packages that pip knows; installing does not.
"""

import argparse
import sys
from pathlib import Path

from offline.bundle import IncompleteError, make
from offline.targets import TARGETS


def main() -> int:
    """Make the bundles that were asked for and print where they are and how large."""
    names = {target.name: target for target in TARGETS}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(names))
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), metavar="FOLDER")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.targets) - set(names)):
        parser.error(f"no such target: {', '.join(unknown)}; there are {', '.join(names)}")
    asked.output.mkdir(parents=True, exist_ok=True)
    for name in asked.targets or names:
        try:
            made = make(names[name], asked.output)
        except IncompleteError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        sys.stdout.write(f"{made} {made.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
