"""What an authority, trust or school has decided for itself where the law leaves a question open.

In life: "how do we count this here?", answered once. In law: readings tagged M and I, each shown with its other side.
"""
