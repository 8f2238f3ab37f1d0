"""The rules and the search as tools of the Model Context Protocol, for other assistants."""
