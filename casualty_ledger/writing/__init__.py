"""Ring 2: text out.  What is added to a ledger is added as text.

Every byte that a person wrote stays as it was; a file is replaced whole or not at
all; and who wrote in the meantime is never overwritten.
"""
