"""Where an entry of a rate card stands in its file, so that a problem can name the line."""

import re
from functools import cached_property

TEXTS = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*',
)
HEADING = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*$")


class RateLines:
    """The lines of one file. Texts and comments are blanked: nothing inside them is taken for an entry."""

    def __init__(self, file_name: str, text: str) -> None:
        self.file_name = file_name
        self._text = text

    @cached_property
    def _lines(self) -> list[str]:
        blanked = TEXTS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), self._text)
        return blanked.split("\n")

    @cached_property
    def _headings(self) -> list[tuple[int, str]]:
        matches = ((line, HEADING.match(content)) for line, content in enumerate(self._lines, start=1))
        return [(line, found[1]) for line, found in matches if found]

    def place(self, line: int) -> str:
        """File and line as a problem names them: "nihr.toml:12"."""
        return f"{self.file_name}:{line}"

    def table(self, name: str, number: int = 0, field: str = "") -> str:
        """The place of a field of the table `[name]` (or the `number`-th `[[name]]`), else of its heading."""
        start = self._heading(name, number)
        return self.place(self._field(start, field.partition(".")[0]) or start)

    def entry(self, name: str, field: str, number: int) -> str:
        """The place of the `number`-th `{ ... }` in the list that is the field of a table."""
        start = self._field(self._heading(name), field) or self._heading(name)
        left = number
        for line in range(start, len(self._lines) + 1):
            left -= self._lines[line - 1].count("{")
            if left < 0:
                return self.place(line)
        return self.place(start)

    def _heading(self, name: str, number: int = 0) -> int:
        found = [line for line, heading in self._headings if heading == name]
        found = found or [line for line, heading in self._headings if heading.startswith(f"{name}.")]
        return found[number] if number < len(found) else 1

    def _field(self, start: int, field: str) -> int | None:
        """The line of a field between a heading and the next one."""
        key = re.compile(rf"\s*{re.escape(field)}\s*=")
        end = next((line for line, _ in self._headings if line > start), len(self._lines) + 1)
        if not field:
            return None
        return next((line for line in range(start, end) if key.match(self._lines[line - 1])), None)
