"""The front end: from source text to the syntax tree and its scopes."""

from .parser import parse, parse_source  # noqa: F401
from .source import Source, read  # noqa: F401
