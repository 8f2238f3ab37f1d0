"""A page on this machine where an adviser marks answers without knowing which run gave them."""
