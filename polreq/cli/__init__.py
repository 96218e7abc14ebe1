"""One file per command: parse, call the pipeline, arrange, pick a writer, write, exit code."""
