"""Suspensions, lunchtime suspensions and permanent exclusions.

In life: the gravest thing a school does to a child. In law: the headteacher's decision alone (Education Act 2002
s.51A; SI 2012/1033), from which notices, meetings, education from the sixth school day and rights follow.
"""
