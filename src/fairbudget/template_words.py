"""The words that people read and write for the codes of the closed lists, in English and Welsh."""

from fairbudget.language import say, spoken

LABELS = {
    "nhs": "NHS",
    "vcse": "Charity or community group (VCSE)",
    "uk": "UK",
    "fte": "FTE",
    "trac_per_fte": "TRAC, £ per FTE",
    "co_lead": "Co-lead",
    "co_lead_non_academic": "Co-lead (non-academic)",
    "pre_application": "Pre-application",
    "set_up": "Set-up",
    "self_employed": "Self-employed",
    "todays_prices": "Today's prices",
    "inflate": "Inflate each year",
}

# Other words that people write for a code. The Welsh ones stand in the glossary: grŵp cymunedol, cyfrannwr
# cyhoeddus and the costs of translating are attested there, the two kinds of gwaith are proposed.
OTHER_WORDS = {
    "charity": "vcse",
    "community group": "vcse",
    "social enterprise": "vcse",
    "voluntary organisation": "vcse",
    "council": "local_authority",
    "co-lead non-academic": "co_lead_non_academic",
    "hr": "hour",
    "hrs": "hour",
    "full-time equivalent": "fte",
    "interpreting": "interpretation",
    "preapplication": "pre_application",
    "today's price": "todays_prices",
    "grŵp cymunedol": "vcse",
    "cyfrannwr cyhoeddus": "public_contributor",
    "costau cyfieithu": "translation",
    "costau cyfieithu ar y pryd": "interpretation",
    "gwaith cysylltu": "brokerage",
    "gwaith cyn gwneud cais": "pre_application",
}


def label(code: str) -> str:
    """The words that a person reads and chooses for a code, in the language spoken: half_day is Half day."""
    return say(english_label(code))


def within(code: str) -> str:
    """The words for a code inside a sentence, without a capital: half_day is half day."""
    if spoken() == "en":
        return code.replace("_", " ")
    word = label(code)
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


def english_label(code: str) -> str:
    """The English words for a code."""
    return LABELS.get(code, code.replace("_", " ").capitalize())
