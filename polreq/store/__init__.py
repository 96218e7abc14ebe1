"""Workspace files ⇄ values: load, save and the disposable cache."""
