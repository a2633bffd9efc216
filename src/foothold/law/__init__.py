"""What the law of England says about school exclusion and what surrounds it.

In life: the part nobody has to remember any more. In law: pure functions over plain facts, each answer with its
provision and its working. Nothing here reads a clock, a file, a network or a database.
"""
