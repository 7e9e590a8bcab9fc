"""What `zipfile` raises for archives that are damaged: more than it says."""

from __future__ import annotations

import struct
import zlib
from lzma import LZMAError
from zipfile import BadZipFile

DAMAGED = (BadZipFile, zlib.error, LZMAError, struct.error, EOFError, ValueError, NotImplementedError)
"""Errors while an archive is opened or a file is taken out of it; ValueError where an offset is negative."""
