"""Lay out what is shown, one writer for each form that people read."""
