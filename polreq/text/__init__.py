"""Chinese text: normalisation, segmentation, the lexicon and lists of words, likeness of two texts."""
