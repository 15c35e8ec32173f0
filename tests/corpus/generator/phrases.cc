#include "tests/corpus/generator/phrases.h"

#include <string_view>

namespace pulse::corpus {
namespace {

using Words = std::string_view[];

constexpr Words kPlaces = {"Ashmere",   "Fenmoor",   "Wexcombe",    "Tollbridge",
                           "Saltmarsh", "Ravensey",  "Kettlewick",  "Dunholme",
                           "Millhaven", "Orrisdale", "Brackenford", "Eastleigh Vale"};
constexpr Words kBodies = {"Trust",   "Foundation",  "Institute",   "University",
                           "Council", "Partnership", "Commission",  "Network",
                           "Society", "Observatory", "Association", "Centre"};
constexpr Words kThemes = {"Health", "Housing", "Justice",   "Families",  "Care",         "Learning",
                           "Youth",  "Ageing",  "Probation", "Inclusion", "Safeguarding", "Recovery"};
constexpr Words kDepartments = {"Department for",
                                "Office for",
                                "Council for",
                                "Centre for",
                                "Inspectorate of",
                                "Royal College of",
                                "National Institute for",
                                "Ministry of"};
constexpr Words kThings = {"Canals",    "Bridges",        "Ferries", "Schools",     "Families", "Prisons",
                           "Hospitals", "Neighbourhoods", "Nurses",  "Lighthouses", "Orchards", "Wards"};
constexpr Words kGroups = {"carers",           "young people",    "older adults",         "prison leavers",
                           "foster families",  "care workers",    "people with dementia", "children in need",
                           "victims of crime", "disabled adults", "school leavers",       "kinship carers"};
constexpr Words kTopics = {"supported housing",
                           "short breaks",
                           "early help",
                           "community sentences",
                           "hospital discharge",
                           "home care",
                           "youth work",
                           "school exclusion",
                           "restorative practice",
                           "social prescribing",
                           "out-of-area placements",
                           "mental health support",
                           "employment after prison",
                           "respite care"};
constexpr Words kVerbs = {"improves", "reduces", "changes",     "supports",
                          "delays",   "shapes",  "strengthens", "interrupts"};
constexpr Words kMeasures = {
    "the number of visits",   "attendance",    "confidence",        "reoffending",
    "the cost of placements", "waiting times", "trust in services", "contact with family",
    "the length of stay"};
constexpr Words kDocuments = {"report", "paper", "study", "review", "evaluation", "survey", "analysis"};
constexpr Words kRecommendations = {
    "every council name one officer to answer for it", "funding be agreed for three years at a time",
    "staff be trained before the service opens", "the results be published, good or bad",
    "people who use the service help to design it"};
constexpr Words kHeads = {"Governance",
                          "Inspection",
                          "Complaints",
                          "Housing",
                          "Workforce",
                          "Costs and savings",
                          "Citizen accountability",
                          "Early help",
                          "Data and evidence",
                          "Access to justice"};
constexpr Words kAcronyms = {"NSBX", "OFRAIL", "CANALWATCH", "ARC", "Nestwell", "Bridgewatch"};
constexpr Words kFirstNames = {"Ada", "Bertram", "Celia", "Dev", "Esther", "Farouk", "Greta", "Hugh"};
constexpr Words kLastNames = {"Lindqvist", "Okonjo", "Pemberton", "Quayle", "Rahman", "Stavely", "Tanner"};

std::string Text(std::string_view word) { return std::string(word); }

std::string Number(Random& random) {
  if (random.Chance(0.3)) return std::to_string(random.Between(2, 97)) + "%";
  if (random.Chance(0.3))
    return std::to_string(random.Between(1, 18)) + "," + std::to_string(random.Between(100, 999));
  return std::to_string(random.Between(3, 640));
}

std::string Linked(Random& random, const std::string& text) {
  if (random.Chance(0.5)) return "[" + text + "](#)";
  return "[" + text + "](https://www." + "ashmere.example/" + std::to_string(random.Between(1, 9999)) + ")";
}

std::string Upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return text;
}

}  // namespace

