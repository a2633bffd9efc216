"""What is known and owed about one child."""
