"""What happened, who did it and why: an append-only record about an opaque subject, and who read what.

In life: the answer to "who decided this, and when did we know?". In law: accountability under data protection
law; content may have to be erased one day, so it stands beside the event and the chain covers only its digest.
"""
