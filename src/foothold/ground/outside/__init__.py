"""Files and services of others: plain facts in and out, and the verbs that take them over.

In life: what is already written down somewhere else and should not be typed again, such as term dates and the
register of schools. In law: registers and calendars that others keep and we only read.
"""
