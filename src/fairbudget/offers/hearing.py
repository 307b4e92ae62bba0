"""What each length of time in an offer is for: the work itself, preparation, travel, follow-up, or all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairbudget.offers.clauses import Clause
from fairbudget.offers.items import Item, Many, Phrase, Place, Time
from fairbudget.offers.offer import What
from fairbudget.offers.ranges import Range

ROLES: dict[str, What] = {
    "preparation": "preparation",
    "follow_up": "follow_up",
    "travel_time": "travel",
    "travel": "travel",
}
# After these the word travel is about its cost, not about the time it takes.
ABOUT_COST = ("paid", "covered", "included", "expenses", "not_covered")


@dataclass(frozen=True)
class Heard:
    """A length of time with its use. `within` says that another length already contains it."""

    time: Time
    what: What
    clause: int
    opener: str
    bracketed: bool
    within: bool = False
    words: Place | None = None
    each: bool = False
    both_ways: bool = False


def hear(clauses: Sequence[Clause]) -> list[Heard]:
    """Every length of time with what it is for, in order."""
    found: list[Heard] = []
    for at, clause in enumerate(clauses):
        for time in clause.times():
            what = _use(clauses, at, time)
            first = time is clause.times()[0]
            opener = clause.opener if first else ""
            heard = Heard(time, what, at, opener, clause.bracketed, words=_with_its_use(clause, time), each=time.each)
            contains = any(earlier.what in ("contact", "all") for earlier in found)
            beside = what in ("preparation", "travel", "follow_up")
            heard = replace(heard, each=time.each or (beside and clause.says("each")))
            heard = replace(heard, both_ways=beside and clause.says("each_way"))
            found.append(replace(heard, within=is_included(clause) and contains and what != "contact"))
    return _without_the_least(found, clauses)


def _with_its_use(clause: Clause, time: Time) -> Place:
    """The words of a length together with what it is for: "half a day's preparation"."""
    row = clause.weighty()
    at = row.index(time) + 1
    after = row[at] if at < len(row) else None
    if isinstance(after, Phrase) and after.says in ROLES and after.at - time.to <= 1:
        return Place(time.at, after.to)
    return time


def _without_the_least(found: list[Heard], clauses: Sequence[Clause]) -> list[Heard]:
    """ "For half an hour, minimum one hour": the second is the least that is paid, not more work.

    Alone, "a minimum of six hours" is the work: at least that.
    """
    least = [one for one in found if is_least(clauses[one.clause], one.time)]
    rest = [one for one in found if one not in least]
    if any(one.what in ("contact", "all") for one in rest):
        return rest
    return [
        replace(one, time=replace(one.time, count=Range(low=one.time.count.low))) if one in least else one
        for one in found
    ]


def is_least(clause: Clause, time: Time) -> bool:
    """Whether it is called a minimum."""
    return "least" in (clause.before(time), clause.after(time))


def _use(clauses: Sequence[Clause], at: int, time: Time) -> What:
    clause = clauses[at]
    if "total" in (clause.after(time), clause.before(time)) or (
        clause.says("total") and len(clause.times()) == 1 and not clause.monies()
    ):
        return "all"
    for near in (clause.after(time), clause.before(time)):
        if near in ROLES and not (near == "travel" and _is_cost(clause)):
            return ROLES[near]
    if len(clause.times()) == 1 and not clause.monies() and not time.names:
        said = [ROLES[says] for says in clause.phrases() if says in ROLES and says != "travel"]
        if said:
            return said[0]
    return _named_before(clauses, at, time) or "contact"


def _is_cost(clause: Clause) -> bool:
    return any(
        isinstance(item, Phrase) and item.says == "travel" and clause.after(item) in ABOUT_COST for item in clause.items
    )


def _named_before(clauses: Sequence[Clause], at: int, time: Time) -> What | None:
    """ "Preparation (2 hours)", "preparation, about 2 hours": the length stands alone behind its name."""
    if at == 0 or clauses[at].opener not in ("(", ",") or clauses[at].weighty() != [time]:
        return None
    before = clauses[at - 1]
    if before.times() or before.monies() or not before.weighty():
        return None
    last = before.weighty()[-1]
    return ROLES[last.says] if isinstance(last, Phrase) and last.says in ROLES else None


def is_included(clause: Clause) -> bool:
    """Whether the clause says that its things are part of what was named before."""
    return clause.opener == "including" or clause.says("included", "all_inclusive")


def said_of(clauses: Sequence[Clause], *words: str) -> tuple[What, ...]:
    """The uses of time beside which one of these is said: "paid preparation", "travel time is unpaid"."""
    found: list[What] = []
    for clause in clauses:
        for item in clause.items:
            if isinstance(item, Phrase) and item.says in ROLES and item.says != "travel":
                before, after = clause.before(item), clause.after(item)
                if before in words or (
                    after in words and not clause.says("advance", "arrears", "on_the_day", "invoice")
                ):
                    found.append(ROLES[item.says])
    return tuple(dict.fromkeys(found))


def included_uses(clauses: Sequence[Clause]) -> tuple[What, ...]:
    """The uses of time that the offer says are contained, or not needed ("no preparation")."""
    found: list[What] = []
    for clause in clauses:
        if clause.says("all_inclusive"):
            found += ["preparation", "travel", "follow_up"]
        found += [
            ROLES[item.says]
            for item in clause.items
            if isinstance(item, Phrase) and item.says in ROLES and item.says != "travel"
            if is_included(clause) or clause.before(item) == "not_stated_no"
        ]
    return tuple(dict.fromkeys(found))


def without_a_length(clauses: Sequence[Clause], heard: Sequence[Heard]) -> list[tuple[What, Phrase]]:
    """Preparation, travel time and follow-up that are named and whose length nobody stated."""
    known = {one.what for one in heard} | set(included_uses(clauses))
    found: dict[What, Phrase] = {}
    for at, clause in enumerate(clauses):
        shares = (
            clause.opener == "and"
            and at > 0
            and any(one.clause == at - 1 and one.what in ROLES.values() for one in heard)
        )
        for item in clause.items:
            if isinstance(item, Phrase) and item.says in ROLES and item.says != "travel" and not shares:
                what = ROLES[item.says]
                if what not in known and not _kind_of_pay(clause, item):
                    found.setdefault(what, item)
    return list(found.items())


def _kind_of_pay(clause: Clause, item: Item) -> bool:
    """Whether the word stands in a clause that already gives a length: "a day's planning work"."""
    return bool(clause.times()) and isinstance(item, Phrase) and clause.before(item) == "paid"


def sessions_in(clauses: Sequence[Clause]) -> list[tuple[Many, int]]:
    """Sessions that are counted and have no length of their own, with the place of their clause."""
    return [
        (item, at)
        for at, clause in enumerate(clauses)
        for item in clause.items
        if isinstance(item, Many) and item.of == "session"
    ]
