"""Commands: parse, call the pipeline, render, write, exit."""
