"""Suggested links between items, with scores and reasons."""
