"""Pictures of pages → words with places, read by rapidocr: its models lie in its package, nothing is fetched."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.ingest.printed import Piece, PrintedPage
from polreq.ingest.readers.scan_lines import ReadLine, straightened
from polreq.results.finding import FactPairs

#: Dots per inch at which pages are looked at; more gives no better reading, only more work.
DPI: Final = 200

#: The models that rapidocr brings along: where lines are, and what they say. Lines are upright on pages, so that the third is not used.
_MODELS: Final = {"Det": "*_det_*.onnx", "Rec": "*_rec_*.onnx"}

#: How sure a line is that nobody has to look at, of 1; how many characters of another one are shown.
_SURE: Final = 0.85
_EXCERPT: Final = 12


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page that was read from its picture.

    Args:
        page: its words and where they stand, in points.
        doubtful: beginnings of lines that were read with doubt.
    """

    page: PrintedPage
    doubtful: tuple[str, ...]


class Recogniser:
    """Reads pictures of pages; loading it takes a tenth of a second, a page five seconds of a processor."""

    def __init__(self) -> None:
        """Load the models.

        Raises:
            MissingExtraError: if rapidocr, its models or what runs them is not installed.
        """
        try:
            import onnxruntime  # noqa: F401 - rapidocr looks for it only when it is first used
            import rapidocr
        except ImportError as error:
            raise _missing() from error
        folder = Path(rapidocr.__file__).parent / "models"
        given: dict[str, Any] = {"Global.log_level": "critical", "Global.use_cls": False}
        for part, pattern in _MODELS.items():
            model = next(iter(sorted(folder.glob(pattern))), None)
            if model is None:
                raise _missing()
            # a model that is named is never fetched
            given[f"{part}.model_path"] = str(model)
        self._engine: Any = rapidocr.RapidOCR(params=given)

    def read(self, picture: Any, dpi: float) -> RecognisedPage:
        """Read a picture of a page, as Pillow holds it."""
        found = self._engine(picture)
        boxes: Sequence[Any] = () if found.boxes is None else found.boxes
        lines = [
            ReadLine(text, tuple((float(x), float(y)) for x, y in box), float(score))
            for box, text, score in zip(boxes, found.txts or (), found.scores or (), strict=True)
            if text.strip() and math.isfinite(float(score))
        ]
        scale = 72 / dpi
        pieces = tuple(_scaled(piece, scale) for piece in straightened(lines))
        doubtful = tuple(line.text[:_EXCERPT] for line in lines if line.score < _SURE)
        return RecognisedPage(PrintedPage(picture.width * scale, picture.height * scale, pieces), doubtful)


def recognised(pages: Sequence[tuple[int, RecognisedPage]]) -> tuple[tuple[str, FactPairs], ...]:
    """Return what is to be said of pages that were read from pictures, each by its number."""
    if not pages:
        return ()
    doubts: list[tuple[str, FactPairs]] = [
        ("X714", (("page", str(n)), ("lines", str(len(page.doubtful))), ("words", "、".join(page.doubtful[:3]))))
        for n, page in pages
        if page.doubtful
    ]
    return (("X713", (("pages", spans([n for n, _ in pages])),)), *doubts)


def spans(numbers: Sequence[int]) -> str:
    """Write numbers of pages: 1–4, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _missing() -> MissingExtraError:
    return MissingExtraError("ocr", "识别扫描件和图片", "recognising scans and pictures")


def _scaled(piece: Piece, scale: float) -> Piece:
    return Piece(piece.text, piece.left * scale, piece.top * scale, piece.right * scale, piece.bottom * scale)
