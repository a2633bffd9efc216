"""The glue: the action decorator, pages, moves between states, the clock.

In life: nobody meets it. It exists so that every write is checked, whole and on record, and every page asks first.
"""
