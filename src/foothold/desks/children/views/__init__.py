"""Pages of the child's file."""
