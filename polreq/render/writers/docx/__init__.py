"""Word documents: sheets put into a template that people can change."""

from polreq.render.writers.docx.blank import blank_template
from polreq.render.writers.docx.fill import heading_rows, write_docx

__all__ = ["blank_template", "heading_rows", "write_docx"]
