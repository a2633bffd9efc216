"""Copies of everything, for the day something breaks: written while people work, read into either database, compared
row by row. One format for SQLite and PostgreSQL, so that moving between them is a copy too.
"""
