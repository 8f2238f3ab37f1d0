"""The lists and the texts as tables and pages to read: pure functions over the corpus in use."""
