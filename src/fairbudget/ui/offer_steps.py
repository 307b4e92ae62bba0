"""What can be done on the page of an offer: each a callback that puts what was typed into the work."""

from fairbudget.drafts.offer_answers import LENGTHS, OfferAnswers, read_answers
from fairbudget.language import noop, say
from fairbudget.ui import state
from fairbudget.ui.guard import step

TEXT, OPEN, JUMP, DAY, LATEST = "offer_text", "offer_open", "offer_jump", "offer_day", "offer_latest"
BOXES = ("pay", "contact", "preparation")
ABOUT = ("age", "place", "band")
KNOWN_DAYS = ("7", "7.5", "8")
OTHER = "other"
EXAMPLE = noop("£150 for a day, with half a day's preparation, paid in arrears")


def answers() -> OfferAnswers:
    """What was typed about the offer."""
    return state.work().offer


def put(**texts: str) -> None:
    """Replace some of the answers."""
    put_all(answers().model_copy(update={"left_empty": "", **texts}))


def put_all(new: OfferAnswers) -> None:
    """Replace all answers. The page then begins at its top, where the answer stands."""
    state.put(work=state.work().model_copy(update={"offer": new}))
    state.set_value(JUMP, state.value_of(JUMP, 0) + 1)


def opened() -> str:
    """The field whose Change was pressed."""
    return str(state.value_of(OPEN, ""))


def field(name: str) -> str:
    """The key of the field in which an answer is changed."""
    return f"offer_in_{name}"


def box(name: str) -> str:
    """The key of one of the three boxes."""
    return f"offer_box_{name}"


def held(key: str) -> str:
    """The text in a field on the screen."""
    return str(state.value_of(key, "") or "").strip()


@step
def check() -> None:
    """Check the words in the box; the same words keep what was answered about them."""
    text = str(state.value_of(TEXT, "") or "")
    state.set_value(OPEN, "")
    if not text.strip() and not answers().given:
        put(left_empty="text")
    elif text.strip() == answers().text.strip():
        put()
    else:
        _another_offer(text)


def _another_offer(text: str) -> None:
    for name in BOXES:
        state.set_value(box(name), "")
    put_all(answers().of_another_offer(text))


@step
def check_boxes() -> None:
    """Check what stands in the three boxes, beside the words where there are any."""
    texts = {name: held(box(name)) for name in BOXES}
    amount = texts["pay"] or answers().pay
    put(**texts, left_empty="" if amount else "pay")


@step
def example() -> None:
    """Put an example into the box and check it."""
    text = say(EXAMPLE)
    state.set_value(TEXT, text)
    state.set_value(OPEN, "")
    _another_offer(text)


@step
def clear() -> None:
    """Forget everything at once."""
    state.clear()


@step
def open_field(name: str) -> None:
    """Open the field in which an answer is changed."""
    state.set_value(OPEN, name)


@step
def close_field(name: str) -> None:
    """Close it again; what could not be used in it is forgotten, since its message would stay."""
    state.set_value(OPEN, "")
    if read_answers(answers()).slip(name):
        put(**{name: ""})


@step
def save_field(name: str) -> None:
    """Take the answer in a field. A length that is told ends what was said about all hours."""
    texts = {name: held(field(name))}
    if name == "pay":
        texts |= {"pay_per": held(field("pay_per")), "amount": ""}
    if name in LENGTHS:
        texts |= {"hours": "", "hours_not_known": ""}
    state.set_value(OPEN, "")
    put(**texts)


@step
def save_hours() -> None:
    """Take how many hours it is in all, or that it is not known."""
    hours, not_known = held(field("hours")), bool(state.value_of("offer_hours_not_known", False))
    if hours or not_known:
        put(hours=hours, hours_not_known="" if hours else "yes")
    else:
        put(hours="", left_empty="hours")


@step
def choose_day() -> None:
    """Take the length of the day; none where the choice was taken back."""
    chosen = state.value_of(DAY)
    state.set_value(OPEN, "hours_in_a_day" if chosen == OTHER else "")
    if chosen != OTHER:
        put(hours_in_a_day=chosen or "")


@step
def choose_amount() -> None:
    """Take one of several amounts as the pay."""
    put(amount=held("offer_amount"), pay="")


@step
def save_about() -> None:
    """Take what the person said about themselves."""
    put(**{name: held(field(name)) for name in ABOUT})


@step
def edit_reply(language: str, suggestion: str) -> None:
    """Keep the reply as it was edited, with the one that it began as; the same words are no edit."""
    text = str(state.value_of(reply_key(language), "") or "")
    edited = text.strip() != suggestion.strip()
    state.value_of(LATEST, {})[language] = text
    kept = {f"reply_{language}": text if edited else "", f"reply_to_{language}": suggestion if edited else ""}
    state.put(work=state.work().model_copy(update={"offer": answers().model_copy(update=kept)}))


@step
def drop_reply(language: str) -> None:
    """Use the suggestion again."""
    kept = {f"reply_{language}": "", f"reply_to_{language}": ""}
    state.put(work=state.work().model_copy(update={"offer": answers().model_copy(update=kept)}))


def reply_key(language: str) -> str:
    """The key of the field that holds the reply in a language."""
    return f"offer_reply_{language}"
