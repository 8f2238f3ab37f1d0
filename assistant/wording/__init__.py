"""From what a rule found to French sentences with the supports they rest on."""
