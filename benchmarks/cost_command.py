"""How long the cost command takes beside what its libraries need for the same work: ratios of one run.

A 400-line budget with its workbook is held against a bare script that reads the same cells with openpyxl and writes
the same workbook with XlsxWriter, and against LibreOffice that recalculates that workbook; the start of the program
against a Python that does no more than import what is used of other people's libraries.
"""

import marshal
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from measuring import ROOT, SAMPLE, Measured, Timed, beside, faster, in_turns
from openpyxl.cell import Cell
from openpyxl.utils import column_index_from_string

from fairbudget import read_budget
from fairbudget.writing.template import budget_sheets

LINES, TIMES, RECALCULATED = 400, 9, 3
FAIRBUDGET = "from fairbudget.cli import main; main()"
# openpyxl would load numpy to know its numbers. Our program does not wait for that; nor need what it is held against.
BARE = """
import marshal, sys
sys.modules["numpy"] = None
import openpyxl, xlsxwriter
given, kept, made = sys.argv[1:]
book = openpyxl.load_workbook(given, read_only=True, data_only=True, keep_links=False)
cells = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
with open(kept, "rb") as file:
    formats, sheets = marshal.load(file)
with xlsxwriter.Workbook(made) as workbook:
    looks = [workbook.add_format(one) for one in formats]
    for name, widths, heights, written in sheets:
        sheet = workbook.add_worksheet(name)
        for column, width in widths:
            sheet.set_column(column, column, width)
        for row, height in heights:
            sheet.set_row(row, height)
        for row, column, what, result, look in written:
            if result is not None:
                sheet.write_formula(row, column, what, looks[look], result)
            elif isinstance(what, str):
                sheet.write_string(row, column, what, looks[look])
            elif what is None:
                sheet.write_blank(row, column, None, looks[look])
            else:
                sheet.write_number(row, column, what, looks[look])
"""
# What a command loads of other people's, and nothing else. A budget is read by a process of its own, beside the rest.
EACH = """
import sys
from contextlib import suppress
from importlib import import_module
sys.modules["numpy"] = None
def load(names):
    for name in names.split():
        with suppress(ImportError):
            import_module(name)
"""
IMPORTS = f"""{EACH}
import subprocess
names, each, others = sys.argv[1:]
reader = subprocess.Popen([sys.executable, "-c", f"{{each}}load(sys.argv[1])", others])
load(names)
reader.wait()
"""
READER = "import sys; sys.modules['numpy'] = None; import fairbudget.reading.file.child"


def measured(*, quick: bool = False) -> list[Measured]:
    """Whole runs of the command line, beside the bare work of the libraries and beside LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        big, out, nothing = here / "big.xlsx", here / "out.xlsx", here / "empty.csv"
        write_big(big)
        nothing.touch()
        cost = ours("cost", big, "-o", out, "--force")
        cost()
        (here / "kept").write_bytes(marshal.dumps(kept(out)))
        bare = python(BARE, big, here / "kept", here / "bare.xlsx")
        helping = python(f"{EACH}load(sys.argv[1])", libraries(FAIRBUDGET, "--help"))
        costing = python(IMPORTS, libraries(FAIRBUDGET, "cost", SAMPLE), EACH, libraries(READER))
        times, recalculated = (3, 1) if quick else (TIMES, RECALCULATED)
        lines = f"cost of {LINES} lines with its workbook"
        return [
            beside(f"{lines} / bare openpyxl and XlsxWriter", *in_turns(times, cost, bare), at_most=1.5),
            faster(f"{lines}: faster than LibreOffice", *in_turns(recalculated, cost, office(out, here)), at_least=5),
            beside("--help / the imports of its libraries", *in_turns(times, ours("--help"), helping), at_most=1.3),
            beside("start of cost / the imports of its libraries", *in_turns(times, ours("cost", nothing), costing)),
            beside("cost of a sample / the same imports", *in_turns(times, ours("cost", SAMPLE), costing), at_most=1.3),
        ]


def write_big(path: Path) -> None:
    """The sample with its lines of time again and again, up to 400, as our template."""
    budget = read_budget(SAMPLE)
    again = [line.model_copy(update={"line": f"{line.line}-{copy}"}) for copy in range(99) for line in budget.time]
    with xlsxwriter.Workbook(str(path)) as workbook:
        budget_sheets(workbook, budget.model_copy(update={"time": tuple(again[:LINES])}))


def kept(workbook: Path) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
    """All formats of a workbook, and of each sheet its name, widths, heights and cells, as XlsxWriter takes them."""
    written, stored = openpyxl.load_workbook(workbook), openpyxl.load_workbook(workbook, data_only=True)
    looks: dict[str, int] = {}
    formats: list[dict[str, Any]] = []
    sheets = []
    for sheet in written.worksheets:
        cells = []
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.has_style):
            look = format_of(cell)
            if repr(look) not in looks:
                looks[repr(look)] = len(formats)
                formats.append(look)
            value, result = cell.value, None
            if cell.data_type == "f":
                result = stored[sheet.title][cell.coordinate].value
            if isinstance(value, datetime):
                value = (value - datetime(1899, 12, 30)).days  # noqa: DTZ001 - a workbook's days have no zone
            cells.append((cell.row - 1, cell.column - 1, value, result, looks[repr(look)]))
        widths = [(column_index_from_string(name) - 1, one.width) for name, one in sheet.column_dimensions.items()]
        heights = [(row - 1, one.height) for row, one in sheet.row_dimensions.items() if one.height is not None]
        sheets.append((sheet.title, widths, heights, cells))
    return formats, sheets


def format_of(cell: Cell) -> dict[str, Any]:
    """The look of a cell: font, colours, alignment and number format."""
    font, side = cell.font, cell.alignment
    look = {
        "num_format": cell.number_format,
        "font_name": font.name,
        "font_size": font.sz,
        "font_color": f"#{font.color.rgb[2:]}" if font.color is not None else None,
        "bold": font.b,
        "italic": font.i,
        "bg_color": f"#{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type == "solid" else None,
        "align": side.horizontal,
        "valign": side.vertical,
        "indent": int(side.indent or 0),
        "text_wrap": side.wrap_text,
        "quote_prefix": cell.quotePrefix,
        "bottom": 1 if cell.border.bottom.style else 0,
    }
    return {name: value for name, value in look.items() if value}


def libraries(program: str, *words: object) -> str:
    """The modules that a run of Python loads which are not ours, in the order in which they are loaded."""
    command = [sys.executable, "-X", "importtime", "-c", program, *(str(word) for word in words)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr  # noqa: S603 - ours
    names = [line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")]
    return " ".join(name for name in names[1:] if name.split(".")[0] not in ("fairbudget", "site", "__main__"))


def ours(*words: object) -> Timed:
    return python(FAIRBUDGET, *words)


def python(program: str, *words: object) -> Timed:
    """A whole run of Python with this program, as something that can be timed."""
    command = [sys.executable, "-c", program, *(str(word) for word in words)]

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603 - ours
        return time.perf_counter() - start

    return run


def office(workbook: Path, folder: Path) -> Timed:
    """LibreOffice started cold to recalculate a workbook, as the tests run it."""
    sys.path.append(str(ROOT / "tests"))
    from spreadsheet import recalculate

    def run() -> float:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory(dir=folder) as made:
            recalculate([workbook], Path(made))
        return time.perf_counter() - start

    return run
