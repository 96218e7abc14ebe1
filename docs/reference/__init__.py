"""The parts of the docs that are generated from the program, in Chinese and in English, so that neither can fall behind."""
