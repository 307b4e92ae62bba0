"""Every kind of problem that the package declares, and the page about them: `python -m fairbudget.problem_page FILE`.

Kinds are declared beside the code that finds them. So that none is missed, each module whose text declares one is
imported before they are listed.
"""

import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path

import fairbudget
from fairbudget.problems import KINDS, ORDER, Kind, Severity
from fairbudget.tables import SEVERITIES

DECLARES = re.compile(r"^[A-Z_]+ = kind\(", re.MULTILINE)
MEANING: dict[Severity, str] = {
    "blocks": "What needs it is not worked out until it is mended, and `fairbudget check` ends with exit code 1.",
    "check": "The budget is costed. Somebody should look at this before it is used.",
    "note": "Said so that nobody is surprised later.",
}
HEAD = """# Everything that can be pointed out

Written from the program by `python -m fairbudget.problem_page docs/checks.md`; a test keeps it up to date. The same
list in a terminal: `fairbudget checks`. Words in [brackets] are filled in from the budget.

Figures below a floor are said to be below it. The program does not decide how anybody is engaged, calls nothing
unlawful and nothing fair, and gives no advice about benefits.
"""


def every_kind() -> tuple[Kind, ...]:
    """All kinds of problem, what blocks first, then by code."""
    for module in declaring_modules():
        import_module(module)
    # What tests declare for themselves is not the program's.
    return tuple(sorted(KINDS.values(), key=lambda kind: (ORDER[kind.severity], kind.code)))


def declaring_modules() -> tuple[str, ...]:
    """The modules of the package whose text declares a kind of problem."""
    root = Path(fairbudget.__file__).parent
    names = [module.name for module in pkgutil.walk_packages([str(root)], "fairbudget.")]
    return tuple(name for name in names if DECLARES.search(_text(root, name)))


def _text(root: Path, module: str) -> str:
    path = root.joinpath(*module.split(".")[1:])
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.read_text(encoding="utf-8")


def gaps_named(wording: str) -> str:
    """The wording with the names of its gaps in brackets: `{rate_code}` becomes [rate code]."""
    return re.sub(r"{(\w+)[^}]*}", lambda gap: f"[{gap[1].replace('_', ' ')}]", wording)


def page() -> str:
    """The page of all kinds, by weight and title, in Markdown."""
    parts = [HEAD]
    for severity, meaning in MEANING.items():
        kinds = sorted((kind for kind in every_kind() if kind.severity == severity), key=lambda kind: kind.title)
        parts.append(f"\n## {SEVERITIES[severity]}\n\n{meaning}\n")
        parts += [_section(kind) for kind in kinds]
    return "".join(parts)


def _section(kind: Kind) -> str:
    return f"\n### {kind.title}\n\n`{kind.code}`\n\n{gaps_named(kind.message)}\n\nWhat to do: {gaps_named(kind.fix)}\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
