"""Reads folders of rate cards into a `RateBook`, or refuses them with every problem of every file at once.

The shipped cards lie in `rates/` beside the source tree, or inside the installed package. An organisation's
folder has the same form; its rates are laid over the shipped ones.
"""

from pathlib import Path

from fairbudget.problems import Problem
from fairbudget.ratecards import RateBook
from fairbudget.rates import ExpertiseBand, RateCard
from fairbudget.reading.cards.rate_checks import check_links
from fairbudget.reading.cards.rate_file_problems import NO_FILES
from fairbudget.reading.cards.rate_reader import CardReader, LoadedCard

BANDS_FILE = "expertise_bands.toml"
NOT_CARDS = (BANDS_FILE, "lock.toml")


class RateCardError(Exception):
    """The rate cards cannot be used; `problems` says why, file by file and line by line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.where}: {p.message} {p.fix}" for p in problems))


def shipped_folder() -> Path:
    """The folder of the shipped cards: in the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parents[2]
    installed = package / "rates"
    return installed if installed.is_dir() else package.parent.parent / "rates"


def read_rates(organisation: Path | None = None, *, shipped: Path | None = None) -> RateBook:
    """All rate cards as a book. Raises RateCardError when a file of either folder is refused."""
    folder = shipped or shipped_folder()
    loaded, problems = _load(folder)
    bands, band_problems = _read_bands(folder / BANDS_FILE)
    problems += band_problems
    if organisation is not None:
        own, own_problems = _load(organisation)
        loaded += own
        problems += own_problems
    # With a card missing, links to it would be blamed on cards that are right.
    problems = problems or check_links(loaded)
    if problems:
        raise RateCardError(problems)
    return RateBook(cards=tuple(card for card, _ in loaded), bands=bands)


def read_rate_folder(folder: Path) -> tuple[tuple[RateCard, ...], list[Problem]]:
    """The cards of one folder that can be used, and the problems of the others."""
    loaded, problems = _load(folder)
    return tuple(card for card, _ in loaded), problems


def check_folder(folder: Path) -> list[Problem]:
    """Every problem of a folder of rate cards, links to the shipped ones included; empty when all is well."""
    loaded, problems = _load(folder)
    if problems:
        return problems
    shipped = [] if folder.resolve() == shipped_folder().resolve() else _load(shipped_folder())[0]
    return check_links(shipped + loaded)


def _load(folder: Path) -> tuple[list[LoadedCard], list[Problem]]:
    files = sorted(file for file in folder.glob("*.toml") if file.name not in NOT_CARDS)
    # An organisation's folder may hold funders' rules alone.
    if not any(folder.rglob("*.toml")):
        return [], [NO_FILES(str(folder), folder.name)]
    loaded: list[LoadedCard] = []
    problems: list[Problem] = []
    for file in files:
        found = CardReader(file.name, file.read_bytes()).read(problems)
        loaded += [found] if found else []
    return loaded, problems


def _read_bands(file: Path) -> tuple[tuple[ExpertiseBand, ...], list[Problem]]:
    """The expertise bands in the order of the file."""
    if not file.is_file():
        return (), [NO_FILES(file.name, file.name)]
    reader = CardReader(file.name, file.read_bytes())
    problems: list[Problem] = []
    bands = [
        reader.validated(ExpertiseBand, {"code": code, **table}, f"band.{code}", problems)
        for code, table in reader.tables(reader.parsed(problems), "band", problems)
    ]
    return tuple(band for band in bands if band), problems
