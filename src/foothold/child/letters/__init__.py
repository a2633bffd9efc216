"""Letters and notices: drafted from the facts of a case, checked for what the law wants in them, sent by a person.

In life: the paper a family holds in its hand. In law: a written notice that leaves something out can undo a decision
that was otherwise lawful (SI 2012/1033 regs 5, 14 and 23; Education and Inspections Act 2006 s.104).
"""
