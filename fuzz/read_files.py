"""Fuzz the readers: `python fuzz/read_files.py csv|xlsx|grid|saved [options of libFuzzer]`. See fuzz/README.md."""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from html import escape
from io import BytesIO
from zipfile import ZipFile

import atheris

with atheris.instrument_imports(include=["fairbudget"]):
    from fairbudget.assessment import assess
    from fairbudget.drafts.as_budget import budget_of_draft
    from fairbudget.drafts.from_file import draft_of_book
    from fairbudget.drafts.saved_file import opened, saved
    from fairbudget.drafts.work import Work
    from fairbudget.reading import budget_of
    from fairbudget.reading.cards.rate_book import read_rates
    from fairbudget.reading.file.files import book_of
    from fairbudget.reading.file.unreadable import UnreadableFile
    from fairbudget.reading.grid import Book, Cell, Sheet

RATES = read_rates()
ON = date(2026, 3, 16)
# What real budgets hold, so that the fuzzer need not find these words letter by letter.
WORDS = (
    "Partner", "Role", "Hours", "Days", "Rate", "Unit", "Quantity", "People", "Amount", "Total", "Subtotal", "Line",
    "Cost", "FTE", "Months", "Year 1", "Year 2", "Q1", "per week", "x 48 weeks",
    "10 hrs pw at £11.45 ph for 48 weeks", "£", "£k", "TBC", "n/a", "#REF!", "=6*7.5", "20%", "0.41", "(200)", "-5",
    "1.234,50", "£1,000", "31/02/2026", "1 April 2026", "On-costs", "Overheads", "Income", "Research Associate",
    "University", "hour", "day", "half day", "Project", "Field", "Value", "GBP", "€",
)  # fmt: skip
WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Costs" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
)
ROOT = RELATIONS.replace("/worksheet", "/officeDocument").replace("worksheets/sheet1.xml", "xl/workbook.xml")
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)


def read(name: str, content: bytes) -> None:
    """A file on its whole way: cells, budget, costs, and as a draft again. UnreadableFile is an answer."""
    try:
        book = book_of(name, content)
    except UnreadableFile as error:
        said(error.problems)
        return
    cost(book)


def cost(book: Book) -> None:
    budget = budget_of(book)
    said(budget.problems)
    said(assess(budget, RATES, as_of=ON).problems)
    again = budget_of_draft(draft_of_book(book))
    said(assess(again, RATES, as_of=ON).problems)


def said(problems: object) -> None:
    """Every problem names a place and says something to do."""
    for problem in problems:  # type: ignore[attr-defined]
        if not (problem.where and problem.message and problem.fix):
            raise AssertionError(f"a problem without words: {problem}")


def csv(data: bytes) -> None:
    read("fuzz.csv", data)


def xlsx(data: bytes) -> None:
    """A workbook whose sheet is what the fuzzer writes between the tags: cells as they should be, or anything."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        inside = data[1:] if data[:1] < b"\x40" else cells_of(data[1:])
        archive.writestr("xl/worksheets/sheet1.xml", head + inside + b"</sheetData></worksheet>")
    read("fuzz.xlsx", content.getvalue())


def cells_of(data: bytes) -> bytes:
    """Rows and cells as a workbook holds them, with kinds, addresses and values that need not fit."""
    given = atheris.FuzzedDataProvider(data)
    rows = []
    for row in range(1, given.ConsumeIntInRange(1, 8)):
        cells = []
        for column in "ABCDEFG"[: given.ConsumeIntInRange(0, 7)]:
            kind = ("n", "inlineStr", "str", "b", "e", "d", "s", "?")[given.ConsumeIntInRange(0, 7)]
            value = escape(WORDS[given.ConsumeIntInRange(0, len(WORDS) - 1)])
            if given.ConsumeBool():
                value = escape(given.ConsumeUnicodeNoSurrogates(12))
            place = f"{column}{row}" if given.ConsumeIntInRange(0, 9) else escape(given.ConsumeUnicodeNoSurrogates(6))
            formula = f"<f>{value}</f>" if not given.ConsumeIntInRange(0, 5) else ""
            inner = f"<is><t>{value}</t></is>" if kind == "inlineStr" else f"{formula}<v>{value}</v>"
            cells.append(f'<c r="{place}" t="{kind}">{inner}</c>')
        rows.append(f'<row r="{row}">{"".join(cells)}</row>')
    return "".join(rows).encode("utf-8", "ignore")


def grid(data: bytes) -> None:
    """A sheet of words that budgets use, numbers and dates, wherever the fuzzer puts them."""
    given = atheris.FuzzedDataProvider(data)
    sheets = []
    for number in range(given.ConsumeIntInRange(1, 3)):
        cells = {}
        for _ in range(given.ConsumeIntInRange(0, 60)):
            row, column = given.ConsumeIntInRange(1, 14), given.ConsumeIntInRange(1, 9)
            cells[row, column] = cell(given, row, column)
        sheets.append(Sheet(("Time", "Costs", f"Sheet{number}")[given.ConsumeIntInRange(0, 2)], cells))
    cost(Book("fuzz.xlsx", "0" * 64, tuple(sheets)))


def cell(given: "atheris.FuzzedDataProvider", row: int, column: int) -> Cell:
    match given.ConsumeIntInRange(0, 5):
        case 0 | 1:
            return Cell(row, column, WORDS[given.ConsumeIntInRange(0, len(WORDS) - 1)])
        case 2:
            form = ("", "0%", '"£"#,##0', "[$€-2] #,##0", "#.##0,00")[given.ConsumeIntInRange(0, 4)]
            return Cell(row, column, number(given), number_format=form)
        case 3:
            return Cell(row, column, date.fromordinal(given.ConsumeIntInRange(1, 3_000_000)))
        case 4:
            return Cell(row, column, None, formula=given.ConsumeUnicodeNoSurrogates(12) or "=")
        case _:
            return Cell(row, column, given.ConsumeUnicodeNoSurrogates(30))


def number(given: "atheris.FuzzedDataProvider") -> Decimal:
    try:
        return Decimal(given.ConsumeIntInRange(-(10**7), 10**7)).scaleb(-given.ConsumeIntInRange(0, 6))
    except InvalidOperation:
        return Decimal(0)


def saved_file(data: bytes) -> None:
    """A saved file with bytes of the fuzzer's in its middle."""
    whole = saved(Work())
    for content in (data, whole[: len(whole) // 2] + data + whole[len(whole) // 2 :]):
        try:
            opened("fuzz.json", content)
        except UnreadableFile as error:
            said(error.problems)


TARGETS: dict[str, Callable[[bytes], None]] = {"csv": csv, "xlsx": xlsx, "grid": grid, "saved": saved_file}


def main() -> None:
    """Choose the target by the first word; the others are libFuzzer's."""
    target = TARGETS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if target is None:
        sys.exit(__doc__)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
