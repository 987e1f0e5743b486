"""The lines of the files that were read, so that outputs can show the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Texts(Mapping[str, tuple[str, ...]]):
    """Path -> lines; kept as one text a file, and cut into lines when asked."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __getitem__(self, path: str) -> tuple[str, ...]:
        return tuple(self._texts[path].replace("\r\n", "\n").split("\n"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
