"""The mapping that a file keeps: a file of its own, or a saved copy of the work that holds one."""

from pathlib import Path

from fairbudget.drafts.saved_file import opened
from fairbudget.language import say
from fairbudget.reading.file.unreadable import UnreadableFile
from fairbudget.reading.mapping import Mapping
from fairbudget.reading.mapping_file import MAPPING_UNREADABLE, mapping_of, read_mapping

SAVED_COPY = ".json"


def mapping_of_file(path: Path) -> Mapping:
    """The mapping in a file. Raises UnreadableFile when there is none in it."""
    if path.suffix.casefold() != SAVED_COPY:
        return read_mapping(path)
    try:
        return mapping_kept(path.name, path.read_bytes())
    except OSError as error:
        raise UnreadableFile(MAPPING_UNREADABLE(path.name, path.name, why=say("it cannot be opened"))) from error


def mapping_kept(name: str, content: bytes) -> Mapping:
    """The mapping in a file that is in memory. Raises UnreadableFile when there is none in it."""
    if not name.casefold().endswith(SAVED_COPY):
        return mapping_of(name, content)
    scenarios = opened(name, content).work.scenarios
    found = next((one.draft.mapping for one in scenarios if one.draft.mapping is not None), None)
    if found is None:
        raise UnreadableFile(MAPPING_UNREADABLE(name, name, why=say("this saved copy holds none")))
    return found
