"""Who can pass, block and start a decision, and each one's share of that power."""
