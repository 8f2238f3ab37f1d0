"""What is measured beside Alinéa: plain retrieval, and Alinéa with one part switched off."""
