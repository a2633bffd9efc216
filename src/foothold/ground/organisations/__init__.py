"""Authorities, trusts, schools, pupil referral units, providers, agencies and households, and who belongs to whom.

In life: the bodies a child meets. In law: who is the school's authority, who is the proprietor, and on which
days the school meets, because nearly every statutory clock counts that school's own school days.
"""
