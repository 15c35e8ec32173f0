// The lists behind name_words.h: words parted by white space, phrases by commas.

#pragma once

#include <string_view>

namespace pulse::ingest::name_lists {

constexpr std::string_view kHeads = R"(
    academy agency alliance assembly association authority board borough bureau ccg center csu centre chamber
    charity church co-operative coalition college commission commissioner committee company confederation
    congress consortium constabulary cooperative corporation council cross department diocese directorate
    exchange executive faculty federation forum foundation fund group guild hub icb icp ics inspectorate
    institute institution international laboratory league library limited lin ltd ministry mission network
    observatory office ombudsman panel parliament partnership pct plc register regulator secretariat society
    tank taskforce treasury tribunal trust union university)";

constexpr std::string_view kWeakHeads = R"(
    action aid boards campaign collective commissioners committees councils government house impact initiative
    inquiry learning link news partners police programme project relief research review school schools
    service services support system team unit universities works)";

constexpr std::string_view kTakesSubjects = R"(
    academy agency alliance association authority bank board borough bureau campaign center centre charity
    city coalition college commission commissioner committee confederation convention council county
    department directorate faculty federation forum foundation fund group guild inquiry inspectorate
    institute institution league minister ministry network observatory office panel partners partnership
    school secretariat secretary society trust union unit university)";

constexpr std::string_view kTerritorial = R"(
    borough ccg city combined commissioner constabulary county csu diocese icb pct police)";

constexpr std::string_view kSubjects = R"(
    abuse access accessibility accountability accountancy addiction addictions adoption adult adults
    advice advisory affairs after ageing agriculture ai alcohol ambulance ambulances anaesthetists animal
    animals anthropology apprenticeships archaeology artificial arts asian asylum audit autism autistic
    aviation babies banking behaviour behavioural benefits bereaved bereavement betting bill biology black
    borders boys bridges broadcasting building buildings business canals cancer care carer carers change
    charities chemistry chiefs child childcare childhood children cities citizenship civil climate
    clinical clinicians coasts cognitive cohesion colleges commerce commissioning commonwealth communities
    community competition conflict conflicts constabularies constabulary construction consumer consumers
    contracts counter-terrorism countryside court courts crafts creative credit crime crimes criminal
    culture curriculum custodial custody customs cyber dance data death deaths debt defence dementia
    democracy democratic demographic dentistry design desistance development diabetes diet digital dignity
    directors disabilities disability disabled disparities diversion diversity domestic drink drug drugs
    dying early east eastern economic economics economy education emergency employment end energy
    engineering engineers enterprise environment equalities equality equity estate estates ethics ethnic
    evaluation evidence examinations excellence exclusion exploitation exports extremism faith families
    family farming fathers ferries finance fire fiscal fisheries food foreign forestry fostering further
    gambling games gaming gang gangs gender general geography girls giving governance government governors
    growth gynaecologists harbours hate head heads health healthcare heart heritage higher highways
    history home homelessness homes hospices hospital hospitals housing human humanitarian humanities
    hygiene immigration improvement inclusion income independent industrial industries industry
    inequalities inequality infants information infrastructure innovation insurance integrated integration
    intelligence internet intervention investment islands isles isolation jobs journalism justice
    justice-involved kinship knife knowledge labour land landlords language languages law leaders
    leadership learners learning legal leisure levelling lgbt lgbtq libraries life lighthouses literature
    lives living local loneliness looked lottery management managers manufactures marine markets
    mathematics measurement media medical medicine medicines men mental methodology methods midwifery
    midwives migrants migration military mills minorities minority mobility modern money mothers museums
    music nature needs neighbourhood neighbourhoods neurodevelopment neurodiversity neurological neurology
    news north northern nurses nursing nutrition obesity obstetricians oceans offender offenders offending
    older online ophthalmology optometrists orchards outcome outcomes paediatrics palliative parenting
    parents parks parliamentary pathologists patients pay peace pensioners pensions people performance
    person-centred personalisation personalised pharmacy philanthropy philosophy physicians physics places
    planet planning play police policing policy political ports poverty practice practitioners press
    prevention primary prison prisons probation procurement productivity products professionals
    progression property protection psychiatrists psychiatry psychological psychology public publishing
    pupils qualifications quality race radiologists railways recovery recreation reform refugees
    regeneration regions regulation rehabilitation relationships remand renewal renters reoffending rescue
    research resettlement restorative revenue rights rivers roads robotics roma rough rural safeguarding
    safety schools science sciences scrutiny secondary security self-harm seniors sentencing serious
    service service-users services sexual skills slavery sleeping social social-care sociology south
    southern space special speech sport standards statistics strategic strategy stroke students studies
    study suicide support surgeons tax taxation teachers technical technology tenancy tenants terrorism
    theatre theology therapists therapy toddlers tourism towns trade trafficking training transparency
    transport travel travellers treatment tribunals tropical universal universities up veterans victims
    villages violence vocational voluntary volunteering volunteers vulnerability wards water waterways
    wealth welfare well-being wellbeing west western wildlife women work workers workforce years young
    youth)";

