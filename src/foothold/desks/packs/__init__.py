"""Packs: bundles made of what is on record, with a contents page and page numbers.

In life the envelope that somebody is sent; in law a right to one's own file (UK GDPR article 15).
"""