std::string Capitalised(std::string text) {
  const auto first = text.find_first_not_of('*');
  if (first != std::string::npos && text[first] >= 'a' && text[first] <= 'z')
    text[first] = static_cast<char>(text[first] - 32);
  return text;
}

std::string KnownKindOfPublisher(Random& random) {
  const auto place = Text(random.Pick(kPlaces));
  const auto body = Text(random.Pick(kBodies));
  switch (random.Below(9)) {
    case 8:
      return "The " + Text(random.Pick(kThemes)) + " and " + Text(random.Pick(kThings)) + " " + body;
    case 0:
      return "The " + place + " " + body;
    case 1: {
      const auto first = random.Below(std::size(kThings) - 2);
      return Text(random.Pick(kDepartments)) + " " + Text(kThings[first]) + ", " + Text(kThings[first + 1]) +
             " and " + Text(kThings[first + 2]);
    }
    case 2:
      return Text(random.Pick(kDepartments)) + " " + Text(random.Pick(kThings));
    case 3: {
      const auto theme = Text(random.Pick(kThemes));
      return theme + " Research " + body + " (" + theme.substr(0, 1) + "R" + body.substr(0, 1) + ")";
    }
    case 4:
      return place + " " + Text(random.Pick(kThemes)) + " " + body;
    case 5:
      return place + " County Council";
    case 6:
      return "HM Inspectorate of " + Text(random.Pick(kThings));
    default:
      return place + " " + body;
  }
}

std::string UnseenPublisher(Random& random) {
  const auto place = Text(random.Pick(kPlaces));
  switch (random.Below(7)) {
    case 6:
      return Text(random.Pick(kAcronyms));
    case 0:
      return "Voices of " + place;
    case 1:
      return place + "ly";
    case 2:
      return Text(random.Pick(kThemes)) + " Forward";
    case 3:
      return Text(random.Pick(kFirstNames)) + "'s Place";
    case 4:
      return "Open" + Text(random.Pick(kThemes));
    default:
      return "St. " + Text(random.Pick(kFirstNames)) + "'s " + place;
  }
}

// Of two parts or more, with stops, numbers, months and groups' names in them: where
// such a title breaks, its lines look like much else.
std::string TitleInParts(Random& random) {
  const auto topic = Text(random.Pick(kTopics));
  const auto group = Text(random.Pick(kGroups));
  const auto place = Text(random.Pick(kPlaces));
  const auto theme = Text(random.Pick(kThemes));
  switch (random.Below(11)) {
    case 0:
      return theme + ": A Shared Commitment. Making the Case for a " + place + " Fund";
    case 1:
      return "Hidden " + theme + ". How " + group + " lose touch with " + topic;
    case 2:
      return Capitalised(topic) + " in " + place + ": year ending March " +
             std::to_string(random.Between(2012, 2026));
    case 3:
      return Capitalised(topic) + " of " + group + ": " + theme + " Lines Guidance";
    case 4:
      return place + " and " + theme + " Bill. Strategic Briefing";
    case 5:
      return "'What are we missing?' No. " + std::to_string(random.Between(2, 9)) + ": " + group;
    case 6:
      return Capitalised(topic) + ": services for " + group + " and those close to them (NG" +
             std::to_string(random.Between(10, 99)) + ")";
    case 7:
      return Capitalised(topic) + " – " + Text(random.Pick(kThings)) + " for " + group;
    case 8:
      return "Where does it stop? Understanding " + topic + " for " + group;
    case 9:
      return "Inspection of " + topic + " in " + place + ", 10-21 March " +
             std::to_string(random.Between(2012, 2026));
    default:
      return "The " + theme + " Service under review. Part one: " + topic;
  }
}

