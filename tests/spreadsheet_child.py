"""Change cells of a workbook in LibreOffice and save it; run by a Python that has `uno` (see spreadsheet.py).

Arguments: the soffice program, the address of its private profile, and the job as JSON.
"""

import json
import os
import subprocess
import sys
import time
from typing import Any

import uno


def main(program: str, profile: str, job: dict[str, Any]) -> None:
    """Start LibreOffice listening on a local pipe, do the job in it, and end it."""
    pipe = f"fairbudget{os.getpid()}"
    accept = f"--accept=pipe,name={pipe};urp;"
    options = [f"-env:UserInstallation={profile}", "--headless", "--norestore", accept]
    office = subprocess.Popen([program, *options])
    try:
        desktop = connect(pipe)
        change(desktop, **job)
        desktop.terminate()
        office.wait(60)
    finally:
        if office.poll() is None:
            office.kill()


def connect(pipe: str) -> Any:
    """The desktop of the LibreOffice that listens on that pipe, as soon as it answers."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + 60
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it is of a type that UNO makes as it runs
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)


def change(desktop: Any, workbook: str, changed: str, changes: list[dict[str, Any]]) -> None:
    """Open the workbook, type the changes, recalculate everything, and save it as xlsx."""
    book = desktop.loadComponentFromURL(workbook, "_blank", 0, (setting("Hidden", True),))
    for each in changes:
        cell = book.Sheets.getByName(each["sheet"]).getCellRangeByName(each["cell"])
        if each["number"]:
            cell.setValue(float(each["value"]))
        else:
            cell.setString(each["value"])
    book.calculateAll()
    book.storeToURL(changed, (setting("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


def setting(name: str, value: object) -> Any:
    """A named setting as LibreOffice takes it."""
    pair = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    pair.Name, pair.Value = name, value
    return pair


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))
