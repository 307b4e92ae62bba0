"""What the formula of an amount does with other cells: it multiplies those of its row, or adds up other rows."""

import re
from decimal import Decimal

from fairbudget.reading.formulas import excel_spelling, is_product, is_sum, places
from fairbudget.reading.grid import Cell


def constant_of(cell: Cell | None) -> Decimal | None:
    """The fraction by which a formula multiplies one cell: 0.1 of `=B15*0.1`, also of `=B15*10%`."""
    if cell is None or not cell.formula or not is_product(cell.formula):
        return None
    for factor in excel_spelling(cell.formula).replace("(", "").replace(")", "").split("*"):
        if re.fullmatch(r"\d+(?:\.\d+)?%?", factor):
            number = Decimal(factor.rstrip("%")) / (100 if factor.endswith("%") else 1)
            if 0 < number < 1:
                return number
    return None


def product_cells(cell: Cell | None) -> tuple[tuple[int, int], ...]:
    """The row and column of the cells that an amount multiplies, when they stand in its own row."""
    if cell is None or not cell.formula or not is_product(cell.formula) or constant_of(cell):
        return ()
    used = places(cell.formula)
    return tuple((place.row, place.column) for place in used) if all(p.row == cell.row for p in used) else ()


def adds_rows(cell: Cell | None) -> bool:
    """Whether an amount is a formula that only adds two or more cells of other rows."""
    if cell is None or not cell.formula or not is_sum(cell.formula):
        return False
    used = places(cell.formula)
    return len(used) > 1 and all(place.row != cell.row for place in used)