std::string ReportTitle(Random& random) {
  if (random.Chance(0.15)) return TitleInParts(random);
  const auto topic = Text(random.Pick(kTopics));
  const auto group = Text(random.Pick(kGroups));
  switch (random.Below(14)) {
    case 10:
      return "Annual Report " + std::to_string(random.Between(2012, 2023)) + " to " +
             std::to_string(random.Between(2024, 2027));
    case 11:
      return Text(random.Pick(kThings)) + " and " + Text(random.Pick(kThings)) + " Statistics: Summer Update";
    case 12:
      return "Guidance for " + group + " on " + topic;
    case 13:
      return Capitalised(topic) + ": tools for " + group + " (third edition)";
    case 0:
      return Capitalised(topic) + " and " + group + ": findings from " + Text(random.Pick(kPlaces));
    case 1:
      return "Does " + topic + " work for " + group + "?";
    case 2:
      return "What " + group + " need. A guide to " + topic;
    case 3:
      return Capitalised(topic) + " for " + group + " in " + Text(random.Pick(kPlaces));
    case 4:
      return "Who cares? " + Capitalised(group) + " and " + topic;
    case 5:
      return "Understanding " + topic;
    case 6:
      return "Evaluation of the " + Text(random.Pick(kPlaces)) + " " + Text(random.Pick(kThemes)) + " Pilot";
    case 7:
      return "'Nobody asked us': " + group + " on " + topic;
    case 8:
      return "The state of " + topic + " " + std::to_string(random.Between(2012, 2023)) + " - " +
             std::to_string(random.Between(2024, 2027));
    default:
      return "How " + topic + " " + Text(random.Pick(kVerbs)) + " the lives of " + group +
             ", and what services, commissioners and families can learn from it";
  }
}

// What stands before the stop names no publisher.
std::string NewsTitleInParts(Random& random) {
  const auto place = Text(random.Pick(kPlaces));
  switch (random.Below(4)) {
    case 0:
      return "Evaluation of " + Text(random.Pick(kTopics)) + ". Our report is out";
    case 1:
      return "Review of " + Text(random.Pick(kThemes)) + " Services. " + place;
    case 2:
      return "Farewell to " + PersonName(random) + ". Welcome to " + PersonName(random);
    default:
      return "Cordis Bright at " + std::to_string(random.Between(10, 30)) + ". Come and see us";
  }
}

std::string NewsTitle(Random& random) {
  switch (random.Below(13)) {
    case 12:
      return NewsTitleInParts(random);
    case 9:
      return random.Chance(0.5) ? "We are recruiting!" : "Merry Christmas from all of us!";
    case 10:
      return "No Pulse in August " + std::to_string(random.Between(2012, 2027));
    case 11:
      return "Save the date: " + Text(random.Pick(kTopics)) + " - what next? 19 September " +
             std::to_string(random.Between(2012, 2027)) + ", " + Text(random.Pick(kPlaces));
    case 5:
      return "We are hiring";
    case 6:
      return "Cordis Bright wins award for work on " + Text(random.Pick(kTopics));
    case 7:
      return Capitalised(Text(random.Pick(kTopics))) + " in " + Text(random.Pick(kPlaces)) +
             ": our evaluation";
    case 8:
      return Text(random.Pick(kPlaces)) + " " + Text(random.Pick(kThemes)) + " Pilot";
    case 0:
      return "Free seminar on " + Text(random.Pick(kTopics));
    case 1:
      return "Evaluation of " + Text(random.Pick(kTopics)) + " in " + Text(random.Pick(kPlaces));
    case 2:
      return "New colleagues join our team";
    case 3:
      return "Working with " + Text(random.Pick(kPlaces)) + " County Council";
    default:
      return "Our research into " + Text(random.Pick(kTopics)) + " published";
  }
}

