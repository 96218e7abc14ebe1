"""The library that writes Word documents, and a template opened with it."""

import io
from typing import Any

from polreq.errors import MissingExtraError, PolreqError


def library() -> Any:
    """Return the library.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtraError("import", "写出 Word 文档", "writing Word documents") from None
    return docx


def opened(template: bytes, name: str) -> Any:
    """Open a template.

    Raises:
        MissingExtraError: the library is not installed.
        PolreqError: it is no Word document.
    """
    docx = library()
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(io.BytesIO(template))
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError) as error:
        raise PolreqError(
            f"模板 {name} 不是可读的 Word 文档，请用 Word 或 WPS 打开后另存为 .docx",
            f"the template {name} is no Word document that can be read; open it in Word or WPS and save it as .docx",
        ) from error
