"""One session of a review, whatever its screen: where one is, what was decided, what can be undone, what is found and marked."""