constexpr std::string_view kPlaces = R"(
    anglesey antrim armagh arran avon ayrshire barking barnet barnsley bath bedfordshire belfast berkshire
    bexley birmingham blackburn blackpool bolton bournemouth bracknell bradford brent brighton bristol
    bromley buckinghamshire bury calderdale cambridgeshire camden cardiff carlisle chelsea cheshire chester
    christchurch cleveland coast coastal conwy cornwall coventry croydon cumberland cumbria dagenham dales
    darwen derby derbyshire devon district districts doncaster dorset downs dudley dumfries durham dyfed
    ealing edinburgh enfield esk essex exeter fenland fens fermanagh fife forest fulham furness galloway
    glamorgan glasgow gloucester gloucestershire grampian greenwich gwent gwynedd hackney halton hamlets
    hammersmith hampshire haringey harrow havering helens herefordshire hertfordshire highland hillingdon
    hounslow hove hull humber humberside ipswich isle islington kensington kent keynes kingston kirklees
    knowsley lakes lambeth lanarkshire lancashire leeds leicester leicestershire lewisham lincoln
    lincolnshire liverpool london lothian luton maidenhead manchester marsh maudsley medway mersey
    merseyside merton middlesbrough midlands milton moor moors newcastle newham norfolk northampton
    northamptonshire northumberland northumbria norwich nottingham nottinghamshire oldham orkney oxford
    oxfordshire peak peterborough plymouth poole portsmouth powys preston reading redbridge richmond
    rochdale rotherham rutland salford sandwell sefton severn sheffield shetland shropshire slough solihull
    somerset southampton southend southwark staffordshire stockport stoke stoke-on-trent strathclyde suffolk
    sunderland surrey sussex sutton swansea swindon tameside tayside tees teesside telford thames thurrock
    torbay trafford tyne tyneside tyrone vale valley valleys wakefield walsall waltham wandsworth warrington
    warwickshire wear westminster westmorland wigan wight wiltshire windsor wirral wokingham wolds
    wolverhampton worcester worcestershire wrekin york yorkshire)";

constexpr std::string_view kCountries = R"(
    britain england europe ireland kingdom scotland uk wales)";

constexpr std::string_view kOpenings = R"(
    british her his hm hmcts hmi hmp hmps joint majesty's national nhs royal)";

constexpr std::string_view kCrown = R"(
    hm hmi hmp nhs)";

constexpr std::string_view kBrands = R"(
    addaction adfam agenda alzheimer's aquarius baringa barnardo's barnardos beat become brap cafcass calm
    capita catch-22 catch22 centrepoint childline clinks contact coram corambaaf cosla cranstoun crisis
    cruse cymorth deloitte demos depaul dimensions drugscope ecorys ecotec emmaus estyn fitzroy
    foundations frontline gallup gingerbread groundswell headway healthwatch hestia hft icf imkaan inquest
    ippr ipsos iriss jisc kidscape kinship kpmg liberty llamau localis locality macmillan mayday mencap
    mind minds nacro nasen natcen nef nesta nspcc ofcom ofgem ofqual ofsted ofwat opm oxfam papyrus
    parentkind parkinson's phoenix place2be praxis pwc rand redthread reform refuge relate remedi respect
    safelives samaritan samaritans sands scope sense serco shelter spurgeons sqw stepchange stonewall
    switchback traverse triangle trussell turn2us ukri unicef unison unlock unlocked versus yougov
    youngminds)";