std::string Sentence(Random& random, bool markup) {
  const auto document = Text(random.Pick(kDocuments));
  auto topic = Text(random.Pick(kTopics));
  auto group = Text(random.Pick(kGroups));
  const auto place = Text(random.Pick(kPlaces));
  if (markup && random.Chance(0.12)) topic = Linked(random, topic);
  if (markup && random.Chance(0.06)) group = "**" + group + "**";
  switch (random.Below(23)) {
    case 20:
      return "Eight councils describe what they did, including " + place + ", " + Text(random.Pick(kPlaces)) +
             ", " + Text(random.Pick(kPlaces)) + " and " + Text(random.Pick(kPlaces)) + ". Each " + document +
             " ends with advice.";
    case 21:
      return "Both were part of the work of the " + Text(random.Pick(kThemes)) + " Reduction Unit. " +
             Capitalised(Text(random.Pick(kThings))) + " came first.";
    case 22:
      return "Those consulted were " + Text(random.Pick(kThemes)) + " UK, the " + Text(random.Pick(kThings)) +
             " Association, " + Text(random.Pick(kAcronyms)) + " and the " + place + " " +
             Text(random.Pick(kBodies)) + ". Of these, three will work with it again.";
    case 12:
      return "Drawing on data from " + Number(random) + " " + group + ", the " + document + " asks whether " +
             topic + " works.";
    case 13:
      return "The " + place + " " + Text(random.Pick(kBodies)) + " has published a " + document + " on " +
             topic + ".";
    case 14:
      return markup ? "You can read the full " + document + " " + Linked(random, "here") + "."
                    : "You can read the full " + document + " here.";
    case 15:
      return "For more information, please visit www." + document + ".example.";
    case 16:
      return Capitalised(group) + ", families and " + place + " " + Text(random.Pick(kBodies)) +
             " all took part.";
    case 17:
      return "Reports, briefings and guidance on " + topic + " are listed in it.";
    case 18:
      return "How can services help? The " + document + " has " + std::to_string(random.Between(2, 9)) +
             " answers.";
    case 19:
      return "Children and young people's services in " + place + " saw " + topic + " change most.";
    case 0:
      return "This " + document + " looks at " + topic + " for " + group + " in " + place + ".";
    case 1:
      return "It finds that " + topic + " " + Text(random.Pick(kVerbs)) + " " + Text(random.Pick(kMeasures)) +
             ", and that " + group + " were glad of it.";
    case 2:
      return "The authors recommend that " + Text(random.Pick(kRecommendations)) + ".";
    case 3:
      return "Based on interviews with " + Number(random) + " " + group + ", it describes how " + topic +
             " changed between " + std::to_string(random.Between(2001, 2012)) + " and " +
             std::to_string(random.Between(2013, 2026)) + ".";
    case 4:
      return "Only " + Number(random) + " of those asked in " + place + " had heard of " + topic +
             ", e.g. through a friend or a nurse.";
    case 5:
      return Capitalised(std::string(random.Pick(kMeasures))) + " fell by " + Number(random) + " (from " +
             Number(random) + ") in the first year; in the second, it rose again.";
    case 6:
      return "'We were never told,' said one of the " + group + " who took part.";
    case 7:
      return "The Department for Canals has promised a reply by March " +
             std::to_string(random.Between(2016, 2026)) + ".";
    case 8:
      return "What would help? Better " + topic + ", the " + document + " says, and more of it.";
    case 9:
      return "There is little evidence yet on " + topic + ", although " + place +
             " University, the Ashmere Trust and others are collecting it.";
    case 10:
      return Capitalised(std::string(random.Pick(kGroups))) + " in " + place +
             " waited longer than those elsewhere.";
    default:
      return "A further " + document + " on " + topic + " will follow.";
  }
}

std::string ListEntry(Random& random, bool markup) {
  const auto topic = Text(random.Pick(kTopics));
  std::string entry;
  switch (random.Below(7)) {
    case 5:
      return Text(random.Pick(kHeads));
    case 6:
      return Capitalised(topic) + ".";
    case 0:
      entry = topic + " for " + Text(random.Pick(kGroups));
      break;
    case 1:
      entry = "a rise of " + Number(random) + " in " + Text(random.Pick(kMeasures));
      break;
    case 2:
      entry = "the need for " + topic + ", which " + Text(random.Pick(kVerbs)) + " " +
              Text(random.Pick(kMeasures));
      break;
    case 3:
      return Sentence(random, markup);
    default:
      entry = "training in " + topic;
  }
  return random.Chance(0.3) ? Capitalised(entry) : entry;
}

