"""All benchmarks, or those named, in one table of ratios of this run.

.venv/bin/python benchmarks/run.py                 all of them; what is found is added to history.csv
.venv/bin/python benchmarks/run.py a d             these
.venv/bin/python benchmarks/run.py --quick         smaller sizes, to see that they work; not added to the history
"""

import argparse
from importlib import import_module

from measuring import head, remember, show

# Each is a module that answers to `measured(quick)`; it is loaded when its turn comes.
BENCHMARKS = {
    "a": "columns",
    "b": "cost_command",
    "c": "cost_command",
    "d": "portfolio",
    "e": "dashboard",
    "f": "growth",
}


def main() -> None:
    """Measure, print, and add rows to the history as each benchmark is done."""
    asked = argparse.ArgumentParser(description="Ratios of things measured side by side in one run.")
    asked.add_argument("names", nargs="*", metavar="name", help="a to f; all where none is named")
    asked.add_argument("--quick", action="store_true", help="smaller sizes; nothing is added to the history")
    given = asked.parse_args()
    unknown = sorted(set(given.names) - BENCHMARKS.keys())
    if unknown:
        asked.error(f"there is no benchmark {', '.join(unknown)}: the names are {', '.join(BENCHMARKS)}")
    head()
    for module in dict.fromkeys(BENCHMARKS[name] for name in given.names or BENCHMARKS):
        found = import_module(module).measured(quick=given.quick)
        show(found)
        if not given.quick:
            remember(found)


if __name__ == "__main__":
    main()
