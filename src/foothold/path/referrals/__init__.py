"""Referrals: an outside team is asked for help, with what was tried; what became of it, and the work that followed.

In life: help from outside, without writing the same thing twice and without silence. In law: nothing obliges a team to
answer by a day; local rules and the referral itself name one. What is shared rests on a lawful basis (UK GDPR Art 6).
"""
