"""What could not be judged, and why: figures without a value by their reason, and those for part of the hours."""

from collections.abc import Sequence

from fairbudget.assessment import Assessment
from fairbudget.equity.figure import Figure
from fairbudget.equity.ratios import said_percent
from fairbudget.fixes.results import NotJudged
from fairbudget.language import noop, say
from fairbudget.tables import Column, Table, said
from fairbudget.tables.fairness import group_of

COLUMNS = (
    Column("why", noop("Why it cannot be judged")),
    Column("remedy", noop("What to do")),
    Column("whom", noop("For whom")),
    Column("figures", noop("Figures affected"), "whole"),
    Column("coverage", noop("Hours that are known")),
)
LINE_COLUMNS = (
    Column("why", noop("Why a step to parity cannot be judged")),
    Column("count", noop("Lines"), "whole"),
    Column("lines", noop("Which lines")),
    Column("whom", noop("For whom")),
)
IN_PART = noop("Some of the hours could not be judged; the figure is for the rest.")
BAND = noop("Enter Band on Time for every line, and on Project the Reference partner.")


def unjudged(assessment: Assessment) -> Table:
    """A row for each reason, with whom and what it is about and how many of the hours are known."""
    rows: dict[tuple[str, str], list[Figure]] = {}
    for figure in assessment.figures:
        if figure.status == "insufficient data":
            rows.setdefault((figure.caption, figure.remedy), []).append(figure)
        elif figure.coverage is not None and figure.coverage < 1:
            rows.setdefault((say(IN_PART), say(BAND)), []).append(figure)
    found = tuple(
        (why, remedy, _whom(figures), len({figure.code for figure in figures}), _coverage(figures))
        for (why, remedy), figures in rows.items()
    )
    return Table("unjudged", say("What could not be judged, by reason"), "", said(COLUMNS), found)


def lines_unjudged(assessment: Assessment) -> Table:
    """A row for each reason why some step to parity cannot be judged, with the lines it is about."""
    found: dict[str, list[NotJudged]] = {}
    for one in assessment.fixes.not_judged:
        found.setdefault(one.reason, []).append(one)
    rows = []
    for reason, left in found.items():
        lines = dict.fromkeys(one.line for one in left)
        rows.append((reason, len(lines), ", ".join(lines), ", ".join(dict.fromkeys(one.partner for one in left))))
    return Table("lines", say("Lines that could not be judged, by reason"), "", said(LINE_COLUMNS), tuple(rows))


def _whom(figures: Sequence[Figure]) -> str:
    """The partners it is about; else the partner types; else everybody."""
    for kind in ("partner", "partner_type"):
        names = dict.fromkeys(group_of(one)[1] for one in figures if getattr(one, kind) is not None)
        if names:
            return ", ".join(names)
    return group_of(figures[0])[1]


def _coverage(figures: Sequence[Figure]) -> str:
    """The part of the hours that is known, from the lowest to the highest of them."""
    parts = sorted(figure.coverage for figure in figures if figure.coverage is not None)
    if not parts:
        return say("not known")
    low, high = said_percent(parts[0]), said_percent(parts[-1])
    return low if low == high else say("{low} to {high}", low=low, high=high)
