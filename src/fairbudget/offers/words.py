"""The words of offers, English and Welsh: numbers, units, and phrases with what each says.

Welsh words are listed with their mutated forms (diwrnod, ddiwrnod, niwrnod). A phrase is written as its words in
small letters; hyphens and endings such as 's do not matter.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNITS = {
    "minute": "min mins minute minutes munud munudau funud funudau",
    "hour": "h hr hrs hour hours awr oriau",
    "day": "day days diwrnod diwrnodau ddiwrnod ddiwrnodau niwrnod dydd dyddiau ddydd ddyddiau",
    "week": "week weeks wk wks wythnos wythnosau",
    "fortnight": "fortnight fortnights pythefnos bythefnos",
    "month": "month months mth mths mis misoedd fis fisoedd",
    "year": "year years yr yrs blwyddyn flwyddyn flynedd mlynedd blynyddoedd",
    "term": "term terms tymor dymor tymhorau",
    "mile": "mile miles milltir filltir",
    "session": (
        "session sessions meeting meetings workshop workshops event events visit visits interview interviews call "
        "calls talk talks panel panels class classes seminar seminars task tasks survey surveys webinar webinars "
        "lecture lectures conference conferences consultation consultations appearance gig gigs performance "
        "sesiwn sesiynau cyfarfod cyfarfodydd gyfarfod gyfarfodydd gweithdy gweithdai weithdy weithdai digwyddiad "
        "digwyddiadau ddigwyddiad cyfweliad cyfweliadau gyfweliad ymweliad ymweliadau sgwrs sgyrsiau seminar"
    ),
    "person": (
        "person people persons contributor contributors researcher researchers partner partners member members "
        "participant participants volunteer volunteers facilitator facilitators interviewer interviewers adult adults "
        "artist artists parent parents carer carers speaker speakers interpreter interpreters panellist panellists "
        "worker workers head pobl bobl phobl berson phen pen cyfrannwr cyfranwyr gyfrannwr gyfranwyr aelod aelodau "
        "ymchwilydd ymchwilwyr gwirfoddolwr gwirfoddolwyr wirfoddolwyr"
    ),
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}
PERIODS = ("week", "fortnight", "month", "year", "term")
# Two words that name one kind of session.
TWO_WORD_SESSIONS = {("focus", "group"), ("focus", "groups"), ("grŵp", "ffocws"), ("grwpiau", "ffocws")}

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
    "un": 1, "dau": 2, "dwy": 2, "ddau": 2, "ddwy": 2, "tri": 3, "dri": 3, "thri": 3, "tair": 3, "dair": 3,
    "thair": 3, "pedwar": 4, "bedwar": 4, "phedwar": 4, "pedair": 4, "bedair": 4, "phedair": 4, "pump": 5,
    "bump": 5, "phump": 5, "pum": 5, "bum": 5, "phum": 5, "chwech": 6, "chwe": 6, "saith": 7, "wyth": 8, "naw": 9,
    "deg": 10, "ddeg": 10, "deng": 10, "deuddeg": 12, "ddeuddeg": 12, "deuddeng": 12, "pymtheg": 15,
    "bymtheg": 15, "pymtheng": 15, "deunaw": 18, "ugain": 20,
}  # fmt: skip
WELSH_TEN = ("deg", "ddeg")
HUNDRED = ("hundred", "cant", "gant", "chant")
HUNDRED_BEFORE_POUNDS = ("can", "gan", "chan")
THOUSAND = ("thousand", "grand", "mil", "fil")
POUNDS = ("pound", "pounds", "gbp", "quid", "sterling", "punt", "bunt", "phunt", "bunnoedd", "punnoedd")
OTHER_CURRENCIES = ("euro", "euros", "eur", "usd", "dollar", "dollars")
HALF = ("half", "½", "hanner")
QUARTER = ("quarter", "¼", "chwarter")
AND = ("and", "&", "a", "ac")
ARTICLES = ("a", "an", "the", "one", "un", "y", "yr", "full", "whole", "single", "extra", "further", "additional")
# "£150 a day", "£150 y dydd". "The" is not among them: "£150 for the day" is for one day.
PER = ("per", "a", "an", "/", "each", "every", "y", "yr", "fesul", "bob", "pob", "p")
PER_IN_ONE_WORD = {
    "ph": "hour", "phr": "hour", "hourly": "hour", "pd": "day", "daily": "day", "pp": "person", "pw": "week",
    "weekly": "week", "pcm": "month", "pm": "month", "monthly": "month", "annually": "year", "yearly": "year",
}  # fmt: skip
# The Welsh word a is "and" before these; elsewhere it is the English article.
AFTER_WELSH_AND = _words(
    "threuliau theithio chostau chinio pharatoi hanner awr dwy dau dri thair phedair phedwar phum chwe "
    "diwrnod thaleb darllen"
)
RANGE_SIGNS = ("-", "–", "—", "to", "or", "i", "neu", "hyd")

AT_MOST = ("up to", "no more than", "not more than", "at most", "a maximum of", "maximum of", "max", "maximum",
           "less than", "under", "hyd at", "dim mwy na", "can't pay more than", "cannot pay more than")  # fmt: skip
AT_LEAST = ("at least", "from", "more than", "starting at", "starting from", "o leiaf")
ABOUT = ("about", "around", "approximately", "approx", "roughly", "circa", "ca", "c", "~", "some", "nearly", "almost",
         "tua", "oddeutu", "rhyw")  # fmt: skip

# What a phrase says. A phrase stands under one heading only.
WORDINGS = {
    "plus": "plus, +, as well as, on top of, in addition to, ynghyd â, ynghyd ag, plws, yn ogystal â",
    "and": "and, &, then, ac, a hefyd",
    "with": "with, gyda, gydag",
    "but": "but, ond",
    "including": """
        including, incl, inc, includes, include, inclusive of, which includes, to include, covers, to cover,
        covering, yn cynnwys, gan gynnwys
    """,
    "included": "included, inclusive, wedi'i gynnwys, wedi eu cynnwys, wedi'u cynnwys",
    "all_inclusive": "all inclusive, all in, fully inclusive",
    "less": "less, minus, out of which, out of that, from which",
    "of": "of, lasting, long, i.e, ie, that is, =, o, yn para",
    "by": "x, ×, times, for each of",
    "for": "for, am, towards, tuag at",
    "at": "at, @, at a rate of, at the rate of",
    "each_way": "each way, both ways, bob ffordd",
    "over": "over, across, spread over, split over, split across, throughout, dros, ar draws",
    "total": """
        in all, in total, total, total of, a total of, altogether, all told, overall, all up, in the end, i gyd,
        cyfanswm, cyfanswm o, yn gyfan gwbl
    """,
    "each": """
        each, apiece, yr un, each time, for each, per session, per meeting, per workshop, per visit, for each
        session, for each meeting, for each workshop, bob tro
    """,
    "shared": """
        between, rhwng, between us, between them, between you, to share, shared, in total for both, rhyngom, rhyngoch,
        rhyngddynt, i'w rannu
    """,
    "preparation": """
        preparation, prep, preparing, prepare, to prepare, preparatory, reading, pre reading, to read, set up,
        setting up, getting ready, planning, paratoi, baratoi, pharatoi, waith paratoi, gwaith paratoi, darllen,
        ddarllen, cynllunio, gynllunio
    """,
    "follow_up": """
        follow up, following up, debrief, debriefing, write up, writing up, feedback, admin, emails, tidying up,
        packing up, clearing up, gwaith dilynol, waith dilynol
    """,
    "travel_time": """
        travel time, travelling time, traveling time, time travelling, time to travel, travelling, amser teithio
    """,
    "travel": """
        travel, travel expenses, travel costs, travel cost, train fare, train fares, fares, fare, mileage,
        petrol, fuel, parking, bus fare, teithio, deithio, theithio, costau teithio, chostau teithio, treuliau
        teithio, threuliau teithio
    """,
    "expenses": """
        expenses, expense, costs, out of pocket costs, out of pocket expenses, exps, treuliau, threuliau,
        dreuliau, costau, chostau
    """,
    "care": "childcare, child care, care costs, caring costs, replacement care, gofal plant",
    "food": """
        lunch, dinner, breakfast, food, refreshments, tea and coffee, tea, coffee, sandwiches, meal, meals,
        cinio, chinio, bwyd, lluniaeth
    """,
    "lodging": "accommodation, hotel, overnight stay, llety",
    "covered": """
        covered, reimbursed, provided, is provided, refunded, met, supplied, on us, extra, on top, also, yn cael
        eu talu, ei ddarparu, yn cael ei ddarparu, ychwanegol
    """,
    "paid": """
        paid, is paid, are paid, also paid, paid for, we pay, we will pay, at the same rate, talu, wedi'i dalu,
        wedi'u talu
    """,
    "unpaid": "unpaid, not paid, isn't paid, aren't paid, unfunded, in your own time, di dâl, heb dâl, heb ei dalu",
    "not_covered": """
        not covered, not included, aren't covered, isn't covered, not reimbursed, not refunded, can't cover,
        cannot cover, can't pay for, cannot pay for, can't reimburse, don't cover, do not cover, won't cover,
        you pay, you cover, you'll pay, you will pay, pay your own, your own, at your own, without, heb
    """,
    "not_stated_no": "no",
    "excluding": "excluding, exclusive of, excl, ex, ac eithrio, heb gynnwys",
    "nothing": """
        can't pay, cannot pay, can not pay, unable to pay, not able to pay, won't pay, will not pay, aren't able
        to pay, are not able to pay, don't pay, do not pay, no pay, no payment, no fee, no money, no budget, not
        paid for, voluntary, for free, free of charge, nothing, pro bono, ni allwn dalu, methu talu, methu â
        thalu, dim tâl, dim taliad, gwirfoddol, am ddim, does dim tâl, nid oes tâl
    """,
    "only_expenses": """
        expenses only, only expenses, only pay expenses, only cover expenses, just expenses, only pay travel,
        only cover travel, treuliau yn unig
    """,
    "voucher": """
        voucher, vouchers, gift card, gift cards, giftcard, gift voucher, gift vouchers, taleb, talebau, daleb,
        dalebau, thaleb
    """,
    "advance": "in advance, up front, upfront, ymlaen llaw, o flaen llaw",
    "arrears": """
        in arrears, arrears, on completion, when complete, once complete, mewn ôl daliad, mewn ôl daliadau, ôl daliad,
        ôl ddyledion, mewn ôl ddyledion
    """,
    "before": """
        beforehand, before the day, before the event, before the work, before the session, cyn y gwaith,
        cyn y diwrnod
    """,
    "after": """
        afterwards, after the day, after the event, after the work, after the session, after the meeting,
        after the workshop, after completion, at the end, later, wedyn, ar ôl y gwaith, ar ôl y diwrnod,
        ar ôl y digwyddiad, ar y diwedd
    """,
    "on_the_day": "on the day, cash on the day, on the night, in cash, cash, ar y diwrnod, ar y dydd, arian parod",
    "one_off": "one off",
    "mixed": """
        half in advance, half up front, half upfront, half before, part in advance, part up front, hanner ymlaen
        llaw, hanner o flaen llaw
    """,
    "invoice": """
        on invoice, upon invoice, by invoice, against invoice, against an invoice, on receipt of invoice, on
        receipt of an invoice, of invoice, from invoice, after invoice, of your invoice, invoice, an invoice,
        invoiced, on submission of an invoice, ar anfoneb, anfoneb, drwy anfoneb
    """,
    "part_hour": """
        part thereof, or part thereof, or part of an hour, part hours count, part hours paid in full, part hours
        paid as whole hours, part hours rounded up, rounded up, rounded up to the next hour, rounded up to the
        hour
    """,
    "least": "minimum, minimum of, a minimum of, minimum payment of, minimum charge of, lleiafswm, isafswm",
    "hourly_rate": "hourly rate, hourly fee, rate per hour, cyfradd fesul awr, cyfradd yr awr",
    "daily_rate": "day rate, daily rate, daily fee, day fee, rate per day, cyfradd ddyddiol, cyfradd y dydd",
    "session_rate": "session rate, sessional rate, session fee, rate per session",
}
PHRASES = {says: tuple(" ".join(wordings.split()).split(", ")) for says, wordings in WORDINGS.items()}
TIME_ROLES = ("preparation", "follow_up", "travel_time", "travel")
COSTS = ("travel", "expenses", "care", "food", "lodging")
LINKS = ("plus", "and", "with", "but", "including", "less", "excluding")

SESSION_WORDS = frozenset(UNITS["session"].split()) | {word for words in TWO_WORD_SESSIONS for word in words}
# Words that carry no amount and no condition; leaving them out of the sum needs no mention.
FILLER = _words(
    """
    a about after all also am an and any are around as at be been being both by can could course day dear do
    does fee fees for from get gets going good great group happy have hello help hi hope how i if in is it its
    join kind kindly like look lovely make many me money much need needed my nice of offer offered offering
    offers cynigir llawn lawn i'w gydag on our out pay paid paying payment pays per please rate ready really
    role running some take takes taking thank thanks that the their them there these way one-off off honorarium
    they this time to touch up us want was we week were what when which who will with work working would you
    you'd you'll you're your yours we'd we'll we're i'd i'll i'm it's can't well so just only then now more less
    long run deliver attend attending facilitate facilitating support supporting each every value worth ar bod
    bydd byddai chi chwarae cynnig gynnig cynnal dalu diolch ei eich eu fe fel fod fydd ga gael gallwn gwaith
    waith hoffem hoffai i'r iawn mae mewn ni o oes ran roedd rydym rydyn tâl taliad talu y yn yr yw â ynghyd
    wneud cover
    """
)
