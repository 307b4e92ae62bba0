"""Names, addresses and numbers of persons are noticed and named, roles and organisations are not; all are invented."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgets import assessed, item, own, partner, problem_text, time
from fairbudget.assessment import Assessment
from fairbudget.budget import Override, StatedTotal, TimeLine
from fairbudget.checks.personal_words import found_in
from fairbudget.language import speaking

NAMES = {
    "Dr Jane Smith": "Dr Jane Smith",
    "Dr. Jane Smith, Principal Investigator": "Dr. Jane Smith",
    "Prof Jones": "Prof Jones",
    "Professor A. B. Okonjo-Reed": "Professor A. B. Okonjo-Reed",
    "Mrs Patel (finance)": "Mrs Patel",
    "Ms. Ffion Tudno to confirm": "Ms. Ffion Tudno",
    "agreed with Mr Owen ap Rhys": "Mr Owen ap Rhys",
    "Cllr Lewis-Hughes": "Cllr Lewis-Hughes",
    "Revd Dr Temi Bakare": "Revd Dr Temi Bakare",
    "Yr Athro Elin Penllyn": "Athro Elin Penllyn",
    "Y Parch. Gwilym Roberts": "Parch. Gwilym Roberts",
    "DR JANE SMITH": "DR JANE SMITH",
    "Dr Smith's salary": "Dr Smith",
    "Jane Smith": "Jane Smith",
    "JANE SMITH": "JANE SMITH",
    "Smith, Jane": "Smith, Jane",
    "Jane A. Smith": "Jane A. Smith",
    "Mary-Ann O'Hagan": "Mary-Ann O'Hagan",
    "Community researcher (Amina Yusuf)": "Amina Yusuf",
    "Community Researcher - Priya Nair": "Priya Nair",
    "Siân Treharne": "Siân Treharne",
    "Siôn ap Dafydd": "Siôn ap Dafydd",
    "Llinos Mair Pugh, hwylusydd": "Llinos Mair Pugh",
    "Cydlynydd: Rhodri Puw": "Rhodri Puw",
    "Artist: Xochi Zebedee": "Xochi Zebedee",
    "Project manager: Chiamaka Obi": "Chiamaka Obi",
    "Facilitator (T. Quayle)": "T. Quayle",
    "Researcher: J Quayle": "J Quayle",
    "Rate agreed with Angharad Moss on 3 March": "Angharad Moss",
    "Email from Kwame Ofori, finance office": "Kwame Ofori",
    "Jane Smith Project Manager": "Jane Smith",
    "Krzysztof Wilk 12 days": "Krzysztof Wilk",
    "10 days for Fatima Ali; 4 for the panel": "Fatima Ali",
}
ROLES = (
    "Principal Investigator", "Co-Investigator", "PI", "Community Researcher", "Community researcher",
    "Research Fellow", "Senior Research Associate", "Professor", "Professor of Engagement", "Associate Professor",
    "Professor Emeritus",
    "Doctoral Student", "Dean of Faculty", "Head of Finance", "Project Manager", "Youth Worker", "Grant Manager",
    "Public Contributor", "Lived Experience Adviser", "Welsh Language Officer", "Creative Writing Facilitator",
    "Artist: Creative Writing", "Facilitator: Visual Arts", "Project Officer: Merthyr Tydfil",
    "Coordinator (North Wales)", "Researcher (Bethnal Green)", "Professional Services", "Dr", "Doctor", "Sir or Madam",
    "Lord Mayor", "Miss a session", "MR scanner", "MS Teams licence", "Director, Tollgate Lane Gardens",
    "Prif Ymchwilydd", "Athro Cysylltiol", "Yr Athro", "Cydlynydd Cymunedol", "Ymchwilydd Cymunedol",
    "Swyddog Ymgysylltu", "Uwch Ddarlithydd", "Hwylusydd: Gogledd Cymru", "Arweinydd Prosiect", "Grade 7, point 34",
)  # fmt: skip
ORGANISATIONS = (
    "Cardiff University", "Prifysgol Caerdydd", "Cyngor Gwynedd", "Canolfan Dafydd Llwyd", "Ysgol Owain Tudur",
    "Menter Iaith Môn", "Rosa Quayle Foundation", "Adam Quayle Business School", "The Martin Quayle Trust",
    "Elizabeth Quayle Academy", "Mary Quayle House", "Queen Mary University of London", "Charles Street",
    "St David's Hospice", "Friends of Victoria Park", "Tollgate Lane Gardens", "Charity & Sons Ltd", "Hope Community",
    "Grace Notes Choir", "Christian Aid", "Kent County Council", "Diana Quayle Ltd", "Merched y Wawr",
    "the David Quayle archive",
)  # fmt: skip
WORDS = (
    "April to June", "Will Need Two Days", "Mark Time as Paid", "Christmas Party", "Travel Bristol to London",
    "EP/X012345/1", "AH/Z500001/2", "Venue hire 01/02/2026", "01-02-2026", "0.14.2", "ISBN 978-0-19-852663-6",
    "0-19-852663-6", "£01,234.50", "1 234 567 890", "Company number 01234567", "ORCID 0000-0002-1825-0097",
    "07:30 to 09:45", "info@tollgate.example", "finance@tollgate.example", "2025-26", "AB 12 34", "NIHR", "QQ123456C",
)  # fmt: skip
CONTACTS = {
    "jane.smith@tollgate.example": ("email", "j…@…"),
    "Ask siân@tollgate.example first": ("email", "s…@…"),
    "07700 900123": ("phone", "…23"),
    "Ring 029 2018 0456 after 5": ("phone", "…56"),
    "(01632) 960 983": ("phone", "…83"),
    "+44 (0)7700 900 123": ("phone", "…23"),
    "+44 7700900123": ("phone", "…23"),
    "+353 20 913 1234": ("phone", "…34"),
    "AB123456C": ("ni", "AB…C"),
    "NI no. ab 12 34 56 d": ("ni", "AB…D"),
    "JG-10-37-59-A on file": ("ni", "JG…A"),
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_of_a_person_is_noticed(text: str) -> None:
    assert [(one.kind, one.text) for one in found_in(text)] == [("name", NAMES[text])]


@pytest.mark.parametrize("text", [*ROLES, *ORGANISATIONS, *WORDS])
def test_a_role_an_organisation_a_place_or_a_number_of_another_kind_is_not_noticed(text: str) -> None:
    assert found_in(text) == ()


@pytest.mark.parametrize("text", CONTACTS)
def test_an_address_or_a_number_of_a_person_is_noticed(text: str) -> None:
    assert [(one.kind, one.hidden) for one in found_in(text)] == [CONTACTS[text]]


def test_the_examples_are_many() -> None:
    assert len(NAMES) + len(CONTACTS) > 40
    assert len(ROLES) + len(ORGANISATIONS) + len(WORDS) > 80


def test_a_name_is_the_same_with_and_without_its_title() -> None:
    [one], [other] = found_in("Dr Jane Smith"), found_in("JANE  SMITH")
    assert one.key == other.key
    assert one.pattern.sub("X", "Prof. Dr Jane Smith, jane smith; Jane Smithson") == "X, X; Jane Smithson"
    [welsh] = found_in("Yr Athro Elin Penllyn")
    assert welsh.pattern.sub("Ymchwilydd", "Yr Athro Elin Penllyn") == "Ymchwilydd"


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_looked_at(text: str) -> None:
    for one in found_in(text):
        assert one.text in text
        assert one.pattern.search(text) or one.kind != "name"


@pytest.mark.parametrize(
    "text", ["Dr " * 5000, "A. " * 5000, "Jane-" * 5000, "0 1" * 5000, "a@" * 5000, "Jane Smith " * 3000]
)
def test_a_long_text_is_looked_at_at_once(text: str) -> None:
    found_in(text)


# In a budget


def with_people() -> Assessment:
    return assessed(
        time(
            3, "hour", "1", of="Uni", role="Dr Jane Smith", own_rate=own(20, "hour", "fee"), notes="ring 07700 900123"
        ),
        time(3, "hour", "2", of="Uni", role="Dr Jane Smith, PI", own_rate=own(20, "hour", "fee"), notes="AB123456C"),
        time(3, "hour", "3", of="Siân Treharne", role="Artist", own_rate=own(20, "hour", "fee")),
        item(1, 5, label="Train for Amina Yusuf"),
        partners=(
            partner("Uni", notes="write to k.quayle@uni.example"),
            partner("Siân Treharne", type="freelancer", where="Partners!A3"),
        ),
        overrides=(Override(rate_code="rlw:uk", amount="15", per="hour", reason="agreed", agreed_by="Mrs Quayle"),),
    )


def personal(assessment: Assessment) -> list[str]:
    return [one.code for one in assessment.problems if one.code.startswith("personal_")]


def test_what_is_noticed_in_a_budget_is_named_with_all_its_places_and_what_to_write_instead() -> None:
    found = with_people()
    assert sorted(personal(found)) == ["personal_email", *["personal_name"] * 4, "personal_ni", "personal_phone"]
    said = next(f"{one.message} {one.fix}" for one in found.problems if one.found == "J… S…")
    assert said == (
        "J… S… looks like the name of a person, given here by first letters. It stands at: Time!1 (Role); "
        "Time!2 (Role). Use the role, such as community researcher, in place of the name."
    )
    assert problem_text(found, "personal_ni") == (
        "AB…C looks like a National Insurance number, shortened here. It stands at: Time!2 (Notes). "
        "Take it out before anybody else sees this file. A budget never needs one."
    )
    assert problem_text(found, "personal_email").startswith("k…@… looks like somebody's e-mail address")
    assert "…23 looks like the end of a telephone number. It stands at: Time!1 (Notes)." in problem_text(
        found, "personal_phone"
    )
    assert {one.severity for one in found.problems if one.code.startswith("personal_")} == {"check"}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_message_repeats_a_name_an_address_or_a_number_in_full(language: str) -> None:
    with speaking("cy" if language == "cy" else "en"):
        said = [
            " ".join((one.message, one.fix, one.found))
            for one in with_people().problems
            if one.code.startswith("personal_")
        ]
    assert len(said) == 7
    assert not re.search("Smith|Treharne|Yusuf|Quayle|quayle|900123|123456", " ".join(said))


def test_many_places_of_one_name_are_told_together() -> None:
    lines = [time(1, "hour", number, role="Jane Smith", own_rate=own(20, "hour", "fee")) for number in range(1, 8)]
    assert "Time!1 (Role); Time!2 (Role); Time!3 (Role) and 4 more." in problem_text(assessed(*lines), "personal_name")


def test_what_could_not_be_read_and_what_the_file_calls_its_totals_is_looked_at_too() -> None:
    from fairbudget.assessment import assess
    from fairbudget.budget import Budget, Project
    from fairbudget.problems import Problem
    from fairbudget.reading.cards.rate_book import read_rates

    unread = Problem(code="x", severity="check", where="Old!B7", found="Jane Smith 3 days", message="m", fix="f")
    found = assess(
        Budget(
            project=Project(title="For Amina Yusuf", as_of="2026-09-01"),
            problems=(unread,),
            stated_totals=(StatedTotal(where="Old!B9", label="Total for Kwame Ofori", amount=1),),
            file_name="budget_Priya_Nair.xlsx",
        ),
        read_rates(),
    )
    said = " ".join(one.message for one in found.problems if one.code == "personal_name")
    for place in ("Project!Title (Title)", "Old!B7.", "Old!B9 (Total)", "(file name)"):
        assert place in said


def test_the_name_of_an_organisation_is_no_persons_and_that_of_an_individual_is() -> None:
    line = time(1, "hour", of="Elizabeth Quayle", own_rate=own(20, "hour", "fee"))
    assert personal(assessed(line, partners=(partner("Elizabeth Quayle", type="vcse"),))) == []
    assert personal(assessed(line, partners=(partner("Elizabeth Quayle", type="individual"),))) == ["personal_name"]


def test_a_budget_of_roles_has_nothing_of_the_kind() -> None:
    assert personal(assessed(time(1, "hour", role="Community researcher", own_rate=own(20, "hour", "fee")))) == []


# One person behind a job title


def alone(*lines: TimeLine) -> str:
    return problem_text(assessed(*lines, partners=(partner("Uni"), partner("Charity"))), "few_people_behind_a_rate")


def paid(line: str, role: str, people: int = 1, of: str = "Uni") -> TimeLine:
    return time(1, "hour", line, of=of, role=role, people=people, own_rate=own(20, "hour", "wage"))


def test_a_job_title_that_only_one_person_has_is_named_because_it_shows_their_pay() -> None:
    said = alone(paid("1", "Director"), paid("2", "director"), paid("3", "Youth worker", 2), paid("4", "Youth worker"))
    assert said.startswith("What one or two people in a named role are paid can be seen on lines 1, 2, 3 and 4 (Uni).")
    assert "Only one person has this job title, so this shows their pay: Director." in said


def test_two_people_of_one_title_are_told_without_that_sentence_and_one_of_each_partner_with_it() -> None:
    assert "Only one person" not in alone(paid("1", "Director", 2))
    said = alone(paid("1", "Director", 2), paid("2", "Director", of="Charity"))
    assert "Only one person has this job title, so this shows their pay: Director." in said
