"""Who lives in the invented world: people, organisations, and who works with whom."""
