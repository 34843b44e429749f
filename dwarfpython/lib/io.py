"""io: files, and what looks like files."""

from _io import open, open_code, text_encoding
from _io_base import (DEFAULT_BUFFER_SIZE, BufferedIOBase, BufferedRandom, BufferedReader, BufferedRWPair,
                      BufferedWriter,
                      BytesIO, FileIO, IOBase, RawIOBase, UnsupportedOperation)
from _io_text import IncrementalNewlineDecoder, StringIO, TextIOBase, TextIOWrapper

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError
