"""What an authority, trust or school has decided for itself: how an open question of the law is read, and local rules.

In life: "how do we do this here?", answered once and from a day on. In law: readings tagged M and I, each shown with
its other side; local rules beside the law, never instead of it.
"""
