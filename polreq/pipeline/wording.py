"""Remarks on the wording of a workspace's items, remembered file by file by what stands in it; and where the words stand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from polreq.checks.wording.remarks import PlacedRemark, WordingRules
from polreq.model.digest import text_digest
from polreq.pipeline.written import WrittenItem, WrittenLines, written_by_file
from polreq.store.cache import Cache
from polreq.store.codec import decode, encode
from polreq.store.load import Loaded
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import load_lexicon
from polreq.text.renamed import OldTerms, old_terms
from polreq.yamlio import tree


@dataclass(frozen=True, slots=True)
class FileRemarks:
    """The remarks on all items of one file."""

    found: tuple[PlacedRemark, ...] = ()


def remark_on(root: Path, loaded: Loaded, cache: Cache, day: date | None = None) -> tuple[PlacedRemark, ...]:
    """Judge the wording of all items that people wrote.

    Args:
        root: folder of the workspace.
        loaded: what stands in it; its own lexicon adds words, and takes some away (`not`).
        day: what is called otherwise later than on that day is not remarked on.
        cache: remembers the remarks on a file by its content and the words that are looked for.
    """
    terms = old_terms(loaded.workspace.settings.renamed, day)
    judge = _Judge(root, loaded, terms)
    digests = {record.path: record.digest for record in loaded.files}
    older = [(one.old, one.new, one.apart) for one in terms.changes]
    own = text_digest(json.dumps([*(tree(node) for _, node in loaded.lexicon), older], ensure_ascii=False))
    found: list[PlacedRemark] = []
    for path, written in written_by_file(loaded.workspace).items():
        # of two items with one id the first counts, which may stand in another file
        ids = text_digest(json.dumps([one.item.id for one in written], ensure_ascii=False))
        key = f"{digests.get(path, '')}/{own}/{ids}/{path}"
        known = cache.get("wording", key)
        judged = decode(FileRemarks, known, path) if known else None
        if judged is None:
            judged = FileRemarks(tuple(judge.file(path, written)))
            cache.put("wording", key, encode(judged))
        found += judged.found
    return tuple(found)


class _Judge:
    """Judges files; the lexicon is loaded when one is not remembered."""

    def __init__(self, root: Path, loaded: Loaded, terms: OldTerms) -> None:
        self._root = root
        self._loaded = loaded
        self._terms = terms

    @cached_property
    def _rules(self) -> WordingRules:
        lexicon = load_lexicon(tuple(node for _, node in self._loaded.lexicon), choose_segmenter())
        return WordingRules(lexicon, self._terms)

    def file(self, path: str, written: list[WrittenItem]) -> Iterator[PlacedRemark]:
        """Yield the remarks on the items of a file."""
        lines: WrittenLines | None = None
        for one in written:
            for remark in self._rules.judge(one.item):
                lines = lines or WrittenLines(self._root, path, (place for item in written for place in item.places))
                text = dict(one.item.fields)[remark.key]
                place = lines.find(one.fields[remark.key], text, remark.start, remark.words[0])
                yield PlacedRemark(one.item.id, remark.code, remark.key, place, remark.words)
