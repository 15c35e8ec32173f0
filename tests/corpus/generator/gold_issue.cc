#include "tests/corpus/generator/gold_issue.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tests/corpus/generator/phrases.h"

namespace pulse::corpus {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

class Writer {
 public:
  Writer(const GoldChoices& choices, Random& random) : choices_(choices), random_(random) {}

  std::string Paragraph(int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i) {
      if (i > 0) text += ' ';
      text += Sentence(random_, choices_.markup);
    }
    return text;
  }

  // Blocks parted by a blank line; lists tight.
  std::string Body(bool news) {
    std::string body = Paragraph(random_.Between(1, 4));
    const int more = random_.Between(0, 3);
    for (int i = 0; i < more; ++i) {
      body += "\n\n";
      switch (random_.Below(12)) {
        case 0:
        case 1:
          body += "Among the findings are that:\n\n" + Bullets();
          break;
        case 2:
          body += "It makes these recommendations:\n\n" + Numbers();
          break;
        case 3:
          if (choices_.markup) body += "> " + Sentence(random_, false) + "\n\n";
          body += Paragraph(2);
          break;
        case 4:
          body += choices_.markup ? "**" + LeadIn(random_) + "** " : LeadIn(random_) + " ";
          body += Paragraph(2);
          break;
        case 5:
          if (choices_.markup) body += SubHeadingLine(news);
          body += Paragraph(2);
          break;
        case 6:
          body += choices_.markup && random_.Chance(0.3) ? Address(random_) : Paragraph(1);
          break;
        default:
          body += Paragraph(random_.Between(1, 5));
      }
    }
    if (choices_.contact_lines && choices_.markup && random_.Chance(0.2))
      body += "\n\nContact: " + PersonName(random_) + ". Tel. 020 7946 0136";
    if (choices_.speakers && random_.Chance(0.2)) {
      body +=
          "\n\n\"" + Sentence(random_, false) + "\"\n\n" + PersonName(random_) + ", " + PersonRole(random_);
      if (random_.Chance(0.5)) body += "\n\n" + Paragraph(random_.Between(1, 3));
    }
    if (random_.Chance(0.06)) body += "\n\n" + MoreLine(random_, choices_.markup);
    return body;
  }

  void AddItem(v1::ItemKind kind, v1::Section* section) {
    v1::Item item;
    item.set_sector(section->sector());
    item.set_kind(kind);
    const bool byline = kind != v1::ITEM_KIND_NEWS || random_.Chance(0.25);
    do {
      item.set_title(byline ? ReportTitle(random_) : NewsTitle(random_));
    } while (!titles_.insert(item.title()).second);
    if (byline) AddPublishers(&item);
    if (!random_.Chance(0.04)) item.set_body(Body(kind == v1::ITEM_KIND_NEWS));
    *section->add_items() = std::move(item);
  }

  void AddSection(std::string_view sector, std::string_view title, bool groups, v1::Issue* issue) {
    auto* const section = issue->add_sections();
    if (!sector.empty()) section->set_sector("sectors/" + std::string(sector));
    section->set_title(std::string(title));
    if (sector == "news") {
      for (int i = random_.Between(1, 3); i > 0; --i) AddItem(v1::ITEM_KIND_NEWS, section);
      return;
    }
    if (!groups) {
      for (int i = random_.Between(1, 4); i > 0; --i) AddItem(v1::ITEM_KIND_UNSPECIFIED, section);
      return;
    }
    std::vector<v1::ItemKind> kinds = {v1::ITEM_KIND_REPORT, v1::ITEM_KIND_BRIEFING,
                                       v1::ITEM_KIND_TOOL_OR_GUIDANCE};
    std::swap(kinds[0], kinds[random_.Chance(0.2) ? random_.Below(3) : 0]);
    kinds.resize(static_cast<std::size_t>(random_.Between(1, 3)));
    for (const auto kind : kinds) {
      for (int i = random_.Between(1, 4); i > 0; --i) AddItem(kind, section);
    }
  }

 private:
  std::string SubHeadingLine(bool news) {
    // Titles of news name no publishers: what heads a part of one cannot be told.
    const bool own = choices_.own_subheadings && !news && random_.Chance(0.6);
    const auto heading = own ? OwnSubHeading(random_) : SubHeading(random_);
    return (random_.Chance(0.5) ? "### " + heading : "**" + heading + "**") + "\n\n";
  }

  std::string Bullets() {
    std::string list;
    for (int i = random_.Between(2, 5); i > 0; --i) {
      list += list.empty() ? "- " : "\n- ";
      if (random_.Chance(0.1)) list += Subject(random_) + ". ";
      list += ListEntry(random_, choices_.markup);
      if (!random_.Chance(0.12)) continue;
      list += "\n  - " + ListEntry(random_, choices_.markup);
      list += "\n  - " + ListEntry(random_, choices_.markup);
    }
    return list;
  }

