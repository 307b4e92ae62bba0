"""Tables that cannot all be the budget: scenarios, the same money told twice, or parts that nothing adds up."""

from decimal import Decimal
from itertools import combinations

from fairbudget.budget import CostLine, TimeLine
from fairbudget.language import say
from fairbudget.money import plain
from fairbudget.problems import Problem, kind
from fairbudget.reading.choosing import Block
from fairbudget.reading.headings import says, simple

WHICH_TABLE = kind(
    "which_table",
    "blocks",
    title="Several tables could be the budget",
    message="These tables could each be the budget, or be parts of one, and the file does not say which: {found}.",
    fix="Keep only the tables that are to be costed, or add one grand total that adds up all of them.",
)
WHICH_SCENARIO = kind(
    "which_scenario",
    "blocks",
    title="Several scenarios of one budget",
    message="These look like scenarios of one budget, so they must not be added, and the file does not say which of "
    "them is meant: {found}.",
    fix="Keep the one that is to be costed, and bring the others as scenarios of their own.",
)
SAME_MONEY = kind(
    "same_money_twice",
    "blocks",
    title="The same money may stand here twice",
    message="These tables come to the same amount, so they may tell the same money twice, such as a summary and its "
    "detail, or years and their quarters: {found}.",
    fix="Keep one of them, or add one grand total that adds up both.",
)
PARTNER_TABLES = kind(
    "tables_of_partners",
    "check",
    title="A table for each partner",
    message="Each of these tables is of another partner, so they were read as parts of one budget: {found}.",
    fix="Nothing, if that is right.",
)
QUESTIONS = frozenset(one.code for one in (WHICH_TABLE, WHICH_SCENARIO, SAME_MONEY))


def competing(blocks: list[Block], totals: list[Decimal], extra: Decimal) -> list[Problem]:
    """The question which table is the budget, unless a stated total adds up all (with `extra` on top)."""
    counted = [block for block in blocks if block.counts and block.reads]
    whole = sum((block.total for block in counted), Decimal(0))
    if len(counted) < 2 or whole in totals or whole + extra in totals or all(block.said for block in counted):
        return []
    first = counted[0].table.where
    scenarios = _scenarios(counted)
    if scenarios:
        return [WHICH_SCENARIO(first, _named(scenarios))]
    if _of_partners(counted):
        several = len({block.table.sheet.name for block in counted}) > 1
        return [PARTNER_TABLES(first, _named(counted))] if several else []
    twins = [block for block in counted if any(_twins(block, other) for other in counted)]
    if twins:
        return [SAME_MONEY(first, _named(twins))]
    beside = any(_beside(a, b) for a, b in combinations(counted, 2))
    if len({block.table.sheet.name for block in counted}) == 1 and not beside:
        return []
    return [WHICH_TABLE(first, _named(counted))]


def _scenarios(blocks: list[Block]) -> list[Block]:
    """The tables that look like scenarios: on sheets that are named so, or on sheets with mostly the same rows."""
    named = [block for block in blocks if says(block.table.sheet.name, "scenarios")]
    if len({block.table.sheet.name for block in named}) > 1:
        return named
    apart = [(a, b) for a, b in combinations(blocks, 2) if a.table.sheet.name != b.table.sheet.name]
    alike = [pair for pair in apart if _alike(*pair) and _alike(*pair[::-1]) and not _of_partners(list(pair))]
    several = [pair for pair in alike if min(len(block.reads) for block in pair) > 1 and pair[0].total != pair[1].total]
    return [block for block in blocks if any(block in pair for pair in several)]


def _alike(a: Block, b: Block) -> bool:
    """Whether three in four lines of one table have the labels of lines of the other."""
    labels = {simple(read.entry.label) for read in b.reads}
    return sum(simple(read.entry.label) in labels for read in a.reads) * 4 >= len(a.reads) * 3


def _of_partners(blocks: list[Block]) -> bool:
    """Whether every table names partners, and no two tables the same one."""
    named = [
        {partner for read in block.reads for line in read.lines for partner in _partners(line)} for block in blocks
    ]
    unknown = say("Not stated")
    return not any(unknown in names for names in named) and not any(a & b for a, b in combinations(named, 2))


def _partners(line: TimeLine | CostLine) -> list[str]:
    return [share.partner for share in line.partners] if isinstance(line, TimeLine) else [line.partner or ""]


def _twins(a: Block, b: Block) -> bool:
    """Whether two tables of more than one line in all come to the same amount."""
    return a is not b and a.total == b.total > 0 and (len(a.reads) > 1 or len(b.reads) > 1)


def _named(blocks: list[Block]) -> str:
    return "; ".join(
        say(
            "{table} ({lines} lines, {amount} in all)",
            table=block.name,
            lines=len(block.reads),
            amount=plain(block.total),
        )
        for block in blocks
    )


def _beside(a: Block, b: Block) -> bool:
    """Whether the lines of two blocks of one sheet share rows."""
    if a.table.sheet.name != b.table.sheet.name:
        return False
    return bool({read.entry.row for read in a.reads} & {read.entry.row for read in b.reads})
