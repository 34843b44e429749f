"""What `dwarfpython info` and `dwarfpython describe` do: libraries looked at from the shell."""

COMMANDS = ("info", "describe")