  std::string Numbers() {
    std::string list;
    const int count = random_.Between(2, 5);
    for (int i = 1; i <= count; ++i) {
      if (i > 1) list += '\n';
      list += std::to_string(i) + ". " + Capitalised(ListEntry(random_, choices_.markup));
    }
    return list;
  }

  // News name none but bodies that say what they are: no other could be told there.
  std::string OnePublisher(bool news) {
    return choices_.unseen_publishers && !news && random_.Chance(0.5) ? UnseenPublisher(random_)
                                                                      : KnownKindOfPublisher(random_);
  }

  void AddPublishers(v1::Item* item) {
    const int count = random_.Chance(0.8) ? 1 : random_.Between(2, 4);
    std::vector<std::string> names;
    while (static_cast<int>(names.size()) < count) {
      auto name = OnePublisher(item->kind() == v1::ITEM_KIND_NEWS);
      // A joint byline is made of names that can be told apart in it.
      const bool plain = name.find(',') == std::string::npos;
      if ((count == 1 || plain) && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
    std::string byline;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) byline += i + 1 == names.size() ? " and " : ", ";
      byline += names[i];
      item->add_publishers()->set_display_name(names[i]);
    }
    item->set_byline(byline);
  }

  const GoldChoices& choices_;
  Random& random_;
  std::unordered_set<std::string> titles_;
};

struct SectorTitle {
  std::string_view sector;
  std::array<std::string_view, 3> printed;
};

constexpr std::array<SectorTitle, 3> kSectors = {{
    {"adult-social-care-and-health",
     {"Adult Social Care and Health", "Adult social care & health", "ADULT SOCIAL CARE AND HEALTH"}},
    {"children-and-young-peoples-services",
     {"Children and Young People's Services", "Children & young people's services",
      "CHILDREN AND YOUNG PEOPLE'S SERVICES"}},
    {"criminal-justice", {"Criminal Justice", "Criminal justice", "CRIMINAL JUSTICE"}},
}};

void WriteFront(const GoldChoices& choices, Writer& writer, Random& random, v1::Issue* issue) {
  const int month = random.Between(1, 12);
  issue->mutable_edition()->set_year(random.Between(2014, 2027));
  issue->mutable_edition()->set_month(month);
  issue->set_kind(choices.special ? v1::ISSUE_KIND_SPECIAL : v1::ISSUE_KIND_MONTHLY);
  issue->set_title(choices.special ? "CordisPulse Special: Long waits" : "CordisPulse");
  const auto name = std::string(kMonths[static_cast<std::size_t>(month) - 1]);
  std::string introduction =
      "Welcome to " + name + "'s edition of the CordisPulse, our digest of new research.";
  for (int i = random.Between(1, 3); i > 0; --i)
    introduction += "\n\n" + writer.Paragraph(random.Between(2, 5));
  if (random.Chance(0.5))
    introduction += "\n\nIf you would like to discuss any of it, please ring us on 020 7946 0136.";
  issue->set_introduction(introduction);
  auto* const signatory = issue->add_signatories();
  signatory->set_name(PersonName(random));
  signatory->set_role(PersonRole(random));
  if (choices.front_only) return;
  issue->add_notices(
      "If you would prefer not to receive future editions, please click 'unsubscribe' at the end of this "
      "email. To discuss anything in it, please contact " +
      signatory->name() + " on 020 7946 0142.");
  if (random.Chance(0.4)) {
    issue->add_notices(
        "To be sure of receiving the next edition, please add our address to your safe senders list.");
  }
  issue->mutable_contact()->set_text(
      "Cordis Bright Ltd, 14 Lantern Yard, Harrowmere, ZZ1 4AB.  \nTelephone: 020 7946 0136  \n"
      "Email: hello@cordispulse.example  \nWebsite: www.cordispulse.example");
}

}  // namespace

v1::Issue MakeGoldIssue(const GoldChoices& choices, Random& random) {
  v1::Issue issue;
  Writer writer(choices, random);
  WriteFront(choices, writer, random, &issue);
  if (random.Chance(0.85)) writer.AddSection("news", "Cordis Bright News", false, &issue);
  std::array<std::size_t, 3> order = {0, 1, 2};
  std::swap(order[0], order[random.Below(3)]);
  const std::size_t count = random.Chance(0.85) ? 3 : random.Below(3) + 1;
  const std::size_t without = choices.missing_groups ? random.Below(count) : count;
  const auto style = random.Below(3);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& sector = kSectors[order[i]];
    writer.AddSection(sector.sector, sector.printed[style], i != without, &issue);
  }
  return issue;
}

}  // namespace pulse::corpus
