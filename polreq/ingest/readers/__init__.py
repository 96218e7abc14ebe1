"""One reader per kind of file: bytes or text → Raw."""
