"""From a question in French to a checked and cited answer."""
