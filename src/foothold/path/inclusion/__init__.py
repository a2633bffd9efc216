"""Routes to inclusion: how far a child's graduated response has come, what makes things harder and what protects, and
what a secondary school is told when the child moves up.

In life: assess, plan, do, review, seen in one place without typing anything twice. In law: nothing obliges a school to
keep it so; local rules name the stages, and panels, units and EHC teams ask for the evidence.
"""
