"""The session: its one model, and the only module that touches Streamlit's session state.

Everything a person does goes through `put`, in a callback, before the page is drawn. Nothing here is shared between
sessions but the shipped rate cards, which never change while the program runs.
"""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import streamlit as st

from fairbudget.assessment import Assessment, assess
from fairbudget.drafts.as_budget import budget_of_draft
from fairbudget.drafts.draft import Draft, Place, TableName
from fairbudget.drafts.meaning import Meaning
from fairbudget.drafts.work import Change, Scenario, Work
from fairbudget.findings.picture_data import Cost
from fairbudget.findings.picture_data import cost_of_parity as cost_of
from fairbudget.fixes.plan import fix
from fairbudget.fixes.results import FixPlan
from fairbudget.fixes.targets import Target
from fairbudget.language import Language, speak
from fairbudget.problems import Problem
from fairbudget.ratecards import RateBook

if TYPE_CHECKING:  # what is large is loaded when the page of the portfolio is looked at
    from fairbudget.portfolio.part import Part
    from fairbudget.portfolio.summary import Portfolio

KEY = "fairbudget"
Upload = tuple[str, bytes]
MOST_KEPT = 4  # of one session: the assessments of three scenarios, and what was just left


@dataclass(frozen=True)
class Grid:
    """A table as it was drawn, to which what is edited on the screen is added: its rows must not change meanwhile."""

    table: TableName
    version: int
    draft: Draft
    changes: tuple[Change, ...]

    @property
    def key(self) -> str:
        return f"grid_{self.table}_{self.version}"


@dataclass(frozen=True)
class Session:
    """The model of one session: the work, and what the screens remember of it.

    `place` is the line that is open in the form, alone on the page while it is being mended; `version` counts up when
    tables must be drawn anew; `told` is a message for the next page that is drawn, `problems` what is wrong with the
    last file; `grid` is the table as it was drawn; `meaning` is a file whose columns have not been confirmed yet.
    `results` are those of many budgets, packed, and `not_results` says what is wrong with other files.
    """

    work: Work = field(default_factory=Work)
    place: Place | None = None
    mending: bool = False
    version: int = 0
    told: str = ""
    problems: tuple[Problem, ...] = ()
    grid: Grid | None = None
    meaning: Meaning | None = None
    results: bytes = field(default=b"", repr=False)
    not_results: tuple[Problem, ...] = ()


def session() -> Session:
    """The session's model."""
    if KEY not in st.session_state:
        st.session_state[KEY] = Session()
    found: Session = st.session_state[KEY]
    return found


def put(**parts: Any) -> None:
    """Replace parts of the session's model."""
    st.session_state[KEY] = replace(session(), **parts)


def work() -> Work:
    """What is worked on."""
    return session().work


def put_work(new: Work, *, redraw: bool = True) -> None:
    """Replace the work; `redraw` has tables drawn anew, which an edit inside a table does not want."""
    put(work=new, version=session().version + redraw)


def clear() -> None:
    """Forget everything but the language, also what every field on screen holds."""
    language = work().language
    st.session_state.clear()
    st.session_state[KEY] = Session(work=Work(language=language))
    _assessed.clear()
    _found.clear()
    _portfolio.clear()


def speak_its_language() -> None:
    """Speak the language of this session while its page is drawn."""
    speak(work().language)


def change_language(language: Language) -> None:
    """Speak the other language from now on; all answers stay."""
    put_work(work().model_copy(update={"language": language}))
    speak(language)


def value_of(key: str, otherwise: Any = None) -> Any:
    """What a field on the screen holds, for callbacks."""
    return st.session_state.get(key, otherwise)


def set_value(key: str, value: Any) -> None:
    """Put a value into a field before it is drawn."""
    st.session_state[key] = value


def is_drawn(key: str) -> bool:
    """Whether a field with that key is on the screen already and holds something."""
    return key in st.session_state


def take_upload(key: str) -> Upload | None:
    """The name and the bytes of a file that was chosen; None when there is none."""
    file = st.session_state.get(key)
    return None if file is None else (str(file.name), bytes(file.getvalue()))


