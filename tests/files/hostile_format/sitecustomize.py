"""Give every process of a test one more format, whose files do to the reader what they say."""

from pathlib import Path

import toancanh.read.formats

toancanh.read.formats.__path__.append(str(Path(__file__).parent / "formats"))
