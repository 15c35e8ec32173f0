#include "tests/conformance/archive_under_test.h"

#include <chrono>

#include "db/change_cursor.h"

namespace pulse::test {
namespace {

constexpr char kAdult[] = "sectors/adult-social-care-and-health";
constexpr char kChildren[] = "sectors/children-and-young-peoples-services";
constexpr char kJustice[] = "sectors/criminal-justice";
constexpr char kNews[] = "sectors/news";

struct ItemText {
  std::string slug;
  v1::ItemKind kind;
  std::string title;
  std::string byline;
  std::vector<std::pair<std::string, std::string>> publishers;  // id, as printed
  std::string body;
  std::string url;
};

const std::pair<std::string, std::string> kBoard{"quality-board", "Quality Board"};
const std::pair<std::string, std::string> kAge{"age-trust", "The Age Trust"};
const std::pair<std::string, std::string> kInstitute{"justice-institute", "Justice Institute"};
const std::pair<std::string, std::string> kOffice{"childrens-office", "Children's Office"};

v1::Issue NewIssue(const std::string& id, v1::IssueState state) {
  v1::Issue issue;
  issue.set_name("issues/" + id);
  issue.set_title("CordisPulse");
  issue.mutable_edition()->set_year(std::stoi(id.substr(0, 4)));
  issue.mutable_edition()->set_month(std::stoi(id.substr(5, 2)));
  issue.set_kind(id.size() > 7 ? v1::ISSUE_KIND_SPECIAL : v1::ISSUE_KIND_MONTHLY);
  issue.set_state(state);
  issue.set_introduction("Welcome to the digest.");
  issue.add_notices("To unsubscribe, write to us.");
  return issue;
}

void AddSection(v1::Issue* issue, const std::string& sector, const std::vector<ItemText>& items) {
  v1::Section* section = issue->add_sections();
  section->set_sector(sector);
  section->set_title(sector.empty() ? "Mental health" : sector.substr(8));
  for (const ItemText& text : items) {
    v1::Item* item = section->add_items();
    item->set_name(issue->name() + "/items/" + text.slug);
    item->set_sector(sector);
    item->set_kind(text.kind);
    item->set_title(text.title);
    item->set_byline(text.byline);
    item->set_body(text.body);
    for (const auto& [id, printed] : text.publishers) {
      v1::Publisher* publisher = item->add_publishers();
      publisher->set_name("publishers/" + id);
      publisher->set_display_name(printed);
    }
    if (text.url.empty()) continue;
    v1::Link* link = item->add_links();
    link->set_text("Read it");
    link->set_url(text.url);
  }
}

std::vector<v1::Issue> Archive() {
  std::vector<v1::Issue> issues;
  v1::Issue* issue = &issues.emplace_back(NewIssue("2021-12", v1::ISSUE_STATE_PUBLISHED));
  AddSection(issue, kJustice,
             {{"probation",
               v1::ITEM_KIND_REPORT,
               "Probation after reunification",
               "Justice Institute",
               {kInstitute},
               "Caseloads are high and women wait longest.",
               "https://justice.example.org/p"}});
  AddSection(issue, kChildren,
             {{"annual-report-2020",
               v1::ITEM_KIND_REPORT,
               "Annual report 2020",
               "Children's Office",
               {kOffice},
               "The year in figures.",
               "http://WWW.Children.example.org:8080/annual?year=2020#top"}});
  AddSection(issue, kJustice,
             {{"courts",
               v1::ITEM_KIND_BRIEFING,
               "Community courts: 50% of cases_heard",
               "Justice Institute",
               {kInstitute},
               "What five years of courts have cost.",
               ""}});
  issue = &issues.emplace_back(NewIssue("2022-01", v1::ISSUE_STATE_PUBLISHED));
  AddSection(issue, kAdult,
             {{"annual-report-2021",
               v1::ITEM_KIND_REPORT,
               "Annual Report 2021",
               "The Age Trust",
               {kAge},
               "Older people and their homes.",
               "https://age.example.com/2021"}});
  AddSection(issue, kChildren,
             {{"safeguarding",
               v1::ITEM_KIND_TOOL_OR_GUIDANCE,
               "Safeguarding in sport",
               "Children's Office",
               {kOffice},
               "A tool for clubs that safeguard young people.",
               "https://data.children.example.org/tool"}});
  issue = &issues.emplace_back(NewIssue("2022-08", v1::ISSUE_STATE_WITHDRAWN));
  AddSection(issue, kNews, {{"taken-back", v1::ITEM_KIND_NEWS, "Taken back", "", {}, "A mistake.", ""}});
  issue = &issues.emplace_back(NewIssue("2022-09-mental-health", v1::ISSUE_STATE_PUBLISHED));
  AddSection(issue, "",
             {{"waiting-lists",
               v1::ITEM_KIND_UNSPECIFIED,
               "Waiting lists for therapy",
               "Quality Board",
               {kBoard},
               "Lists grow in every region.",
               ""}});
  issue = &issues.emplace_back(NewIssue("2022-09", v1::ISSUE_STATE_PUBLISHED));
  AddSection(issue, kNews,
             {{"our-move",
               v1::ITEM_KIND_NEWS,
               "We have moved \"home\"",
               "",
               {},
               "Our new office is in the north.",
               ""}});
  AddSection(issue, kAdult,
             {{"care-homes",
               v1::ITEM_KIND_REPORT,
               "Care homes in winter",
               "Quality Board",
               {kBoard},
               "How homes prepare for winter, and who pays.",
               "https://board.example.org/winter"},
              {"dementia-guide",
               v1::ITEM_KIND_TOOL_OR_GUIDANCE,
               "A guide to dementia care",
               "The Age Trust and Quality Board",
               {kAge, kBoard},
               "For people who care at home.",
               "https://age.example.com/guide"}});
  AddSection(issue, kJustice,
             {{"youth-custody",
               v1::ITEM_KIND_BRIEFING,
               "Youth custody",
               "Justice Institute",
               {kInstitute},
               "Young people in custody, and what helps them out of prison.",
               "https://justice.example.org/youth"}});
  issue = &issues.emplace_back(NewIssue("2022-10", v1::ISSUE_STATE_DRAFT));
  AddSection(issue, kNews, {{"unseen", v1::ITEM_KIND_NEWS, "Not out yet", "", {}, "A draft.", ""}});
  return issues;
}

Deadline Soon() { return std::chrono::system_clock::now() + std::chrono::seconds(20); }

}  // namespace

std::vector<std::string> PublishedSlugs() {
  return {"our-move",           "care-homes",   "dementia-guide", "youth-custody",      "waiting-lists",
          "annual-report-2021", "safeguarding", "probation",      "annual-report-2020", "courts"};
}

std::string SlugOf(const std::string& item_name) { return item_name.substr(item_name.rfind('/') + 1); }

ConformanceTest::ConformanceTest() {
  for (const v1::Issue& issue : Archive()) Save(issue);
}

v1::Issue ConformanceTest::Save(v1::Issue issue) {
  db::RevisionDraft draft;
  draft.action = v1::REVISION_ACTION_INGEST;
  draft.follows_revision = Stored(issue.name()).revision();
  draft.issue = std::move(issue);
  auto stored = store_.SaveRevision(draft, Soon());
  EXPECT_TRUE(stored.ok()) << stored.status();
  if (!stored.ok()) return {};
  AwaitChange(query(), stored->change_cursor);
  return stored->issue;
}

std::string ConformanceTest::CursorAt(std::int64_t number) {
  auto cursor = db::ParseChangeCursor(*store_.CurrentCursor(Soon()));
  cursor->change = number;
  return db::FormatChangeCursor(*cursor);
}

v1::Issue ConformanceTest::Stored(const std::string& name) {
  return store_.GetIssue(name, Soon()).value_or(v1::Issue());
}

}  // namespace pulse::test
