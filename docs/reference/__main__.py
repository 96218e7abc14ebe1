"""Make the generated parts of the docs anew: `python -m docs.reference`."""

from pathlib import Path
from typing import Final

from docs.reference import commands, formats, house, words
from docs.reference.regions import Makers, language, pages, renew

FOLDER: Final = Path(__file__).resolve().parents[1]

#: Everything that may be generated; a new reference adds its makers here.
MAKERS: Final[Makers] = {**formats.MAKERS, **commands.MAKERS, **words.MAKERS, **house.MAKERS}


def renewed(path: Path) -> str:
    """Return a page as it ought to be."""
    return renew(path.read_text(encoding="utf-8"), language(path), MAKERS)


def main() -> None:
    """Write the pages of which a part has changed."""
    for path in pages(FOLDER):
        text = renewed(path)
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(FOLDER.parent))


if __name__ == "__main__":
    main()
