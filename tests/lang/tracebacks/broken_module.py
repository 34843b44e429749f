import _fails
