"""Faults of running programs: a dying process tells addresses, this package says what lies there.

`message` reads what the process told, `symbols` finds files, functions and lines, `report` writes the traceback, and
`main` is the process that does so for a program that runs by itself. A session asks `report` directly.
"""
