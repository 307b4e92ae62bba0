"""LibreOffice as the judge of our workbooks: it recalculates every formula, and changes a cell, on its own.

Each run has a private profile in a temporary folder, told to recalculate whatever it opens: so a stored value
never passes for a calculated one. Where LibreOffice is kept elsewhere, the variable SOFFICE names it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl

Place = tuple[str, str]  # a sheet and a cell of it: ("Rates", "F5")
Value = Decimal | str | date | bool | None

# 0 is LibreOffice's number for "always"; left to itself it trusts what another program stored.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
XLSX = "xlsx:Calc MS Excel 2007 XML"
CHILD = Path(__file__).with_name("spreadsheet_child.py")
SECONDS = 300


def soffice_program() -> str | None:
    """Where LibreOffice is, or None."""
    return shutil.which(os.environ.get("SOFFICE", "soffice"))


def recalculate(workbooks: Sequence[Path], folder: Path) -> list[Path]:
    """Have LibreOffice recalculate workbooks and save them, under the same names, as xlsx in `folder`.

    All in one run, since starting it takes longer than a workbook does. xlsx and ods are both read.
    """
    return _convert(workbooks, folder, XLSX, ".xlsx")


def change_cells(workbook: Path, changes: Mapping[Place, Decimal | str], changed: Path) -> Path:
    """Type new values into cells in LibreOffice itself, recalculate, and save as the workbook `changed`."""
    job = {
        "workbook": workbook.resolve().as_uri(),
        "changed": changed.resolve().as_uri(),
        "changes": [
            {"sheet": sheet, "cell": cell, "number": isinstance(value, Decimal), "value": str(value)}
            for (sheet, cell), value in changes.items()
        ],
    }
    with _private_profile() as profile:
        command = [_python_with_uno(), str(CHILD), _program(), profile, json.dumps(job)]
        _run(command)
    return _made(changed)


def values(workbook: Path) -> dict[Place, Value]:
    """The stored value of every cell that holds something, numbers as exact decimals of what is written."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    try:
        return {
            (sheet.title, cell.coordinate): _exact(cell.value)
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
    finally:
        book.close()


def to_png(workbook: Path, folder: Path, dots_per_inch: int = 70) -> list[Path]:
    """Pictures of a workbook's printed pages, for a person to look at; needs pdftoppm as well."""
    [pdf] = to_pdf([workbook], folder)
    _run(["pdftoppm", "-png", "-r", str(dots_per_inch), str(pdf), str(folder / workbook.stem)])
    return sorted(folder.glob(f"{workbook.stem}-*.png"))


def to_pdf(documents: Sequence[Path], folder: Path) -> list[Path]:
    """Workbooks or text documents printed as PDF, under the same names, in `folder`."""
    return _convert(documents, folder, "pdf", ".pdf")


def _convert(workbooks: Sequence[Path], folder: Path, to: str, ending: str) -> list[Path]:
    made = [folder / (workbook.stem + ending) for workbook in workbooks]
    if len(set(made)) < len(made):
        raise ValueError("two workbooks of one name would overwrite each other")
    if any(path.exists() for path in made):
        raise ValueError(f"{folder} already holds a file that is about to be made")
    folder.mkdir(parents=True, exist_ok=True)
    with _private_profile() as profile:
        given = [str(workbook) for workbook in workbooks]
        options = [f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        _run([_program(), *options, "--convert-to", to, "--outdir", str(folder), *given])
    return [_made(path) for path in made]


@contextmanager
def _private_profile() -> Iterator[str]:
    """The address of a LibreOffice profile that is used once."""
    with tempfile.TemporaryDirectory(prefix="soffice-", ignore_cleanup_errors=True) as folder:
        user = Path(folder) / "user"
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        yield Path(folder).as_uri()


def _program() -> str:
    program = soffice_program()
    if program is None:
        raise FileNotFoundError("LibreOffice (soffice) is not installed")
    return program


def _python_with_uno() -> str:
    """A Python that can talk to LibreOffice: its own, Debian's with python3-uno, or this one."""
    beside = Path(_program()).resolve().parent
    candidates = [beside / "python", beside / "python.exe", Path("/usr/bin/python3"), Path(sys.executable)]
    for python in candidates:
        if python.exists() and _has_uno(python):
            return str(python)
    raise FileNotFoundError("no Python here can talk to LibreOffice; on Debian: apt install python3-uno")


def _has_uno(python: Path) -> bool:
    asked = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
    return asked.returncode == 0


def _run(command: Sequence[str]) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if ran.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {ran.stdout}{ran.stderr}")


def _made(path: Path) -> Path:
    # LibreOffice reports success even when it could not read a file.
    if not path.exists():
        raise RuntimeError(f"LibreOffice made no {path.name}")
    return path


def _exact(value: object) -> Value:
    match value:
        case bool() | str() | date() | None:
            return value
        case int() | float():
            return Decimal(repr(value))
        case _:
            return str(value)
