"""The tools, one file for each thing that people ask."""
