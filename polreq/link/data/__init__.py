"""Data of the link room: tables that users may read, correct and extend."""
