"""Sections → text for people (`writers/`), conclusions → formats for programs (`machine/`); nothing is computed here."""
