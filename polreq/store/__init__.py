"""Workspace files ⇄ values: load and save from one table per kind of file (`schema/`), the cache, the history git keeps."""