constexpr std::string_view kParticles = R"(
    & a against an and as at behalf by collaboration conjunction de der du encouragement for from in into la
    of on or products s the to up van von with y)";

constexpr std::string_view kPrepositions = R"(
    against at for in into of on to)";

// Names of several words, of which each might be what another body is about.
constexpr std::string_view kNames = R"(
    action for children, against violence and abuse, carers first, children in need, citizens advice,
    community catalysts, community links, cordis bright, end child poverty, ernst & young, family action,
    friends families and travellers, housing justice, inclusion london, independent age, legal & general,
    marks & spencer, money and pensions service, people first, recovery focus, research in practice,
    skills for care, skills for health, social finance, think local act personal, victim support, women in
    prison, women's aid, working chance, working families, york consulting, youth music)";

// Of brands and the like that print their names small.
constexpr std::string_view kSmall = R"(
    brap centreforum gov.uk homeless.org.uk ippr mencap nasen nef nfpsynergy ukactive)";

// What an "and" stands inside of: the word before it and the one or two behind;
// with two listed, both must follow, with one any may.
constexpr std::string_view kPhrases = R"(
    adoption special guardianship, advisory support service, alcohol drug, alcohol drugs, arts humanities,
    asian minority, avon somerset, barking dagenham, bath north east, black asian, black minority,
    brighton hove, bristol north somerset, britain northern ireland, business industrial, business trade,
    cambridgeshire peterborough, care development, care repair, care support alliance, cheshire
    merseyside, child adolescent, childhood youth, children families, children family, children young
    people, children young people's, children young person's, commonwealth development, communities local
    government, competition markets, constabulary fire, court tribunals, courts tribunals, coventry
    warwickshire, crime disorder, crime justice studies, crime victims, derby derbyshire, devon cornwall,
    district craven, diversity inclusion, dorset wiltshire, drink drugs, drug alcohol, drugs alcohol,
    dumfries galloway, economic social research, economics political, education skills, education
    training, emotional mental, energy industrial, england northern ireland, england wales, equality
    diversity, equality human rights, ernst young, esk wear, excellence outcomes, executives senior
    managers, exploitation online, families relationships, family childcare trust, family parenting
    institute, finance accountancy, fire rescue, food rural, further higher, gangmasters labour,
    governance scrutiny, gypsy roma, hammersmith fulham, hampshire isle, health care excellence, health
    care partnership, health care professions, health care research, health clinical excellence, health
    safety executive, health social care, health wellbeing, hertfordshire west essex, homes communities
    agency, housing care 21, humber north, hygiene tropical, industrial strategy, innovation technology,
    kensington chelsea, kent medway, laing buisson, lancashire south cumbria, learning improvement
    network, leicester leicestershire, lesbian gay, london maudsley nhs, manufactures commerce, marks spencer,
    maternal newborn, media sport, medicines healthcare, mental physical, money mental health, money
    pensions service, norfolk waveney, nottingham nottinghamshire, nursing midwifery, obstetricians
    gynaecologists, paediatrics child, palliative end, parents carers, parliamentary health service,
    physical emotional, physicians surgeons, physiotherapy occupational, police crime, policy evidence
    centre, prison probation, race health, rape crisis, relatives residents, rescue services, research
    innovation, revenue customs, safe sound, safety justice, school college leaders, science technology,
    slavery human rights, speech language, staffordshire stoke-on-trent, suffolk north east, suicide
    safety, surrey borders, sussex surrey, tavistock portman, technical vocational, telford wrekin,
    violence abuse, wear valleys, welfare rights, windsor maidenhead, women equalities, work pensions)";

}  // namespace pulse::ingest::name_lists
