"""Voices of users (用户声音): tickets of a hotline, ratings, questionnaires → masked messages → demands with counts."""
