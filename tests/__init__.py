"""A package, so that no library's stray folder of this name can stand in for it."""
