"""What is taken for granted, as whole sentences by code, since no other language builds them from the same pieces."""

from fairbudget.language import noop
from fairbudget.offers.offer import PriceUnit, What

NOT_ON_TOP: dict[What, str] = {
    "preparation": noop("The preparation is not paid on top of that."),
    "travel": noop("The travel is not paid on top of that."),
    "follow_up": noop("The follow-up is not paid on top of that."),
}
PERHAPS_PAID: dict[What, str] = {
    "preparation": noop("The preparation may be paid at that rate or not. Both are in the range."),
    "travel": noop("The travel may be paid at that rate or not. Both are in the range."),
    "follow_up": noop("The follow-up may be paid at that rate or not. Both are in the range."),
}
HOW_LONG: dict[What, str] = {
    "preparation": noop("How long the preparation takes is not said, so the pay an hour may be less."),
    "travel": noop("How long the travel takes is not said, so the pay an hour may be less."),
    "follow_up": noop("How long the follow-up takes is not said, so the pay an hour may be less."),
}
# By what is missing, in the order of offer.BESIDE.
NONE_STATED: dict[tuple[What, ...], str] = {
    ("preparation",): noop("No time to get ready is counted, as none is stated."),
    ("travel",): noop("No time to travel is counted, as none is stated."),
    ("follow_up",): noop("No time to follow up is counted, as none is stated."),
    ("preparation", "travel"): noop("No time to get ready or travel is counted, as none is stated."),
    ("preparation", "follow_up"): noop("No time to get ready or follow up is counted, as none is stated."),
    ("travel", "follow_up"): noop("No time to travel or follow up is counted, as none is stated."),
    ("preparation", "travel", "follow_up"): noop(
        "No time to get ready, travel or follow up is counted. The offer states none."
    ),
}
FOR_ONE: dict[PriceUnit, str] = {
    "hour": noop("The price is for an hour, and the offer does not say how many. The sum is for one."),
    "half_day": noop("The price is for half a day, and the offer does not say how many. The sum is for one."),
    "day": noop("The price is for a day, and the offer does not say how many. The sum is for one."),
    "session": noop("The price is for a session, and the offer does not say how many. The sum is for one."),
    "week": noop("The price is for one week, and the offer does not say how many. The sum is for one."),
    "fortnight": noop("The price is for one fortnight, and the offer does not say how many. The sum is for one."),
    "month": noop("The price is for one month, and the offer does not say how many. The sum is for one."),
    "year": noop("The price is for one year, and the offer does not say how many. The sum is for one."),
    "term": noop("The price is for one term, and the offer does not say how many. The sum is for one."),
}
RECURS = {
    "week": noop("The sum is for one week. The offer does not say for how many."),
    "fortnight": noop("The sum is for one fortnight. The offer does not say for how many."),
    "month": noop("The sum is for one month. The offer does not say for how many."),
    "year": noop("The sum is for one year. The offer does not say for how many."),
    "term": noop("The sum is for one term. The offer does not say for how many."),
}
