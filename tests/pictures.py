"""Pictures for the docs: tests that see what is shown keep it where POLREQ_PICTURES names a folder."""

import io
import os
from pathlib import Path

#: The first bytes of every PNG.
PNG = b"\x89PNG"

#: Bytes that a picture of the README may have: it is loaded on every visit.
LARGEST = 200_000

#: Enough for letters and a few fields of colour; what is drawn there has no more.
_COLOURS = 128


def keep(name: str, png: bytes) -> None:
    """See that there is a picture; where POLREQ_PICTURES names a folder, write it there, with few colours so that it is small."""
    assert png.startswith(PNG)
    if kept := os.environ.get("POLREQ_PICTURES"):
        small = _fewer_colours(png)
        assert len(small) <= LARGEST, name
        Path(kept, f"{name}.png").write_bytes(small)


def _fewer_colours(png: bytes) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
