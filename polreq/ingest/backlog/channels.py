"""Channels of the product that an item names: by their names and by the words of the lexicon; nothing is guessed beyond them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polreq.ingest.backlog.item import ImportedItem
from polreq.model.feature import Feature
from polreq.model.workspace import Channel
from polreq.text.channels import find_channels
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold


@dataclass(frozen=True)
class Finder:
    """Looks for channels: first in a column for them, else in the title, else in labels, module and product.

    The first place that names any counts alone: a story about the mini-program stands under the product APP, too.

    Args:
        channels: of the product.
        lexicon: the workspace's.
    """

    channels: Sequence[Channel]
    lexicon: Lexicon

    def of_item(self, item: ImportedItem) -> tuple[str, ...]:
        """Return the channels that an item of an export names."""
        return self._first(text for _, _, text in item.written)

    def of_feature(self, feature: Feature, item: ImportedItem) -> tuple[str, ...]:
        """Return the channels that a feature named by the same columns when it was imported."""
        custom = dict(feature.custom)
        held = {"title": feature.title, "module": feature.module}
        return self._first(custom.get(column, held.get(field, "")) for field, column, _ in item.written)

    def _first(self, texts: Iterable[str]) -> tuple[str, ...]:
        return next((found for text in texts if text and (found := self.named(text))), ())

    def named(self, text: str) -> tuple[str, ...]:
        """Return the channels that a text names."""
        key = fold(text)
        found = {c.id for c in self.channels if fold(c.name) in key or c.id == key.strip().lower()}
        found |= set(find_channels(key, self.lexicon))
        return tuple(c.id for c in self.channels if c.id in found)
