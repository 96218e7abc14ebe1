"""Formats of other programs: text or bytes ⇄ requirements, features and the links between them."""