std::string SubHeading(Random& random) {
  if (random.Chance(0.2)) {
    constexpr Words kParts = {"Phase", "Recommendation", "Part", "Theme", "Trial"};
    constexpr Words kTitles = {"Visits to schools", "Publish the Findings", "What crews said", "Early Days"};
    return Text(random.Pick(kParts)) + " " + std::to_string(random.Between(1, 12)) + ". " +
           Text(random.Pick(kTitles));
  }
  constexpr Words kHeadings = {
      "Key findings", "Recommendations", "Background", "Next steps", "What this means for practice",
      "Methods",      "Who took part"};
  return Text(random.Pick(kHeadings));
}

std::string OwnSubHeading(Random& random) {
  constexpr Words kHeadings = {"Access", "Workforce", "Local piers", "Staff views", "Costs", "Leaving home"};
  return Text(random.Pick(kHeadings));
}

std::string Subject(Random& random) { return Text(random.Pick(kHeads)); }

std::string LeadIn(Random& random) {
  constexpr Words kLeads = {"In brief:",  "Cost.",     "Who took part:", "Method.",
                            "Referrals.", "Staffing.", "What changed.",  "Demand."};
  return random.Chance(0.7) ? Text(random.Pick(kLeads)) : Text(random.Pick(kHeads)) + ":";
}

std::string Address(Random& random) {
  constexpr Words kLeads = {"Enquiries should be sent to:", "To take part, write to:", "Contact:"};
  constexpr Words kTeams = {"The Forms Team", "Press Office", "Research and Evaluation Unit"};
  const auto place = Text(random.Pick(kPlaces));
  std::string before;
  if (random.Chance(0.4)) before += Text(random.Pick(kLeads)) + "  \n";
  if (random.Chance(0.4)) before += Text(random.Pick(kTeams)) + "  \n";
  return before + place + " " + Text(random.Pick(kBodies)) + "  \nhelp@" + Text(random.Pick(kDocuments)) +
         ".example";
}

std::string MoreLine(Random& random, bool markup) {
  constexpr Words kLines = {"Read more", "Read the full report", "Find out more", "Download the report here",
                            "Read more here"};
  const auto line = Text(random.Pick(kLines));
  if (random.Chance(0.4)) return "www." + Text(random.Pick(kDocuments)) + ".example/" + Number(random);
  return markup ? Linked(random, line) : line;
}

std::string CaptionText(Random& random) {
  switch (random.Below(5)) {
    case 3:
      return Upper(Text(random.Pick(kTopics)));
    case 4:
      return Text(random.Pick(kThemes)) + " Research " + Text(random.Pick(kBodies)) + " March " +
             std::to_string(random.Between(2010, 2024));
    case 0:
      return "Photograph: " + Text(random.Pick(kGroups)) + " in " + Text(random.Pick(kPlaces)) + ", June " +
             std::to_string(random.Between(2010, 2024));
    case 1:
      return "Figure " + std::to_string(random.Between(1, 9)) + ": " + Text(random.Pick(kMeasures)) +
             " by year";
    default:
      return "Cover image: " + Capitalised(std::string(random.Pick(kTopics)));
  }
}

std::string PersonName(Random& random) {
  return (random.Chance(0.4) ? "Dr " : "") + Text(random.Pick(kFirstNames)) + " " +
         Text(random.Pick(kLastNames));
}

std::string PersonRole(Random& random) {
  constexpr Words kRoles = {"Head of Research", "Director", "Director & Head of Research",
                            "Principal Consultant", "Managing Director"};
  return Text(random.Pick(kRoles));
}

}  // namespace pulse::corpus
