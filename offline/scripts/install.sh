#!/bin/sh
# Installs polreq beside this file, from the wheels beside this file and nothing else.
set -e
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
  echo "需要 Python 3.11 至 3.13。装好后再运行一次，或写明用哪一个：PYTHON=/路径/python3.12 ./install.sh" >&2
  echo "Python 3.11 to 3.13 is needed. Install it and run this again, or name one: PYTHON=/path/python3.12 ./install.sh" >&2
  exit 1
fi
"$python" -m venv "$here/program"
"$here/program/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" 'WANTED'
"$here/program/bin/polreq" --version
echo "装好了。运行：$here/program/bin/polreq --help"
echo "Installed. Run: $here/program/bin/polreq --help"
