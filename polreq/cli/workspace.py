"""Where the workspace is: the nearest folder with a polreq.yml, from a place upwards."""

import os
from pathlib import Path

from polreq.errors import PolreqError

SETTINGS = "polreq.yml"


def search_upwards(start: Path) -> Path | None:
    """Return the nearest folder with a polreq.yml, from `start` upwards; None if there is none.

    Raises:
        PolreqError: the current folder, which the path is relative to, is gone.
    """
    start = real_folder(start)
    return next((folder for folder in (start, *start.parents) if os.path.isfile(folder / SETTINGS)), None)


def real_folder(path: Path) -> Path:
    """Return a folder's full path, symbolic links followed.

    Raises:
        PolreqError: the current folder, which the path is relative to, is gone.
    """
    try:
        return Path(os.path.realpath(path))
    except FileNotFoundError as error:
        raise PolreqError(
            "当前目录已被删除，请换一个目录再运行。", "the current folder is gone; run it in another folder."
        ) from error
