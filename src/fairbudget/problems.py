"""Problems are values: where, what was found, what it means, what to do. Each kind is declared once.

A kind is declared beside the code that finds it (`RATE_UNKNOWN = kind(...)`) and registers itself, so that the
list of all kinds, and the page made from it, cannot miss one. Nothing here raises: problems are collected and
shown together.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from fairbudget.language import say

Severity = Literal["blocks", "check", "note"]
ORDER: dict[Severity, int] = {"blocks": 0, "check": 1, "note": 2}


class Problem(BaseModel):
    """One thing a person should know or mend. `where` is Sheet!Cell, a line, or a file with its line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    severity: Severity
    where: str
    found: str
    message: str
    fix: str

    @property
    def title_of_kind(self) -> str:
        """The title of its kind; the code of one that is not declared here."""
        return say(KINDS[self.code].title) if self.code in KINDS else self.code


class Kind(BaseModel):
    """A declared kind of problem: calling it with the particulars makes a `Problem`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    severity: Severity
    title: str
    message: str
    fix: str

    def __call__(self, where: str, found: object = "", **particulars: object) -> Problem:
        """The problem at `where`, quoting `found`; `particulars` fill the gaps in the wording."""
        words = {"found": found, **particulars}
        return Problem(
            code=self.code,
            severity=self.severity,
            where=where,
            found=str(found),
            message=say(self.message, **words),
            fix=say(self.fix, **words),
        )


KINDS: dict[str, Kind] = {}


def kind(code: str, severity: Severity, *, title: str, message: str, fix: str) -> Kind:
    """Declare a kind of problem. Raises ValueError when the code is already declared."""
    if code in KINDS:
        raise ValueError(f"the problem {code!r} is declared twice")
    KINDS[code] = Kind(code=code, severity=severity, title=title, message=message, fix=fix)
    return KINDS[code]


def in_order(problems: list[Problem] | tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Each problem once, what blocks first; otherwise in the order in which they were found."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: ORDER[problem.severity]))


def near(word: str, known: list[str] | tuple[str, ...], most: int = 3) -> str:
    """The nearest known words for a message: `"half_day", "day"`; empty when nothing is near."""
    # Imported late: only a mistake needs it, and the start of the program should not wait for it.
    from difflib import get_close_matches

    return ", ".join(f'"{found}"' for found in get_close_matches(word.lower(), known, n=most, cutoff=0.5))


def said_near(found: str) -> str:
    """What is near, as the sentence that ends a message, after a space; empty when nothing is."""
    sentence = say("Nearest: {words}.", words=found)
    return f" {sentence}" if found else ""
