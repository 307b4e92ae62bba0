"""Versions of a budget: a copy under a name of its own, another one looked at, renamed, taken away."""

from collections.abc import Iterable
from datetime import datetime

from fairbudget.drafts.draft import Draft
from fairbudget.drafts.work import MOST_SCENARIOS, Change, Scenario, Work
from fairbudget.wording import tidy

LONGEST_NAME = 60


def copied(work: Work, name: str, at: datetime, why: str) -> Work:
    """One more version, the same as the one looked at; `why` says on its list of changes what it was made from."""
    if work.scenario is None:
        raise ValueError("there is no budget to copy")
    return with_version(work, name, work.scenario.draft, (), at, why)


def with_version(work: Work, name: str, draft: Draft, changes: Iterable[Change], at: datetime, why: str) -> Work:
    """One more version made from the one looked at, with these changes to it and a word of where it comes from.

    Raises ValueError when there are as many as there may be.
    """
    before = work.scenario.changes if work.scenario else ()
    made = Change(at=at, sheet="", line="", field="", after=why)
    new = Scenario(name=free_name(work, name), draft=draft, changes=(*before, made, *changes))
    return work.with_new(new)


def free_name(work: Work, wanted: str, but: int | None = None) -> str:
    """The name, with a number behind it where another version has it: a saved file tells versions apart by name."""
    taken = {one.name.casefold() for number, one in enumerate(work.scenarios) if number != but}
    wanted = tidy(wanted, LONGEST_NAME) or str(len(work.scenarios) + 1)
    names = (wanted, *(f"{wanted} ({number})" for number in range(2, MOST_SCENARIOS + 2)))
    return next(name for name in names if name.casefold() not in taken)


def renamed(work: Work, name: str) -> Work:
    """The version looked at under another name."""
    if work.scenario is None or not tidy(name):
        return work
    return work.with_scenario(work.scenario.model_copy(update={"name": free_name(work, name, work.current)}))


def looking_at(work: Work, number: int) -> Work:
    """Another version is looked at, counted from 0; that is no change of the work."""
    return work.model_copy(update={"current": number})


def removed(work: Work, number: int) -> Work:
    """Without one version. Raises ValueError for the last one: to clear a budget is another matter."""
    if len(work.scenarios) < 2:
        raise ValueError("the last version stays")
    left = tuple(one for at, one in enumerate(work.scenarios) if at != number)
    current = work.current - (work.current > number)
    update = {"scenarios": left, "current": min(current, len(left) - 1), "steps": work.steps + 1}
    return work.model_copy(update=update)
