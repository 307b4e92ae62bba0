"""Files that come in: a budget in any form, or a saved copy. What cannot be opened is said and changes nothing."""

from fairbudget.drafts.draft import Draft
from fairbudget.drafts.edits import with_project
from fairbudget.drafts.meaning import Meaning, brought_in
from fairbudget.drafts.saved_file import opened
from fairbudget.drafts.standing import refuse_too_many_lines
from fairbudget.drafts.work import Scenario
from fairbudget.language import say
from fairbudget.reading.file.files import book_of
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.ui import state
from fairbudget.ui.guard import step

UPLOAD, SAVED = "upload", "open_saved"


def key_of(name: str) -> str:
    """The key of an uploader, new after every file, so that the file itself is not kept."""
    return f"{name}_{state.session().version}"


@step
def budget_uploaded() -> None:
    """Read the chosen budget and look at it; what could not be opened is listed on the page."""
    file = state.take_upload(key_of(UPLOAD))
    if file is None:
        return
    try:
        meaning, draft = brought_in(book_of(*file))
        refuse_too_many_lines(draft)
    except UnreadableFile as error:
        state.put(problems=error.problems, version=state.session().version + 1)
        return
    begin(draft, say("As uploaded"))
    state.put(meaning=meaning)


@step
def saved_opened() -> None:
    """Open a saved copy in place of what is worked on."""
    file = state.take_upload(key_of(SAVED))
    if file is None:
        return
    try:
        found = opened(*file, {card.code: card.version for card in state.rate_book().cards})
    except UnreadableFile as error:
        state.put(problems=error.problems, version=state.session().version + 1)
        return
    language, offer = state.work().language, state.work().offer
    state.put(problems=found.problems, told=say("Your saved copy is open."), place=None, meaning=None)
    state.put_work(found.work.model_copy(update={"language": language, "offer": offer}))


def begin(draft: Draft, name: str) -> None:
    """Start to work on a draft."""
    state.put(problems=(), place=None, meaning=None)
    new = state.work().model_copy(update={"scenarios": (), "current": 0, "steps": 0, "steps_saved": 0})
    state.put_work(new.with_new(first_version(draft, name)).model_copy(update={"steps": 0}))


def first_version(draft: Draft, name: str) -> Scenario:
    """A draft as it was read. A budget that names no date takes the rates of today, and that is recorded."""
    scenario = Scenario(name=name, draft=draft)
    if not draft.project.get("as_of"):
        dated, changes = with_project(draft, {"as_of": state.today().isoformat()}, state.now())
        why = say("No date was stated: the rates of the day on which this was begun.")
        changes = tuple(change.model_copy(update={"why": why}) for change in changes)
        scenario = Scenario(name=name, draft=dated, changes=changes)
    return scenario


def read_again(meaning: Meaning, *, redraw: bool = False) -> None:
    """The budget as the mapping has it now, in place of the one that was read before."""
    work = state.work()
    if work.scenario is not None:
        scenario = first_version(meaning.draft(), work.scenario.name)
        state.put_work(work.with_scenario(scenario, steps=0), redraw=redraw)
