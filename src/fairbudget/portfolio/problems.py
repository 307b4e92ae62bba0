"""What can be wrong with a file of a portfolio, and with a table of lines."""

from typing import Any

from pydantic import BaseModel, ValidationError

from fairbudget.problems import Problem, kind

BROKE_OFF = kind(
    "file_broke_off",
    "blocks",
    title="The program broke off at this file",
    message='"{found}" could not be read: the part of the program that works on it broke off.',
    fix="Open it alone with: fairbudget check. If that works, run the portfolio again.",
)
TABLE_COLUMNS = kind(
    "table_columns_missing",
    "blocks",
    title="Columns missing in a table of lines",
    message='"{found}" is a table without the columns {missing}. None of it is read.',
    fix="Name its columns as docs/portfolio.md says.",
)
TABLE_NOT_READ = kind(
    "table_not_read",
    "blocks",
    title="Table not read",
    message='"{found}" cannot be read as a table of lines: {why}.',
    fix="Write the table anew as parquet, with the columns that docs/portfolio.md names.",
)
TABLE_VALUE = kind(
    "table_value",
    "blocks",
    title="Not a value of this column",
    message='{column} cannot be "{found}". The line is not costed.',
    fix="Use one of the words that docs/portfolio.md names, or leave it empty.",
)
TABLE_BELOW_NOTHING = kind(
    "table_number_below_zero",
    "blocks",
    title="A number below zero",
    message="{column} is below zero ({found}). The line is not costed.",
    fix="Enter how much it is, or leave it empty where it is not known.",
)
BUDGET_IN_TWO_PLACES = kind(
    "budget_in_two_places",
    "blocks",
    title="A budget in two places",
    message='The lines of budget "{found}" do not stand together in {file}. Each stretch was costed by itself.',
    fix="Sort the table by budget.",
)


def valid(model: type[BaseModel], values: dict[str, Any], where: str) -> tuple[Any, tuple[Problem, ...]]:
    """The model with these values; what cannot be one of its values is left out, and told."""
    try:
        return model.model_validate(values), ()
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    problems = tuple(TABLE_VALUE(where, str(one["input"]), column=str(one["loc"][-1])) for one in wrong)
    left_out = {one["loc"][0] for one in wrong}
    return model.model_validate({name: value for name, value in values.items() if name not in left_out}), problems
