"""Texts added to one installation: from a file to passages cited as those of the five texts."""
