"""Files and services of others: plain facts in and out.

In life: what is already written down somewhere else and should not be typed again. In law: registers and calendars
that others keep and we only read.
"""
