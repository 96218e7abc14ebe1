"""The table of contents of the program: what happens in which order."""
