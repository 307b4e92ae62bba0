"""XlsxWriter's workbook for formulas that are written as they stand. Imported late, as XlsxWriter itself is."""

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter publishes no types
    """A sheet whose formulas use no function newer than Excel 2007."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """XlsxWriter searches each formula for thirty newer functions, which takes half the time of writing a sheet.

        `tests/test_workbook.py` holds the functions that ours use.
        """
        return formula.removeprefix("=")


class PlainWorkbook(Workbook):  # type: ignore[misc]  # XlsxWriter publishes no types
    """A workbook of such sheets."""

    worksheet_class = PlainSheet
