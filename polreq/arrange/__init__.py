"""Conclusions → what is shown, once for every writer."""
