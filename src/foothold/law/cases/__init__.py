"""Acceptance cases a lawyer can write: facts in, answers out, every difference shown with how we got there.

One class a question: its fields are the facts a case may state, its properties the answers it may expect. A
question, fact or answer that does not exist fails the case.
"""
