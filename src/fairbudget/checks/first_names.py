"""Common first names, by which two words can be told to be a name. Only with a second word behind them do they count.

The first list is the head of "Frequently Occurring Names" of the 1990 census of the United States, a work of its
Census Bureau and so in the public domain. The others are names that are common in Wales, elsewhere in these islands,
and among people whose families came here from further away: common knowledge, written down here, and from no list.
Names that are words or places as well (Grant, Mark, Hope, Victoria, Kent) are left out: a grant manager is no person.
Who is not in the lists is still found behind a title, or behind a role and a colon.
"""

CENSUS = """
aaron abby abel abigail abraham ada adam addie adela adele adeline adrian adriana adrienne agnes aida aimee alan
alana albert alberta alberto alejandra alex alexander alexandra alexis alfonso alfred alfredo alice alicia aline
alisa alisha alison alissa allan allen allie allison allyson alonzo alta althea alton alvin alyce alyssa amanda
amelia amie amos amy ana andre andrea andres andrew angela angelia angelica angelina angeline angie ann annabelle
anne annette annie anthony antoinette antonia araceli arlene arline armando arnold arthur arturo ashlee ashley
aubrey audra audrey aurelia aurora ava avis barbara barbra beatrice beatriz becky belinda benita benjamin bennie
benny bernadette bernadine bernard bernice bert berta bertha bessie bethany betsy bette bettie betty bettye beulah
beverly bianca billie billy blake blanca blanche bob bobbi bobbie bobby bonnie boyd brad bradley brandi
brandon brandy brenda brendan brent bret brett brian briana brianna bridgette brittany brittney bruce bryan caitlin
caleb callie calvin cameron camille candace candice carl carla carlene carlos carly carmela carmella carmen carol
carole caroline carolyn carrie carroll cary casey cassandra cassie catalina catherine cathleen cathy cecelia cecil
cecile cecilia cedric celeste celia cesar chandra charlene charles charlie charlotte charmaine chasity cherie cheryl
chris christa christi christie christina christine christopher christy chrystal cindy claire clara clare clarence
clarice clarissa claude claudette claudia claudine clayton cleo clifford clint clinton clyde cody colette colleen
connie conrad cora corey corine corinne cornelia cornelius corrine cory courtney craig curtis cynthia damon dana
daniel danielle danny daphne darcy darin darla darlene darnell darrel darrell darrin darryl daryl david deana deanna
deanne debbie debora deborah debra deena deidre deirdre delbert delia della delores deloris dena denise dennis
derrick desiree devin dewayne dewey dexter diana diane dianna dianne dina dixie dollie dolly dolores dominick
dominique dona donald donna donnie dora doreen doris dorothea dorothy dorthy doug douglas doyle duane dustin dwayne
dwight earlene earline earnestine eddie edgar edith edmond edna eduardo edward edwin edwina effie eileen elaine
elbert eleanor elias elijah elinor elisa elisabeth elise eliza elizabeth ella ellen ellis elma elmer elnora eloise
elsa elsie elva elvia elvira emanuel emil emilia emilio emily emma emmanuel emmett enrique eric erica erick ericka
erik erika erma ernest ernestine ernesto ervin esmeralda esperanza essie estela estella estelle ester esther ethel
etta eugene eugenia eula eunice eva evan evangeline eve evelyn everett fannie faye felicia felipe felix flossie
floyd fran frances francine francis francisca francisco frankie fred freda freddie frederick fredrick frieda gabriel
gabriela gabrielle gail garrett garry gary gayle gena genevieve george georgette georgina gerald geraldine
gerard gerardo gertrude gilbert gilberto gina gladys glenda glenn glenna gloria gracie graciela greg gregg
gregory greta gretchen guadalupe guillermo gustavo gwendolyn haley hannah harold harriett harry harvey hattie hector
heidi helen helene henry herbert herman hilda hillary horace howard hubert hugh humberto ian ida ignacio ila ilene
imelda imogene ina inez irene irma irvin isaac isabel isabelle ismael iva jack jackie jaclyn jacob jacqueline
jacquelyn jaime jake james jami jamie jana jane janelle janet janette janice janie janine janis janna jared jasmine
jason jay jayne jean jeanette jeanie jeanine jeanne jeannette jeannie jeannine jeff jeffery jeffrey jenifer jenna
jennie jennifer jenny jerald jeremiah jeri jerome jerri jerry jess jesse jessica jessie jesus jewell jill jillian
jimmie jimmy joan joann joanna jocelyn jodi jodie joel johanna john johnathan johnnie jolene jon jonathan jonathon
joni josefa josefina joseph josh joshua josie joyce juana juanita judy julia juliana julianne julie juliette julio
julius justin kara karen kari karin karina karl karla kasey katelyn katharine katherine kathie kathleen kathrine
kathryn kathy katrina katy kay kaye kayla keisha kelley kelli kellie kelly kelsey kelvin ken kendra kenneth kenny
keri kerri kevin kim kimberley kimberly kirsten kris krista kristen kristi kristie kristin kristina kristine
kristopher kristy krystal kurt kyle lacey ladonna lakeisha lakisha lamont lana lara larry latasha latisha latonya
latoya laura lauren laurence laurie laverne lavonne lawanda lawrence leah leann leanne leigh lela leland lena lenora
lenore leo leola leon leonard leonor leroy leslie letha leticia levi lewis lidia lila lilia lilian lillian lillie
lilly lina linda lindsay lindsey lionel lisa liza lois lola lonnie lora loraine loren lorena lorene lorenzo loretta
lori lorie lorraine lorrie lottie louie louis louise luann lucas lucia lucile lucille lucy luella luis luisa luke
lula lupe luther lynda lynn lynne mabel mable madeline madelyn madge maggie malcolm malinda mallory mamie mandy
manuel manuela marc marcella marci marcia marcie marco marcos marcus marcy margaret margarita margery margie margo
margret marguerite maria marian marianne maribel maricela marie marietta marilyn mario marion marisa marisol marissa
maritza marjorie marla marlene marlon marsha martha martin martina marty marva marvin mary maryann maryanne marylou
mathew matilda matthew mattie maude maurice mavis maxine mayra meagan megan meghan melanie melba melinda melisa
melissa melva meredith mia micah michael micheal michele michelle milagros mildred millie mindy minerva minnie
miranda miriam mitchell mitzi mollie molly mona monica monique morris moses myra myrna myron nancy nanette nannie
naomi natalie natasha nathan nathaniel neal nelda nell nellie nettie neva nicholas nichole nicolas nicole nikki nina
nita noah noemi nola nona nora norma norman odessa ofelia ollie ophelia ora orlando orville otis paige pam pamela
patrica patrice patricia patrick patsy patti patty paul paula paulette pauline pearlie pedro peggy penelope percy
peter philip phillip phyllis polly priscilla rachel rachelle rafael ralph ramiro ramon ramona randal randall randi
randolph randy raquel raul raymond reba rebecca rena renee reva reynaldo rhoda rhonda ricardo richard rick rickey
ricky rita robbie robert roberta roberto robyn rochelle roderick rodney rodolfo rogelio roger roland rolando ron
ronald ronda ronnie rosa rosalie rosalinda rosalyn rosanne roseann rosemarie rosetta rosie roslyn ross roxanne roxie
roy ruben rudolph rudy russell ruthie ryan sabrina sadie sallie salvatore samantha sammy samuel sandra sarah sasha
saul saundra selena serena sergio seth shana shane shanna shannon shari sharon sharron shaun shauna shawn shawna
sheena shelia shelley shelly sheree sheri sherman sherri sherrie sherry sheryl shirley silvia simone sondra sonia
sonja sonya sophia stacey staci stacie stacy stefanie stella stephan stephanie stephen steven sue susan susana
susanna susanne susie suzanne suzette sybil sylvester sylvia tabatha tamara tameka tami tamika tammi tammie tammy
tania tanisha tanya tara tasha ted teddy terence teresa teri terrance terrell terrence terri terrie terry thelma
theodore theresa therese thomas tia tiffany timmy timothy tina todd tomas tommy toni tonia tonya tracey traci tracie
tracy travis trent tricia trina trisha trudy valarie valeria valerie vanessa velma vera verna veronica vicente vicki
vickie vicky vincent virgie virgil vivian wallace walter wanda wayne wendi wendy wilbert wilbur willa willard
william willie willis wilma winnie woodrow yesenia yolanda yvette zachary zelma
"""
WALES = """
aeron aled alun alwena alwyn aneirin aneurin angharad anwen arwel arwyn beca bedwyr berwyn bethan betsan branwen
bronwen cadi carwyn catrin ceinwen ceri ceridwen cerys cledwyn crystyn dafydd dai deiniol delyth derwyn dewi dilwyn
dilys dyfan dyfrig dylan efa eifion eilir eirlys eirwen elen elena eleri elfed elfyn eluned elwyn emlyn emrys emyr
enid ennis erin esyllt eurig eurwen ffion fflur ffraid gareth geraint gerallt gerwyn gethin glenys glesni gruff
gruffudd gruffydd gwen gwenan gwenda gwenfair gwenllian gwennan gwenno gwilym gwion gwyneth gwynfor hafwen heddwyn
hefin heledd heulwen huw hywel idris iestyn ieuan ifan ifor illtyd ioan iolo iorwerth islwyn iwan leusa lleu lleucu
lleuwen llinos llion lowri luned mabli macsen madoc madog mair mali manon mared marged mari meical meinir meirion
meleri menna meurig mihangel mirain morfydd morwenna myfanwy myrddin nansi nerys nesta nia olwen osian owain owen
penri prys rhian rhiannon rhianwen rhidian rhodri rhun rhydian rhys robat sian sion sioned siwan siân siôn siôned
steffan sulwen taliesin tegid tegwen teleri tomos trefor tudur twm
"""
THESE_ISLANDS = """
aidan aileen ailsa alasdair alastair alfie alistair andy angus aoife archie barnaby basil ben beth bridget callum
cara catriona ciara ciaran clive colin conor cormac crispin dan darren dave declan derek dermot desmond dominic
donal donncha duncan eamon edmund eilidh elspeth eoin euan ewan ewen fenella fergus finlay finn fiona fraser gavin
gemma geoffrey giles gillian gordon graeme grainne hamish harriet helena henrietta hilary hugo iain imogen imran
jemima jeremy jim joanne joe josephine judith julian juliet justine kate katie keir keith kerry kirsty lachlan
lesley liam liz lizzie lorna louisa lucinda lydia lynette maeve mairi martyn matt maureen meg mike moira morag
muriel nadine neil niall niamh nick nicola nigel noreen nuala oisin oliver olivia orla oscar padraig pete phil
philippa phoebe piers rachael rebekah reginald rhona roisin rory rosalind rosemary rowena ruairi rufus rupert ruth
sally sam saoirse seamus sean sebastian sheila shona simon sinead siobhan sophie steve struan stuart susannah
tabitha tamsin tessa thomasina tilly tim tobias toby tom tony trevor tristan ursula vivien wilfrid winifred yvonne
zoe
"""
FURTHER_AWAY = """
aaliyah aamir abdul abdullah abena abimbola abiola adaeze adanna adebayo adeola aditi aditya adwoa ahmed aisha ajay
akira akosua alejandro aleksandra ali amara amina amir amit amrit anand ananya anastasia andrzej aneeta anil anita
anjali anna antonio arash arjun arun aruna ashok asif asma ayaan ayesha ayo ayodele aziz azra babajide baljit
balvinder bartosz beata bhavna bilal bogdan bola boris bukola chidi chidinma chika chinedu chinwe chioma chukwu
cristina damilola deepa deepak deepika dimitri dinesh divya dmitri ebele efua ekaterina elif emeka emre esra ewa
fadi faisal farah farhan farida fatima fatou femi fernando folake funmi funmilayo ganesh gita giulia giuseppe
gurpreet haider hamid hamza hana harpreet haruka hassan hiroshi hussain hussein ibrahim ifeanyi ifeoma igor ikram
imran indira ingrid irina isha ismail ivan jamal jamila jaroslaw jaspreet javier jorge jose juan jyoti kamal kamran
karolina karthik kasia katarzyna kavita kehinde khadija khalid kofi krishna krzysztof kwabena kwame laila lakshmi
lakshmy latifa leila lukasz magdalena mahmoud malgorzata malik manjit manoj marek mariam mariusz marta meera mehmet
michal miguel mohamed mohammad mohammed mohamud monika mustafa nadia nadira nasir nasreen navdeep neha ngozi nikhil
nikita nisha nkechi obinna olga oluwaseun omar osman pablo parveen pavel pawel piotr pooja pradeep pranav preeti
priya radha rahim rahul raj rajesh rajiv rakesh ramesh rania rashid rashida ravi reza rohan rohit rukhsana sabina
sadia saeed saira sakura salma samina samir sandeep sanjay sanjeev sara sarita satnam seema segun shabana shabnam
shafiq shahid shahida shanthi shazia shreya simran sita sofia soraya stanislaw sukhdeep sunil sunita suresh svetlana
tahir taiwo tariq tatiana temitope tendai thandiwe tunde uchenna umar usha usman vijay vikram vinod vladimir waleed
wojciech xavier yasmeen yasmin yaw yetunde yosef youssef yuki yusuf zahid zahra zainab zara zeynep zofia
"""
FIRST_NAMES = frozenset(" ".join((CENSUS, WALES, THESE_ISLANDS, FURTHER_AWAY)).split())
