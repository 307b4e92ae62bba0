"""The budgets that begin in one row group of a table of lines (parquet), read and costed."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fairbudget.columns.budgets import cost_in_columns
from fairbudget.language import say
from fairbudget.portfolio.line_table import LineTable
from fairbudget.portfolio.part import Part, part_of
from fairbudget.portfolio.problems import TABLE_COLUMNS, TABLE_NOT_READ
from fairbudget.portfolio.results import Found, in_columns, not_read, part_of_budgets
from fairbudget.portfolio.table_columns import ALL, BUDGET, NEEDED
from fairbudget.portfolio.tasks import Setting, Task, book_of
from fairbudget.wording import listed

# A row group of more bytes than this (unpacked) is not read: it would not fit into a machine's memory beside others.
MOST_BYTES = 2 * 1024**3


def tasks_of_table(task: Task, setting: Setting) -> Iterator[Task]:
    """A task for each row group of a table; one for a table that cannot be opened, which then says why."""
    try:
        groups = pq.ParquetFile(setting.folder / task.file).metadata.num_row_groups
    except (OSError, pa.ArrowException):
        groups = 1
    yield from (replace(task, row_group=group) for group in range(max(1, groups)))


def part_of_row_group(task: Task, setting: Setting) -> Part:
    """The budgets that begin in a row group; their lines may go on into the next."""
    place = Found(task.file, sha256=task.sha256)
    try:
        with pq.ParquetFile(setting.folder / task.file) as file:
            missing = [name for name in NEEDED if name not in file.schema_arrow.names]
            if missing:
                return not_read(place, (TABLE_COLUMNS(task.file, task.file, missing=listed(missing)),))
            table = _lines_that_begin(file, task.row_group or 0)
        if not len(table):
            return part_of([], [], [])  # no budget begins here
        reader = _line_table(setting)
        names, begun, lines = reader.read(table)
    except (OSError, pa.ArrowException, ValueError) as error:
        return not_read(place, (TABLE_NOT_READ(task.file, task.file, why=str(error)),))
    summed = cost_in_columns(begun, lines, reader.plan)
    return part_of_budgets([Found(task.file, name, task.sha256) for name in names], in_columns(summed))


@cache
def _line_table(setting: Setting) -> LineTable:
    """That of this process, which goes on from one row group to the next: kinds of lines come again."""
    return LineTable(book_of(setting.rates), setting.as_of)


def _lines_that_begin(file: pq.ParquetFile, group: int) -> pa.Table:
    """The lines of the budgets that begin in a row group: without what goes on from before, with what comes after."""
    table = _row_group(file, group)
    if group and len(table):
        before = file.read_row_group(group - 1, columns=[BUDGET])[BUDGET]
        table = _from(table, before[len(before) - 1], here=False) if len(before) else table
    while len(table) and group + 1 < file.metadata.num_row_groups:
        group += 1
        more = _row_group(file, group)
        going_on = _from(more, table[BUDGET][len(table) - 1], here=True)
        table = pa.concat_tables([table, going_on])
        if len(going_on) < len(more):
            break
    return table


def _row_group(file: pq.ParquetFile, group: int) -> pa.Table:
    if file.metadata.num_row_groups == 0:
        return file.schema_arrow.empty_table().select([name for name in ALL if name in file.schema_arrow.names])
    if file.metadata.row_group(group).total_byte_size > MOST_BYTES:
        raise ValueError(say("a row group of it is larger than {size}", size="2GB"))
    return file.read_row_group(group, columns=[name for name in ALL if name in file.schema_arrow.names])


def _from(table: pa.Table, budget: pa.Scalar, *, here: bool) -> pa.Table:
    """The lines of that budget at the head of the table (`here`), or the lines after them."""
    others = pc.index(pc.equal(table[BUDGET], budget).fill_null(False), pa.scalar(False)).as_py()
    length = len(table) if others < 0 else others
    return table.slice(0, length) if here else table.slice(length)
