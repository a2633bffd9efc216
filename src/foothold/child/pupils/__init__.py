"""The child: who they are, who cares for them, what they need, where they are on roll, and who is tied to them.

In life: one child with one page. In law: the relevant person, the home authority, looked-after status, SEN and
compulsory school age, each a dated fact; roll, responsibility and place of education are three separate facts.
"""
