"""People, organisations and calendars: who works where, and on which days a school meets.

In life: what an administrator keeps right. In law: who held which office on which day, and every school day counted.
"""
