"""Plans of support: a pastoral support programme or another plan, its targets, its reviews, and how it ended.

In life: what the adults around a child have agreed to change, by when, and whether it helped. In law: nothing obliges
a school to write one; local rules say when one is suggested and how often it is reviewed.
"""
