"""Each stage of an answer measured alone: understanding, rules, retrieval, wording."""
