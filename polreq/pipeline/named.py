"""Documents as users name them: a file, an id, number or title of the workspace, a file as it was at a revision of the repository."""

from pathlib import Path

from polreq.conclude.named import document_named, nothing_named
from polreq.errors import UsageError
from polreq.pipeline.read import Opened, document_of, is_there, read_document
from polreq.results.messages import message
from polreq.store.history import earlier
from polreq.store.load import load
from polreq.store.paths import readable_name


def open_named(given: str, root: Path | None) -> Opened:
    """Open the document that the user names.

    Args:
        given: a policy YAML or any source file, or the id, number or title of a document of the workspace.
        root: folder of the workspace; None outside of one.

    Raises:
        UsageError: there is neither a file nor a document of that name.
    """
    if is_there(given):
        return read_document(Path(given))
    documents = load(root).workspace.documents if root else ()
    if document := document_named(documents, given):
        return Opened(document, ())
    said, hint = message(nothing_named(readable_name(given), documents))
    raise UsageError(f"{said.zh}。{hint.zh}", f"{said.en}: {hint.en}")


def open_version(given: str, root: Path | None) -> Opened:
    """Open a document that the user names, or a file as it was: `policies/x.yml@HEAD~3`.

    Args:
        given: see `open_named`; behind a file, `@` and a revision of the repository that it lies in.
        root: folder of the workspace; None outside of one.

    Raises:
        UsageError: there is no such file or document, or the repository does not know the revision or the file there.
    """
    name, at, revision = given.rpartition("@")
    if not at or not name or not revision or is_there(given):
        return open_named(given, root)
    file = Path(name)
    data = earlier(file, revision)
    if data is None:
        raise UsageError(
            f"仓库的版本“{revision}”里没有找到 {name}。请用 git log -- {name} 查看有哪些版本，再写成 {name}@版本号。",
            f"the repository has no {name} at revision '{revision}'. See `git log -- {name}`, then write {name}@REVISION.",
        )
    return document_of(file, data)
