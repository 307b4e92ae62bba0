"""What a person answers about a proposal: the mapping after each answer, and the proposal as it then looks."""

from collections.abc import Sequence
from dataclasses import replace

from fairbudget.language import say
from fairbudget.reading.mapping import MappedTable, Mapping
from fairbudget.reading.proposing import Proposal
from fairbudget.reading.roles import AMOUNT, COSTS, NOT_USED


def with_role(mapping: Mapping, table: int, column: int, role: str) -> Mapping:
    """The mapping with another role for one column; both are counted from 0."""
    said = mapping.tables[table]
    columns = list(said.columns)
    columns[column] = columns[column].model_copy(update={"role": role})
    return _with(mapping, table, said.model_copy(update={"columns": tuple(columns)}))


def with_amount(mapping: Mapping, table: int, column: int) -> Mapping:
    """The mapping with that column as the amount, and no other one that could be costed in its place."""
    said = mapping.tables[table]
    columns = [
        one.model_copy(update={"role": AMOUNT if number == column else NOT_USED if one.role in COSTS else one.role})
        for number, one in enumerate(said.columns)
    ]
    return _with(mapping, table, said.model_copy(update={"columns": tuple(columns)}))


def with_counts(mapping: Mapping, table: int, *, counts: bool) -> Mapping:
    """The mapping with a table in or out of the budget."""
    return _with(mapping, table, mapping.tables[table].model_copy(update={"counts": counts}))


def _with(mapping: Mapping, number: int, said: MappedTable) -> Mapping:
    tables: Sequence[MappedTable] = [said if i == number else one for i, one in enumerate(mapping.tables)]
    return mapping.model_copy(update={"tables": tuple(tables)})


def answered(proposal: Proposal, mapping: Mapping) -> Proposal:
    """The proposal with the roles that a person has chosen since; what they chose is sure."""
    tables = []
    for shown, said in zip(proposal.tables, mapping.tables, strict=True):
        asked = shown.asked and said.amount is None
        settled = shown.asked and not asked
        columns = [
            replace(one, role=now.role, confidence="sure", why=say("You chose this."))
            if one.role != now.role or (settled and now.role == AMOUNT)
            else one
            for one, now in zip(shown.columns, said.columns, strict=True)
        ]
        tables.append(replace(shown, columns=tuple(columns), counts=said.counts, asked=asked))
    return replace(proposal, tables=tuple(tables))
