x = 1
from __future__ import annotations  # error: from __future__ imports must occur at the beginning of the file
