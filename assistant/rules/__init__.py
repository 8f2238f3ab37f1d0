"""Pure lookups over the tables of the corpus: no LangChain, no Chroma, no torch."""
