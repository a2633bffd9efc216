"""The child's file: finding a child, the page about them, what happened, and who can see it.

In life: the first thing anyone opens. In law: need to know, the right to be told who looked, and one true record.
"""
