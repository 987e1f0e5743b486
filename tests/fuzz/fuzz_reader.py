"""Feed the reader bytes that a fuzzer makes up, for as long as it is left to run.

By hand, where atheris installs; the suite has a bounded search of the same kind in
tests/reading/test_fuzz.py.  What stops it is a crash, and becomes a case there:

    pip install atheris
    python tests/fuzz/fuzz_reader.py -max_total_time=120
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 1, 1)
SOURCES = b"format: 1\nsources: {sohr: {name: Observatory, aliases: [SOHR]}}\n"
EVENT = b"""format: 1
event: {id: coast, title: On the coast, start: 2025-03-06}
claims:
- {id: c1, source: SOHR, published: 2025-03-08, killed: {total: 524, men: about 5}}
"""
KEY = b"format: 1\nevent: {id: coast, title: T, start: 2025-03-06}\nclaims:\n- source: "
SETTINGS = b"format: 1\ncategories: {mine: {within: [men]}}\n"
SEEDS = (SOURCES, EVENT, SETTINGS, b"about 1,000", b"sohr\n  killed: dozens\n")
LONGEST = 4096


def target(folder: Path) -> Any:  # noqa: ANN401 - what atheris calls
    """Return what reads the bytes of the fuzzer, in a ledger below *folder*."""
    from casualty_ledger.core.dates import read_date, read_period
    from casualty_ledger.core.lexicons import LEXICONS
    from casualty_ledger.core.wordings import read_count
    from casualty_ledger.reading.folder import read_ledger

    whole = {"sources.yaml": SOURCES, "coast.yaml": EVENT, "ledger.yaml": b"format: 1"}
    names = [*whole, "count", "key"]

    def read(data: bytes) -> None:
        name, rest = names[data[0] % len(names)] if data else "count", data[1:]
        if name == "count":
            text = rest.decode("utf-8", "replace")
            read_count(text, "ledger", LEXICONS)
            read_date(text)
            read_period(text)
            return
        given = {"coast.yaml": KEY + rest} if name == "key" else {name: rest}
        for each, text_of_file in {**whole, **given}.items():
            (folder / each).write_bytes(text_of_file)
        for problem in read_ledger(folder, today=TODAY).problems:
            assert problem.message
            assert problem.span.line >= 1
            assert problem.span.column < problem.span.end_column

    return read


def main() -> None:
    """Run until told to stop, or until something breaks."""
    sys.path.insert(0, str(ROOT))
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["casualty_ledger"]):
        importlib.import_module("casualty_ledger.reading.folder")
        importlib.import_module("casualty_ledger.core.wordings")
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number, text in enumerate(SEEDS):
            (seeds / str(number)).write_bytes(bytes([number]) + text)
        ledger = Path(folder, "ledger")
        ledger.mkdir()
        asked = [*sys.argv, f"-max_len={LONGEST}", "-timeout=30", str(seeds)]
        atheris.Setup(asked, target(ledger))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
