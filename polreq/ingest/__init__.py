"""Source files of any kind → document trees."""
