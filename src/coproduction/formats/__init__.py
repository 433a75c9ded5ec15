"""Text and plain values: a module for each way to write them, with the place of every value."""
