"""The directory of approaches, a school's own copy of it, who is trained, and what is delivered to whom.

In life: "what could help this child, and can we do it here?" In law: nothing; every entry names the published guide
it was made from, and says where national guidance differs.
"""
