"""How a draft stands: how many lines it has, how many are understood, which problems belong to which line."""

from collections.abc import Sequence
from dataclasses import dataclass

from fairbudget.drafts.draft import FIRST_ROW, Draft, Place, TableName, place_of
from fairbudget.problems import Problem
from fairbudget.reading.file.limits import DASHBOARD
from fairbudget.reading.file.unreadable import FILE_LINES, UnreadableFile

LINES: tuple[TableName, ...] = ("Time", "Costs")


def refuse_too_many_lines(draft: Draft) -> None:
    """Raise UnreadableFile for more lines than a page can hold (security, S6)."""
    lines = sum(len(draft.rows(table)) for table in LINES)
    if lines > DASHBOARD.lines:
        name = draft.file_name
        raise UnreadableFile(FILE_LINES(name, name, lines=f"{lines:,}", limit=f"{DASHBOARD.lines:,}"))


@dataclass(frozen=True)
class Placed:
    """A problem with the cell of the draft at which it can be mended; None where it belongs to no cell."""

    problem: Problem
    place: Place | None
    came_from: str = ""


@dataclass(frozen=True)
class Standing:
    """Lines of time and cost in all, and those that something blocks; what no line could be made of counts."""

    lines: int
    need: int

    @property
    def understood(self) -> int:
        return self.lines - self.need


def placed(draft: Draft, problems: Sequence[Problem]) -> tuple[Placed, ...]:
    """Every problem with its cell, and where that stood in the file the draft was read from."""
    found = []
    for problem in problems:
        place = place_of(problem.where, draft)
        found.append(Placed(problem, place, came_from_elsewhere(draft, place)))
    return tuple(found)


def came_from_elsewhere(draft: Draft, place: Place | None) -> str:
    """Where the row stood in the file, unless that is where it stands here."""
    if place is None or place.sheet == "Project":
        return ""
    came_from = draft.rows(place.sheet)[place.row].came_from
    return "" if came_from == f"{place.sheet}!{place.row + FIRST_ROW}" else came_from


def standing(draft: Draft, problems: Sequence[Placed]) -> Standing:
    """How many lines there are, and how many need a person."""
    blocked = {
        (one.place.sheet, one.place.row)
        for one in problems
        if one.problem.severity == "blocks" and one.place is not None and one.place.sheet in LINES
    }
    left_over = sum(1 for one in draft.unread if not one.line)
    return Standing(sum(len(draft.rows(table)) for table in LINES) + left_over, len(blocked) + left_over)


def at_row(problems: Sequence[Placed], table: TableName, row: int) -> tuple[Placed, ...]:
    """The problems of one row."""
    return tuple(one for one in problems if one.place and (one.place.sheet, one.place.row) == (table, row))
