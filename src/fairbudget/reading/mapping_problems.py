"""What a mapping and a file do not agree in: columns and tables that one of them has and the other lacks."""

from fairbudget.problems import Problem, kind
from fairbudget.reading.mapping import Fitted

AMOUNT_MISSING = kind(
    "mapping_amount_missing",
    "blocks",
    title="The column of amounts is not there",
    message='The mapping takes the amounts of the table at {table} from the column "{found}". This file has no such '
    "column there.",
    fix='Choose another column of the file as "amount" in the mapping.',
)
COLUMNS_MISSING = kind(
    "mapping_columns_missing",
    "check",
    title="Columns of the mapping are not there",
    message="The mapping names columns that the table at {table} does not have: {found}.",
    fix="Nothing, if this file does without them. Otherwise change their headings, in the file or in the mapping.",
)
COLUMNS_NEW = kind(
    "mapping_columns_new",
    "check",
    title="Columns that the mapping does not name",
    message="The table at {table} has columns that the mapping does not name: {found}. They were read by their "
    "headings.",
    fix="Nothing, if that is right. Otherwise say in the mapping what they hold.",
)
TABLE_MISSING = kind(
    "mapping_table_missing",
    "check",
    title="A table of the mapping is not there",
    message="The mapping names a table with the headings {found}. This file has no table with at least half of them.",
    fix="Nothing, if the table is no longer part of the budget. Otherwise make a mapping for this file.",
)
TABLE_NEW = kind(
    "mapping_table_new",
    "check",
    title="A table that the mapping does not name",
    message="The mapping does not name the table at {found}. It was read by its headings.",
    fix="Nothing, if that is right. Otherwise make a mapping for this file.",
)
NOT_NEEDED = kind(
    "mapping_not_needed",
    "note",
    title="The mapping was not used",
    message="{found} is our template, whose columns mean what their headings say. The mapping was not used.",
    fix="Nothing.",
)


def what_differs(fitted: Fitted) -> list[Problem]:
    """The columns that only the mapping, or only the table has."""
    where = fitted.table.where
    problems = []
    amount = fitted.said.amount if fitted.said and fitted.amount_is_missing else None
    if amount is not None:
        problems.append(AMOUNT_MISSING(where, amount.heading, table=where))
    missing = ", ".join(f'"{column.heading}"' for column in fitted.missing if column is not amount)
    if missing:
        problems.append(COLUMNS_MISSING(where, missing, table=where))
    new = ", ".join(f'"{column.heading}"' for column in fitted.new)
    if new:
        problems.append(COLUMNS_NEW(where, new, table=where))
    return problems
