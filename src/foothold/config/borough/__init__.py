"""The made-up borough: one authority, its schools and 30,000 pupils, with three years of suspensions and permanent
exclusions at England's real rates. People and places are invented; the proportions are in `data`, with their source.
"""
