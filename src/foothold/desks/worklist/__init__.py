"""My work: what a person and their organisation owe, late first.

In life: the page of a bad morning. In law: every duty with its day, its owner and its provision, none forgotten.
"""
