"""Measurements of polreq: speed beside other requirement tools, real documents, and quality of extraction."""

from pathlib import Path
from typing import Final

#: The checkout that is measured.
ROOT: Final = Path(__file__).resolve().parents[1]

#: Optional material beside the checkout: labelled texts, real documents, and the writer of the peers' formats.
SHARED: Final = ROOT.parent / "shared"
