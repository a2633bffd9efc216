"""Part-time timetables: fewer hours in school for a short time, agreed by headteacher and parent, reviewed, and ended.

In life: the way back to all of school after illness or another absence. In law: full-time education is a child's right;
fewer hours are a rare exception with an end, and not a way to manage behaviour.
"""
