"""Conclusions → sections (sentences, tables, bars, lists, trees …): what is shown, once for every writer."""
