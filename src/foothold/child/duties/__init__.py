"""What is owed to or about a child, by whom and by when, and what became of it.

In life: the list of things nobody may forget. In law: each duty keeps the rule it comes from and the facts it was
worked out with, so a changed calendar works it out again through `law` alone.
"""
