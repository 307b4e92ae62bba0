"""Where an entry of a rate card stands in its file, so that a problem can name the line (tomllib keeps no places)."""

import re

TEXTS = re.compile(
    r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*',
)


class RateLines:
    """The lines of one file, with texts and comments blanked so that nothing inside them is taken for an entry."""

    def __init__(self, file_name: str, text: str) -> None:
        self.file_name = file_name
        blanked = TEXTS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        self._lines = blanked.split("\n")

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
        heading = re.compile(rf"\s*\[\[?\s*{re.escape(name)}\s*\]\]?\s*$")
        found = [line for line, content in enumerate(self._lines, start=1) if heading.match(content)]
        return found[number] if number < len(found) else 1

    def _field(self, start: int, field: str) -> int | None:
        """The line of a field between a heading and the next one."""
        key = re.compile(rf"\s*{re.escape(field)}\s*=")
        for line in range(start + 1, len(self._lines) + 1):
            content = self._lines[line - 1]
            if re.match(r"\s*\[[^\]]*\]\]?\s*$", content) and "=" not in content and "{" not in content:
                return None
            if field and key.match(content):
                return line
        return None
