"""The lexicon of a workspace: the package's, with the files that polreq.yml names laid over it."""

from pathlib import Path

from polreq.change.readings import Reading, differences
from polreq.errors import PolreqError, UsageError
from polreq.model.workspace import Settings
from polreq.pipeline.extract import clauses_of
from polreq.pipeline.segmenting import choose_segmenter
from polreq.store.cache import Cache
from polreq.store.door import Refusal, read_beside
from polreq.store.load import load
from polreq.store.load_single import load_settings
from polreq.text.lexicon import Lexicon, load_lexicon
from polreq.yamlio.parse import parse


def workspace_lexicon(root: Path, settings: Settings) -> Lexicon:
    """Return the lexicon for a workspace.

    Raises:
        PolreqError: a named file is missing or is no YAML mapping.
    """
    extra = []
    for name in settings.lexicon:
        data = read_beside(root, name)
        if isinstance(data, Refusal):
            raise PolreqError(
                f"polreq.yml 中的词表文件 {name} 无法读取：{data.said.zh}",
                f"the lexicon file {name} named in polreq.yml cannot be read: {data.said.en}",
            )
        node, findings = parse(data, name)
        if node is None or findings:
            place = findings[0].place if findings else name
            raise PolreqError(f"词表文件有错误：{place}", f"the lexicon file has a mistake: {place}")
        extra.append(node)
    return load_lexicon(tuple(extra), choose_segmenter())


def lexicon_at(root: Path | None) -> Lexicon:
    """Return the lexicon of the workspace in a folder, or the package's own outside of a workspace."""
    if root is None:
        return load_lexicon(segmenter=choose_segmenter())
    return workspace_lexicon(root, load_settings(root))


def lexicon_differences(root: Path, cache: Cache) -> tuple[Reading, ...]:
    """Read all documents of a workspace with and without its own lexicon, and compare.

    Raises:
        UsageError: the workspace has no lexicon of its own.
    """
    workspace = load(root, cache).workspace
    if not workspace.settings.lexicon:
        raise UsageError(
            "polreq.yml 中没有 lexicon：没有可比较的自有词表。请先写 lexicon: [词表文件.yml]。",
            "polreq.yml names no lexicon, so there is nothing to compare. Write lexicon: [FILE.yml] first.",
        )
    own = workspace_lexicon(root, workspace.settings)
    builtin = load_lexicon(segmenter=own.segmenter)
    return tuple(
        one
        for document in workspace.documents
        for one in differences(clauses_of(document, builtin, cache), clauses_of(document, own, cache))
    )
