"""EHC needs assessments: who asked, what was decided, the advice and the schools asked, the plan and its weeks.

In life: a family waits for help that a school alone cannot give. In law: 6, 16 and 20 weeks (SI 2014/1530).
"""
