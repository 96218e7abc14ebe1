"""Picture of a notice (PNG, JPEG, TIFF with its pages) → lines, recognised."""

import contextlib
import io
import warnings
from collections.abc import Iterator
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.layout import read_pages
from polreq.ingest.lines import Raw
from polreq.ingest.readers.scan import DPI, Recogniser, recognised
from polreq.results.progress import Progress, silent
from polreq.words import Text

#: How files of pictures begin.
BEGINNINGS: Final = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")

#: No sheet of paper has more pixels; no notice has more pages.
_PIXELS: Final = 100_000_000
_PAGES: Final = 500
#: A sheet of A4 is so wide, in inches; pictures do not always know at how many dots they were taken.
_A4: Final = 8.27


def read_picture(data: bytes, name: str, progress: Progress = silent) -> Raw:
    """Recognise the pages of a picture.

    Args:
        data: of the file.
        name: of the file, for the progress.
        progress: told of each page.

    Raises:
        UnreadableError: if it is broken, too large, holds no text, or the optional part that recognises is not there.
    """
    pages = []
    try:
        recogniser = Recogniser()
        import PIL.Image
    except (MissingExtraError, ImportError) as error:
        raise UnreadableError(
            Text(
                "这是图片；识别其中的文字需要可选组件，请运行：pip install 'polreq[ocr]'",
                "a picture; an optional part reads it: pip install 'polreq[ocr]'",
            )
        ) from error
    try:
        with _quietly(), PIL.Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as image:
            count = getattr(image, "n_frames", 1)
            for n, (frame, dpi) in enumerate(_frames(image, min(count, _PAGES))):
                progress(n, count, name)
                pages.append(recogniser.read(frame, dpi))
            progress(count, count, name)
    except (OSError, SyntaxError, ValueError, EOFError, PIL.Image.DecompressionBombError) as error:
        raise UnreadableError(Text("图片已损坏", "the picture is broken")) from error
    lines = tuple(read_pages([page.page for page in pages]))
    if not lines:
        raise UnreadableError(Text("图片中没有认出文字", "no text was recognised in the picture"))
    return Raw("picture", lines, noticed=recognised(list(enumerate(pages, 1))))


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    """Keep back what Pillow warns of in odd files: whether one can be read is enough to know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _frames(image: Any, count: int) -> Iterator[tuple[Any, float]]:
    """Yield the pages of a picture with their dots per inch, turned as the camera says."""
    import PIL.ImageOps

    for n in range(count):
        image.seek(n)
        if image.width * image.height > _PIXELS:
            raise UnreadableError(
                Text(
                    f"图片超过 {_PIXELS // 1_000_000} 百万像素",
                    f"the picture has over {_PIXELS // 1_000_000} million pixels",
                )
            )
        page = PIL.ImageOps.exif_transpose(image).convert("RGB")
        dpi = max(page.width, page.height) / (_A4 * 2**0.5)
        if dpi > DPI:
            page = page.resize((round(page.width * DPI / dpi), round(page.height * DPI / dpi)))
            dpi = DPI
        yield page, dpi
