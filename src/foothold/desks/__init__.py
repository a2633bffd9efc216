"""Where people sit: rooms that read across the path and own almost no tables."""
