"""An offer in a person's own words: what it pays an hour, beside what, what else to ask, and a reply to copy.

    from fairbudget.offers import assess_offer, read_offer

    answer = assess_offer(read_offer("£150 for a day plus half a day's preparation"), read_rates(), date(2026, 11, 22))
    print(answer.hourly.low, answer.hourly.high)

Rules only: every number of the text is used or listed, and what is not said is a range or a question.
"""

from fairbudget.offers.assessing import OfferAssessment, assess_offer
from fairbudget.offers.offer import Offer
from fairbudget.offers.reading import read_offer

__all__ = ["Offer", "OfferAssessment", "assess_offer", "read_offer"]
