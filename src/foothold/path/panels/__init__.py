"""Meetings at which several bodies speak of a child: agenda, who came, what was decided, what is done of it.

In life: family, school and services at one table before more is asked for. In law: none asks for it; local rules do.
"""
