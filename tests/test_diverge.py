"""tests/diverge/: each intended difference from CPython is a session, under comments that give the reason."""

from __future__ import annotations

import re

import pytest
from support import TESTS
from transcripts import check_session

SESSIONS = sorted((TESTS / "diverge").glob("*.session"))


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_session(session, dwarfpython, tmp_path):
    reason, inputs = re.fullmatch(r"((?:# [^\n]*\n)+)(>>> .*)", session.read_text(), re.DOTALL).groups()
    check_session(inputs, dwarfpython, tmp_path)
