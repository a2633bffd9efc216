"""Measures: a score before some support and one after it, and what may be said about the change between them.

In life: somebody fills in a questionnaire about a child, and again some months later. In law: nothing obliges a school
to; the questionnaires belong to their makers, so Foothold keeps what they add up to and never what they ask.
"""
