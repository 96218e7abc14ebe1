"""Documents as users name them: a file, an id or a number of the workspace, a file as it was at a revision of the repository."""

from difflib import get_close_matches
from pathlib import Path

from polreq.errors import UsageError
from polreq.official.docnumbers import parse_docnumber
from polreq.pipeline.read import Opened, document_of, is_there, read_document
from polreq.store.history import earlier
from polreq.store.load import load


def open_named(given: str, root: Path | None) -> Opened:
    """Open the document that the user names.

    Args:
        given: a policy YAML or any source file, or the id or number of a document of the workspace.
        root: folder of the workspace; None outside of one.

    Raises:
        UsageError: there is neither a file nor a document of that name.
    """
    if is_there(given):
        return read_document(Path(given))
    documents = load(root).workspace.documents if root else ()
    number = parse_docnumber(given)
    for document in documents:
        if given == document.id or (number and number == parse_docnumber(document.number)):
            return Opened(document, ())
    near = get_close_matches(given, [document.id for document in documents], n=1)
    zh, en = (
        (f"最接近的编号是 {near[0]}。", f" The nearest id is {near[0]}.")
        if near
        else ("请检查文件名和它所在的文件夹。", " Check the name of the file and its folder.")
    )
    raise UsageError(
        f"“{given}”既不是文件，也不是工作区里文件的编号或文号。{zh}",
        f"'{given}' is no file, and no id or number of a document in the workspace.{en}",
    )


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
