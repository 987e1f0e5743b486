"""How large a file may be: constants, each with its reason.

They keep a careless or hostile file from taking the machine's time and memory; no
real ledger comes near them.
"""

from __future__ import annotations

#: Bytes of one file.  An event of 10,000 claims has 5 million.
MOST_BYTES = 5_000_000
#: Characters of one text, and of one line: a long report, not a passage of one.
MOST_TEXT = 100_000
#: Lists and mappings within each other.  A claim's counts stand four deep; trees of
#: places may go deeper.  (PyYAML's own composer crashes at some 100,000.)
MOST_DEPTH = 50
#: Keys, values, lists and mappings of one file: 8,000 claims.
MOST_VALUES = 250_000
#: Categories of a ledger's own: every cell is reckoned with each, and they may lie
#: within each other only as deep as Python calls itself.
MOST_CATEGORIES = 200
#: Problems of one kind in one file that get the closest known name, each a
#: comparison with all of them: more are one cause, not so many slips.
MOST_ADVICE = 100
#: Damaged characters of one file that are named one by one.
MOST_CHARACTERS = 20
#: Days that may be set: a century.
MOST_DAYS = 36_525
