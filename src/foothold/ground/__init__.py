"""What everything stands on: organisations, who may do what, the record of who did it, and the glue."""
