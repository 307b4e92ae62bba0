"""Capitalised words that are no part of a person's name: roles, work, organisations, places, days; English and Welsh.

Words that are as often surnames as anything else (Price, Young, Cook, Baker) are not in the lists.
"""

ROLES = """
academic accountant actor administrator adviser advisor advocate aide ambassador analyst animator apprentice
architect archivist artist assessor assistant associate auditor author bookkeeper broker candidate carer caretaker
chair chairperson chairman chairwoman champion chef chief chorister clerk clinician coach co-chair co-director
co-investigator co-lead co-ordinator co-producer co-researcher collaborator commissioner connector consultant
contractor contributor controller convener coordinator counsellor creative curator cynghorydd cynorthwyydd cydlynydd
cyfarwyddwr cyfieithydd data demonstrator dean deputy designer developer dietitian director doctor driver economist
editor educator elder emeritus emeritws employee engineer enumerator ethicist evaluator examiner executive expert
facilitator fellow filmmaker finance founder freelancer fundraiser gardener geographer gweinyddwr guide gwirfoddolwr
gweithiwr head health historian host hwylusydd illustrator instructor intern interpreter interviewer investigator
journalist junior keyworker leader lead lecturer liaison librarian link lawyer maker manager member mentor midwife
moderator mother musician navigator nurse observer officer operator organiser owner panellist parent participant
partner patient performer photographer physiotherapist planner player poet postdoc post-doc postdoctoral prif
principal producer professional professor programmer provost psychologist rapporteur mayor maer bishop reader
receptionist registrar representative researcher resident reviewer scientist secretary senior sociologist specialist
sponsor staff statistician steward strategist student supervisor supporter surveyor swyddog teacher technician
technologist therapist trainee trainer translator treasurer trustee tutor uwch vice volunteer warden witness worker
writer ymchwilydd ymgynghorydd ymddiriedolwr arweinydd athro athrawes darlithydd cysylltiol gwadd cyfrifydd rheolwr
prosiect cadeirydd ysgrifennydd trysorydd tiwtor myfyriwr nyrs artistiaid pi co-i ra pdra gra ppi ic hr it
"""
WORK = """
access action activity administration adult advance advisory agreement allowance alumni analysis annual applied
appraisal approval arts assessment assistance award awards band bank bands basic bid board booking bookings
brokerage budget bursary business care case cash casual catering centre change charge charges childcare climate
clinical clubs co-design co-production cohort collection college commercial committee communications community
communities conference contact content contract contribution core corporate cost costs course cover creche culture
cultural cyfathrebu cymuned cymunedol cymraeg day days delivery department design development digital direct
disability dissemination diversity draft early economic education emeritus employer engagement england english
environment equality equipment equity estates estimate ethics evaluation event events exhibition expenses external
extra faculty family fee fees fieldwork film final finance financial first focus food forum foundation full
full-time fund funder funding general global governance grade grant grants green group groups half health heritage
hire history home honorarium honorary hour hourly hours housing human humanities impact inclusion independent
induction industry information innovation inquiry insight institute insurance interim internal international
internship interpretation interview interviews introduction invoice involvement job knowledge language launch law
learning legal lived local maintenance management marketing materials maternity media medical meeting meetings
mental mentoring method methods minimum mobility month monthly music national needs network new non note notes
number nursing office one online open operations other outdoor outreach overhead overheads own paid panel part
part-time participation partnership partnerships patients pay payment payments peer pension people performance
permanent personal phase physical pilot place planning policy post postage postgraduate practice preparation primary
print printing private procurement production professional programme project projects protection psychology public
publication publications publicity quality quantity rate rates real recruitment refreshments regional registration
rent report reporting research reserve residency resource resources review room running salary sample scale school
science sciences scoping scheme second secondary section sector security seminar service services session sessions
set-up shared short site skills social software space special spine sport staff standard start steering strategic
strategy studies studio study subsistence supervision supplies supply support survey sustainability system systems
task team teaching technical technology temporary tender term the theatre therapy third thematic time to tool
toolkit top total tour training transcription transfer translation transport travel trial two undergraduate unit
unpaid up user various vat venue visit visiting visual voluntary volunteers voucher vouchers wage wages website week
weekly weeks welfare wellbeing well-being women women's work workforce working workshop workshops writing year years
young youth zone ymchwil ymgysylltu ieuenctid iaith iechyd addysg arian cyllid costau cyflog cyfieithu hyfforddiant
teithio gwerthuso digwyddiad celfyddydau cynnwys plant pobl teulu menywod grwp grŵp gwaith amser llawn rhan oriau
diwrnod blwyddyn cyhoeddus cyhoedd gwyrdd a an and as at be by for from his her i if in is it its no not of on or
our she he that their there they this we when with all any after before each both once see ask agreed confirm tbc
tba n/a na yes y yr yn ar o gan gyda heb neu ac bsl makaton teams zoom excel dropbox microsoft google adobe windows
mac apple linux qualtrics nvivo dublin january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan diwali eid spring summer
autumn winter ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr llun mercher
iau gwener sadwrn sul
"""
# The first or the last word of an organisation, a building, a street or a fund, also of one named after a person.
ORGANISATIONS = """
academi academy agency alliance amgueddfa archive archives arms association authority avenue awards bank bridge
building bwrdd capel canolfan cathedral centre chamber chapel charity choir church cic cio clinic close club
coalition coleg college collective committee company conservatoire consortium consultancy consulting co-op
cooperative co-operative corporation cottage council court crescent cwmni cymdeithas cyngor department design drive
eglwys elusen enterprise enterprises estate exchange faculty farm federation fellowship festival field fields ffordd
ffederasiwn forum foundation friends fund gallery garden gardens gate grove group gwasanaeth hall heol heritage
hospice hospital hotel house hub inc infirmary inn institute institution lab laboratory lane lecture library limited
llan llp llyfrgell ltd mansion market medical menter merched mews ministry monument mosque mudiad museum neuadd
network nhs observatory office orchestra orielau oriel parc parish park partners partneriaeth partnership place plc
police practice press prifysgol prize project prosiect rhwydwaith road rooms sant scheme scholarship school schools
sefydliad services society square stadium station street stryd studios studio surgery synagogue team temple terrace
theatr theatre tower trading trust union university urdd view village walk way wharf works workshop ymddiriedolaeth
ysbyty ysgol ysgolion yard saint st
"""
PLACES = """
aberdeen aberystwyth anglesey angus antrim argyll ayrshire bangor barnsley barnet bath bedford belfast berkshire
bethnal birmingham blackburn blackpool blaenau bolton bournemouth bradford brecon brent bridgend brighton bristol
britain brixton bromley caerdydd caerffili caerphilly camden cambridge cambridgeshire cardiff cardigan carlisle
carmarthen carmarthenshire ceredigion cheshire clwyd coleraine conwy cornwall coventry croydon cumbria cymru derby
derbyshire derry devon dorset dundee durham dyfed ealing east eastern edinburgh enfield essex europe exeter fife
glamorgan glasgow gloucester gower gravesend greater green greenwich grimsby gwent gwynedd hackney hamlets hampshire
haringey harlow harrow hereford hertfordshire highland highlands hounslow huddersfield hull inverness ipswich
ireland islington kent keighley kingston lambeth lanarkshire lancashire lancaster leeds leicester leicestershire
lewisham lincolnshire liverpool llandudno llanelli london londonderry luton maesteg manchester mersey merseyside
merthyr middlesbrough midlands monmouth monmouthshire newcastle newham newport norfolk north northamptonshire
northern northumberland norwich nottingham nottinghamshire oldham orkney oxford oxfordshire pembroke pembrokeshire
penarth peterborough plymouth pontypridd portsmouth powys redbridge renfrewshire rhondda rochdale rotherham salford
scotland sheffield shetland shropshire somerset south southampton southern southwark staffordshire stockport stoke
suffolk sunderland surrey sussex swansea taff talbot tees teesside telford thames tower tydfil tyne uk ulster vale
valley valleys wakefield wales waltham walthamstow wandsworth warwickshire west western westminster wigan wiltshire
wirral wolverhampton worcestershire wrexham wrecsam yorkshire abertawe casnewydd môn ynys sir sîr gogledd de dwyrain
gorllewin bae caerfyrddin penfro
"""


TITLES_OF_PERSONS = """
dr doctor prof professor mr mrs ms miss mx sir dame lady lord rev revd reverend fr cllr councillor imam rabbi athro
parch parchedig syr cyng cynghorydd bns
"""
PARTS_OF_NAMES = "ap ab ferch van von de der den da di del la le el al bin ibn ten ter"
MAILBOXES_OF_OFFICES = """
admin accounts bookings contact cyllid data engagement enquiries events finance gwybodaeth hello help info office
payments post press reception research support swyddfa team volunteering ymholiadau
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLE_WORDS = _words(ROLES)
ORGANISATION_WORDS = _words(ORGANISATIONS)
NO_NAMES = _words(" ".join((ROLES, WORK, ORGANISATIONS, PLACES)))
TITLES = _words(TITLES_OF_PERSONS)
PARTICLES = _words(PARTS_OF_NAMES)
MAILBOXES = _words(MAILBOXES_OF_OFFICES)
