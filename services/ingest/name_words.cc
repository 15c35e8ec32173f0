// The lexicon's words for names of organisations (lexicon.h).

#include "services/ingest/lexicon.h"
#include "services/ingest/word_set.h"

namespace pulse::ingest {

bool IsOrganisationWord(std::string_view word) {
  // clang-format off
  static const Words words{
      "association", "foundation", "trust", "council", "commission", "institute", "centre", "center",
      "department", "ministry", "office", "agency", "authority", "board", "committee", "society",
      "network", "alliance", "university", "college", "inspectorate", "service", "services", "fund",
      "union", "federation", "charity", "observatory", "panel", "group", "commissioner", "commissioner's",
      "commissioners", "ombudsman", "forum", "partnership", "company", "bureau", "academy",
      "confederation", "consortium", "coalition", "campaign", "executive", "parliament", "government",
      "assembly", "nhs", "hm", "hmi", "ofsted", "think", "tank", "school", "laboratory", "unit",
      "register", "house", "lords", "commons", "library", "police", "england", "cross", "aid", "relief",
      "news", "learning", "initiative", "programme", "project", "team", "taskforce", "secretariat",
      "corporation", "cooperative", "exchange", "hub", "directorate", "regulator", "tribunal", "ltd",
      "limited", "plc", "uk", "international"};
  // clang-format on
  return words.Has(word);
}

bool IsBodyWithSubject(std::string_view word) {
  // clang-format off
  static const Words words{
      "department", "ministry", "office", "centre", "center", "institute", "association", "society",
      "council", "board", "committee", "group", "foundation", "institution", "inspectorate", "agency",
      "network", "partners", "partnership", "campaign", "alliance", "university", "college", "commission",
      "commissioner", "federation", "forum", "secretary", "faculty", "school", "observatory", "authority",
      "union", "trust", "directorate", "panel", "research", "academy", "bureau"};
  // clang-format on
  return words.Has(word);
}

bool IsSubjectWord(std::string_view word) {
  // clang-format off
  static const Words words{
      "travel", "pay", "progression", "health", "care", "justice", "crime", "innovation", "wales",
      "england", "scotland", "ireland", "britain", "kingdom", "communities", "community", "housing",
      "sport", "media", "culture", "digital", "education", "skills", "families", "family", "children",
      "people", "young", "youth", "women", "men", "disparities", "improvement", "research", "studies",
      "study", "science", "technology", "work", "pensions", "environment", "food", "rural", "affairs",
      "local", "government", "levelling", "up", "social", "mental", "public", "policy", "development",
      "training", "learning", "equality", "equalities", "rights", "human", "safety", "security", "energy",
      "business", "trade", "industry", "industrial", "transport", "drugs", "drink", "alcohol", "drug",
      "news", "prison", "prisons", "probation", "police", "policing", "court", "courts", "tribunals",
      "learners", "adults", "adult", "older", "disabled", "disability", "disabilities", "autism", "carers",
      "homelessness", "poverty", "welfare", "arts", "heritage", "excellence", "quality", "practice",
      "practitioners", "services", "service", "planning", "law", "legal", "victims", "offenders",
      "rehabilitation", "enterprise", "economy", "economic", "economics", "statistics", "data",
      "information", "technical", "schools", "colleges", "universities", "nursing", "nurses", "midwives",
      "midwifery", "medicine", "medical", "clinical", "dementia", "cancer", "wellbeing", "well-being",
      "fiscal", "strategic", "regulation", "standards", "evidence", "evaluation", "advice", "support",
      "protection", "relationships", "ageing", "london", "north", "south", "east", "west", "northern",
      "southern", "eastern", "western", "islands", "isles", "coasts", "rivers", "harbours", "ports",
      "water", "waterways", "fisheries", "farming", "agriculture", "forestry", "land", "planet", "climate",
      "regions", "cities", "towns", "villages", "places", "parks", "libraries", "museums", "tourism",
      "leisure", "recreation", "play", "childcare", "childhood", "early", "years", "parents", "parenting",
      "employment", "jobs", "labour", "immigration", "migration", "refugees", "asylum", "borders",
      "customs", "revenue", "treasury", "finance", "accountancy", "audit", "management", "leadership",
      "governance", "civil", "military", "veterans", "defence", "foreign", "commonwealth", "treatment",
      "recovery", "rehabilitation", "reform", "resettlement", "remand", "custody", "sentencing",
      "violence", "abuse", "prevention", "intervention", "inclusion", "exclusion", "integration",
      "cohesion", "faith", "race", "gender", "carer", "neighbourhoods", "neighbourhood", "child",
      "paediatrics", "psychiatrists", "physicians", "surgeons", "fire", "rescue", "advisory",
      "parliamentary", "medicines", "healthcare", "products", "general", "primary", "secondary", "further",
      "higher", "special", "needs", "looked", "after", "lords", "commons", "constabulary",
      "constabularies", "renewal", "regeneration", "infrastructure", "space", "sciences", "humanities"};
  // clang-format on
  return words.Has(word);
}

bool IsNameParticle(std::string_view word) {
  static const Words words{"of", "for",  "and", "the", "in", "on",   "to",      "a",    "an",
                           "at", "with", "by",  "de",  "la", "from", "against", "into", "or",
                           "du", "van",  "von", "der", "up", "as",   "y",       "s",    "&"};
  return words.Has(word);
}

bool IsKnownBrand(std::string_view word) {
  // clang-format off
  static const Words brands{
      "ofsted", "ofcom", "ofqual", "ofgem", "crisis", "shelter", "mind", "clinks", "nacro", "nesta",
      "scope", "mencap", "samaritans", "centrepoint", "relate", "baringa", "foundations", "coram",
      "kinship", "safelives", "stonewall", "unison", "ipsos", "deloitte", "demos", "unlock", "inquest",
      "liberty", "howard", "parentkind", "turn2us", "policy@manchester", "healthwatch", "barnardo's",
      "imkaan", "refuge", "addaction", "cafcass", "cosla", "skillsforcare", "praxis", "unicef", "oxfam",
      "natcen", "rand", "pwc", "kpmg", "capita", "serco"};
  // clang-format on
  return brands.Has(word);
}

}  // namespace pulse::ingest
