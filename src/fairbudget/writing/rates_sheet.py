"""The *Rates* sheet: every number that is no quantity, once. Change an amount here and every total moves."""

from typing import Any

from fairbudget.costing.rows import Parameter
from fairbudget.language import noop, say
from fairbudget.money import each
from fairbudget.reading.grid import letters
from fairbudget.tables import Column, Table, said, words
from fairbudget.tables.origins import EVIDENCE
from fairbudget.writing.places import Places
from fairbudget.writing.result_look import ResultLook
from fairbudget.writing.result_sheet import FIRST, end_sheet, fit_row, put_value, put_words, start_sheet

NAME = "Rates"
COLUMNS = (
    Column("key", noop("Key"), width=34),
    Column("label", noop("What it is"), "wrapped", 44),
    Column("amount", noop("Amount used"), "money", 15),
    Column("unit", noop("Unit"), width=17),
    Column("basis", noop("Basis"), width=14),
    Column("kind", noop("Kind of card"), width=14),
    Column("effective_from", noop("In force from"), "date", 14),
    Column("evidence", noop("Evidence"), width=14),
    Column("source", noop("Source"), "wrapped", 28),
    Column("read", noop("Amount when made"), "money", 16),
    Column("note", noop("Note"), "wrapped", 60),
    Column("partner", noop("Staff of"), width=22),
    Column("band", noop("Band"), width=14),
)
POSITION = {column.name: number for number, column in enumerate(COLUMNS)}
NOTE = noop(
    "Blue italic amounts in the column Amount used can be changed: every total that rests on them moves. "
    "To keep a change, put it on Overrides with its reason and read this file again."
)


def amount_cell(places: Places, key: str) -> str:
    """The cell of a parameter's amount, as a reference to this sheet."""
    row = [parameter.key for parameter in places.parameters].index(key)
    return f"{NAME}!${letters(POSITION['amount'] + 1)}${FIRST + row + 1}"


def look_up(places: Places, key: str, key_cell: str) -> str:
    """A look-up of an amount by its key, which stands in a cell; by its defined name where it cannot be matched."""
    if key not in places.matchable_keys:
        return places.name(key)
    first, last = FIRST + 1, FIRST + len(places.parameters)
    amounts, keys = letters(POSITION["amount"] + 1), letters(POSITION["key"] + 1)
    return (
        f"INDEX({NAME}!${amounts}${first}:${amounts}${last},MATCH({key_cell},{NAME}!${keys}${first}:${keys}${last},0))"
    )


def add_rates(workbook: Any, places: Places, look: ResultLook) -> None:
    """Write the sheet and give every amount its defined name."""
    table = Table(NAME, say("Rates and settings"), say(NOTE), said(COLUMNS), ())
    sheet = start_sheet(workbook, table, look)
    for number, parameter in enumerate(places.parameters):
        row = FIRST + number
        words_of = {"label": parameter.label, "source": parameter.source, "note": parameter.note}
        fit_row(sheet, row, COLUMNS, [words_of.get(column.name, "") for column in COLUMNS])
        for column in COLUMNS:
            _put(sheet, row, column, parameter, places, look)
        workbook.define_name(places.name(parameter.key), "=" + amount_cell(places, parameter.key))
    end_sheet(sheet, len(places.parameters), len(COLUMNS))


def _put(sheet: Any, row: int, column: Column, parameter: Parameter, places: Places, look: ResultLook) -> None:
    position = POSITION[column.name]
    match column.name:
        case "amount":
            _amount(sheet, row, parameter, places, look)
        case "read":
            if parameter.amount is not None:
                sheet.write_number(row, position, parameter.amount, look.amount(_unit(parameter)))
        case "unit":
            per = f"£ {each(parameter.per)}" if parameter.unit == "£" and parameter.per else parameter.unit
            put_words(sheet, row, position, say("percentage") if per == "fraction" else say(per), look)
        case "evidence":
            put_words(sheet, row, position, say(EVIDENCE.get(parameter.evidence, parameter.evidence)), look)
        case "basis" | "kind":
            put_words(
                sheet,
                row,
                position,
                words(getattr(parameter, column.name)) if parameter.basis or column.name == "kind" else "",
                look,
            )
        case "partner" | "band":
            if parameter.mean_of is not None:
                partner, band = parameter.mean_of
                put_words(sheet, row, position, partner if column.name == "partner" else words(band), look)
        case _:
            put_value(sheet, row, position, getattr(parameter, column.name), column.kind, look)


def _amount(sheet: Any, row: int, parameter: Parameter, places: Places, look: ResultLook) -> None:
    """The amount used: typed, or for a computed one the formula of its working with its stored value."""
    position = POSITION["amount"]
    if parameter.amount is None:
        put_words(sheet, row, position, say("not known"), look)
    elif parameter.working is not None:
        keys = dict(parameter.inputs)
        formula = parameter.working.expression.formula(lambda name: amount_cell(places, keys[name]))
        sheet.write_formula(row, position, "=" + formula, look.amount(_unit(parameter)), parameter.amount)
    elif parameter.mean_of is not None:
        formula = _mean(places, row)
        sheet.write_formula(row, position, "=" + formula, look.amount(_unit(parameter)), parameter.amount)
    else:
        sheet.write_number(row, position, parameter.amount, look.amount(_unit(parameter), given=True))


def _unit(parameter: Parameter) -> str:
    """The form of its amounts: pounds with what is below the penny, which a price per mile may have."""
    return "rate" if parameter.unit == "£" else parameter.unit


def _mean(places: Places, row: int) -> str:
    """Hours-weighted mean employer cost of an hour: the costs of the partner's staff at the band over their hours."""
    partner, band = (f"${letters(POSITION[name] + 1)}{row + 1}" for name in ("partner", "band"))
    partners, bands, paid, costs = (
        places.span(name, sheet=True) for name in ("partner", "band", "paid_hours", "employer_cost")
    )
    chosen = f"EXACT({partners},{partner})*({bands}={band})*ISNUMBER({paid})"
    return f"ROUND(SUMPRODUCT({chosen},{costs})/SUMPRODUCT({chosen},{paid}),2)"
