"""Foothold: the whole path of a child at risk of exclusion from school in England."""
