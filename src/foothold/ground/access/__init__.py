"""Who may see and do what, and why.

In life: people with job titles, acting for an organisation that has something to do with the child. In law and
guidance: need to know. A person may do something if a membership of theirs meets a current tie and GRANTS says so.
"""
