"""Make the bundle for this computer, install from it with no index to ask, and run what was installed.

    python -m offline.tried

Prints how large the bundle is and how long installing took. Where the packages cannot be collected (no network), it says
so and is no failure; a bundle that was made and does not install, or a program that does not run, is one.
"""

import os
import platform
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from offline.bundle import IncompleteError, make
from offline.targets import TARGETS

#: A bundle is passed on by mail and memory stick: at most so many megabytes.
_MOST: Final = 60.0

_NOTICE: Final = "关于推进政务服务的通知\n\n各县（区）人民政府，市直各部门：\n\n　　一、市数据局应于2027年6月底前建成统一受理平台。\n"


def main() -> int:
    """Return 0 if what was installed from the bundle reads a notice."""
    target = next((t for t in TARGETS if t.environment["platform_machine"] == platform.machine()), None)
    if target is None or os.name != target.environment["os_name"]:
        print(f"no bundle is made for {platform.system()} {platform.machine()}")
        return 0
    # A folder with Chinese characters and a space in its name, as people have them.
    with tempfile.TemporaryDirectory(prefix="离线 安装") as scratch:
        try:
            bundle = make(target, Path(scratch))
        except IncompleteError as error:
            print(f"the bundle was not made, so nothing was tried: {error}")
            return 0
        size = bundle.stat().st_size / 1e6
        print(f"{bundle.name}: {size:.1f} MB (at most {_MOST:.0f})")
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(scratch)
        folder = Path(scratch, bundle.stem)
        # No index, no proxy, and an address that nothing answers should pip look for one after all.
        alone = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PYTHON": sys.executable}
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")} | alone
        subprocess.run(["sh", str(folder / target.script)], env=environment, check=True)
        notice = Path(scratch, "通知.txt")
        notice.write_text(_NOTICE, encoding="gb18030")
        polreq = folder / "program" / "bin" / "polreq"
        done = subprocess.run(
            [polreq, "--lang", "zh", "extract", notice], capture_output=True, encoding="utf-8", check=False
        )
        print(done.stdout + done.stderr)
        return int(size > _MOST or done.returncode != 0 or "2027-06-30" not in done.stdout)


if __name__ == "__main__":
    sys.exit(main())
