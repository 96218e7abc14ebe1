"""Chinese text: normalisation, segmentation, lexicon, dates and numbers."""
