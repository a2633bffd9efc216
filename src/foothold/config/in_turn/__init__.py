"""SQLite for several people at once: those who write stand in a queue."""
