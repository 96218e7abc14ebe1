"""The language of official documents (公文): numbers, bodies, genres, titles, citations, days, deadlines, quantities, each once."""
