"""Source files → documents: one reader per kind of file, one structure for all of them."""

from polreq.ingest.source import Ingested, read_source

__all__ = ["Ingested", "read_source"]
