"""The lock of the shipped rates: no value is changed or deleted, so that an old bid costs the same again.

`rates/lock.toml` holds a fingerprint of each amount, and the word "withdrawn" where a rate ended without one:
that may still be filled in, since nothing was ever costed with it. `python -m fairbudget.reading.cards.rate_lock`
adds what is new and refuses to touch an amount that is there.
"""

import sys
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from fairbudget.ratecards import RateBook
from fairbudget.rates import ListedRate, RateCard, RateValue
from fairbudget.reading.cards.rate_files import read_rates, shipped_folder

LOCK = "lock.toml"
WITHDRAWN = "withdrawn"
HEADING = """\
# A fingerprint of every shipped value, so that none is changed or deleted by mistake: an old bid must cost
# the same again. Written by `python -m fairbudget.reading.cards.rate_lock`; never edited by hand.
"""


def fingerprints(book: RateBook) -> dict[str, str]:
    """The fingerprint of each value by code, start and condition; of an indexed rate that of its links."""
    found: dict[str, str] = {}
    for card in book.cards:
        for listed in card.rates:
            found |= _of_rate(card, listed)
    return found


def _of_rate(card: RateCard, listed: ListedRate) -> dict[str, str]:
    code = f"{card.code}:{listed.code}"
    if listed.index is not None:
        return {code: _fingerprint(listed.per, listed.index.model_dump_json())}
    return {_key(code, value): _of_value(listed, value) for value in listed.values}


def _key(code: str, value: RateValue) -> str:
    start = value.effective_from.isoformat() if value.effective_from else "undated"
    return " ".join(part for part in (f"{code}@{start}", value.series) if part)


def _of_value(listed: ListedRate, value: RateValue) -> str:
    """Amount as printed, unit and ages: what a bid was costed with."""
    if value.amount is None:
        return WITHDRAWN
    return _fingerprint(f"{value.amount:f}", value.per or listed.per, f"{value.age_from}-{value.age_to}")


def _fingerprint(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def read_lock(file: Path) -> dict[str, str]:
    """The fingerprints in a lock file; none when there is no file yet."""
    return dict(tomllib.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def broken(locked: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The values that were changed or deleted since; a withdrawal may have got its amount."""
    return [key for key, fingerprint in locked.items() if key not in now or (fingerprint not in (WITHDRAWN, now[key]))]


def add_new(folder: Path) -> tuple[list[str], list[str]]:
    """Adds the fingerprints of new values to the folder's lock: what was added, and what is broken.

    Nothing is written while something is broken. Raises RateCardError when a card does not load.
    """
    file = folder / LOCK
    locked, now = read_lock(file), fingerprints(read_rates(shipped=folder))
    changed = broken(locked, now)
    added = [key for key in now if now[key] != locked.get(key)]
    if added and not changed:
        lines = [f'"{key}" = "{now[key]}"' for key in sorted(now)]
        file.write_text(HEADING + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return added, changed


def main() -> int:
    """The command: 0 when the lock is up to date, 1 when a locked value was changed or deleted."""
    added, changed = add_new(shipped_folder())
    if changed:
        listing = "\n  ".join(changed)
        sys.stderr.write(
            f"These values were changed or deleted since they were shipped:\n  {listing}\n"
            "Put them back. A new amount is a new entry with its own date; a wrong one is withdrawn.\n"
        )
        return 1
    sys.stdout.write(f"{len(added)} new values locked.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
