"""The five official texts and what is read out of them."""
