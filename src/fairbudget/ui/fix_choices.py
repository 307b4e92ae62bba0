"""What a person chooses about a fix: which gaps to close, what counts as parity, how much money there is."""

from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from fairbudget.fixes.in_words import UP_TO
from fairbudget.fixes.targets import TARGETS, Target
from fairbudget.language import say
from fairbudget.reading.cells.amounts import fraction, money_in
from fairbudget.reading.grid import Cell
from fairbudget.ui import state
from fairbudget.ui.marked import bullets, md, strong
from fairbudget.ui.remembered import remembered_radio

TO, SHARE, CAP = "fix_to", "fix_share", "fix_cap"
WHOLE_SHARE = "100%"


@dataclass(frozen=True)
class Choices:
    """The choices that were understood, and for each field what is wrong with what was typed."""

    to: Target
    share: Decimal
    cap: Decimal | None
    errors: dict[str, str]


def choices() -> Choices:
    """What the fields hold, whether or not they are drawn yet."""
    to: Target = state.value_of(TO, "parity")
    errors = {}
    share = _share(str(state.value_of(SHARE, WHOLE_SHARE) or WHOLE_SHARE))
    if share is None:
        errors[SHARE] = say("Share of the reference rate must be above 0 and up to 100, like 80%")
    cap_text = str(state.value_of(CAP, "") or "").strip()
    cap = money_in(cap_text) if cap_text else None
    if cap_text and (cap is None or cap < 0):
        errors[CAP] = say("How much money there is must be an amount in pounds, like 5000 or £5,000")
        cap = None
    return Choices(to, share or Decimal(1), cap, errors)


def show_choices(chosen: Choices) -> None:
    """The fields, each with what is wrong above it; what was typed stays."""
    remembered_radio(
        say("Which gaps to close"),
        TARGETS,
        _up_to,
        TO,
        "parity",
        hint=say("Each choice includes those above it. Parity sets a rate for all hours, unpaid ones too."),
    )
    if chosen.to == "parity":
        _field(
            say("Share of the reference rate that counts as parity"),
            say("Partners may agree on less than all of it as a first step."),
            SHARE,
            chosen,
            WHOLE_SHARE,
        )
    _field(
        say("How much money is there? (optional)"),
        say("Leave it empty to see the whole cost. With an amount you see what it would fix first."),
        CAP,
        chosen,
    )


def show_errors(chosen: Choices) -> None:
    """The summary at the head of the part, in the same words as above the fields."""
    if chosen.errors:
        problem = say("There is a problem")
        st.error(f"{strong(problem)}\n{bullets(chosen.errors.values())}")


def _field(label: str, hint: str, key: str, chosen: Choices, value: str = "") -> None:
    if key in chosen.errors:
        st.error(md(say("Error: {message}", message=chosen.errors[key])))
    st.text_input(label, value=value, key=key, autocomplete="off", persist_state="session", width=320)
    st.caption(md(hint))


def _up_to(target: Target) -> str:
    return say(UP_TO[target])


def _share(text: str) -> Decimal | None:
    share = fraction(Cell(0, 0, text)).value
    return share if share is not None and 0 < share <= 1 else None
