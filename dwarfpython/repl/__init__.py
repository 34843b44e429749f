"""The session: a front end that reads and compiles inputs, and a target, another process, that runs them."""
