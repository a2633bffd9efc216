"""What an adult noticed about a child, and what is done about it.

In life: the first moment, before any plan or sanction, when somebody says "I noticed something". In law and guidance:
harm that a child may suffer goes to the designated safeguarding lead at once; everything else is need to know.
"""
