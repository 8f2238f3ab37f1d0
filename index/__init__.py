"""From passages to ranked passages: embeddings, vector store, BM25 and their fusion."""