def take_uploads(key: str) -> tuple[Upload, ...]:
    """The names and the bytes of all files that were chosen."""
    return tuple((str(file.name), bytes(file.getvalue())) for file in st.session_state.get(key) or ())


def today() -> date:
    """The day where the program runs: for rates when nobody states a date, always said."""
    return datetime.now(tz=UTC).astimezone().date()


def now() -> datetime:
    """The moment of a change, to the second."""
    return datetime.now(tz=UTC).replace(microsecond=0)


# What is worked out, by the core ------------------------------------------------------------------------------


@st.cache_resource(show_spinner=False)
def rate_book() -> RateBook:
    """The shipped rate cards and rules. The same for everybody, and never changed."""
    from fairbudget.reading.cards.rate_book import read_rates

    return read_rates()


def assessment() -> Assessment | None:
    """The assessment of the scenario that is looked at; None while there is no budget."""
    scenario = work().scenario
    return None if scenario is None else assessment_of(scenario)


def assessment_of(scenario: Scenario) -> Assessment:
    """The assessment of a scenario, in the language spoken. Without a date the rates are those of today."""
    # A draft that did not change is the same text: what was worked out of it is kept, in this session alone.
    return _assessed(scenario.draft.model_dump_json(), work().language, today(), scenario.draft)


def cost_of_parity() -> Cost | None:
    """What parity would cost in the scenario that is looked at."""
    scenario = work().scenario
    return cost_of(assessment_of(scenario), fix_of(scenario, "parity", Decimal(1))) if scenario else None


def fix_of(scenario: Scenario, to: Target, share: Decimal, cap: Decimal | None = None) -> FixPlan:
    """A fix of a scenario. It takes several costings, so it is kept."""
    costed = assessment_of(scenario).costed
    plan: FixPlan = _kept(scenario, ("fix", to, share, cap), lambda: fix(costed, to, share_of_parity=share, cap=cap))
    return plan


def assessment_with(scenario: Scenario, plan: FixPlan) -> Assessment:
    """The assessment of a scenario with a fix put in."""
    on = assessment_of(scenario).budget.as_of
    cap = plan.capped.cap if plan.capped else None
    what = ("with fix", plan.to, plan.share_of_parity, cap)
    assessed: Assessment = _kept(scenario, what, lambda: assess(plan.fixed, rate_book(), as_of=on))
    return assessed


def _kept(scenario: Scenario, what: tuple[object, ...], find: Callable[[], Any]) -> Any:
    """What was found of a scenario, found again when its text, the language or the day is another."""
    return _found(scenario.draft.model_dump_json(), work().language, today(), str(what), find)


@st.cache_resource(scope="session", max_entries=MOST_KEPT, show_spinner=False)
def _found(text: str, language: Language, on: date, what: str, _find: Callable[[], Any]) -> Any:  # noqa: ARG001 - they tell one from another
    return _find()


@st.cache_resource(scope="session", max_entries=MOST_KEPT, show_spinner=False)
def _assessed(text: str, language: Language, on: date, _draft: Draft) -> Assessment:  # noqa: ARG001 - text and language tell apart
    budget = budget_of_draft(_draft)
    return assess(budget, rate_book(), as_of=budget.project.as_of or on)


def portfolio() -> "Portfolio | None":
    """What many budgets say together; None while there are none."""
    packed = session().results
    return _portfolio(hashlib.sha256(packed).hexdigest(), packed) if packed else None


def put_results(part: "Part | None") -> None:
    """Keep the results of many budgets in place of those that there were; None keeps none."""
    _portfolio.clear()
    put(results=zlib.compress(part.packed(), level=1) if part is not None else b"", version=session().version + 1)


@st.cache_resource(scope="session", max_entries=1, show_spinner=False)
def _portfolio(mark: str, _packed: bytes) -> "Portfolio":  # noqa: ARG001 - the mark tells results apart
    from fairbudget.portfolio.part import unpacked
    from fairbudget.portfolio.summary import portfolio_of

    return portfolio_of(unpacked(zlib.decompress(_packed)))
