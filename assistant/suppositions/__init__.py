"""What a question takes for granted, held against what the answer says."""
