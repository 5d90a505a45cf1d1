"""
The rules and terms told once more, from the specification alone: day by day, slowly and without cleverness.

Nothing here uses the rules of the product; it shares the events, the school calendar and `Verblijf` (where a pupil has
school), which have a second opinion of their own.
"""
