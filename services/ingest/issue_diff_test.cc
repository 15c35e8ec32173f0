#include "services/ingest/issue_diff.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pulse::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// An issue of one section whose items are named and titled by `slugs`.
v1::Issue IssueOf(const std::vector<std::string>& slugs) {
  v1::Issue issue;
  issue.set_name("issues/2022-09");
  v1::Section* section = issue.add_sections();
  section->set_sector("sectors/criminal-justice");
  section->set_title("Criminal justice");
  for (const std::string& slug : slugs) {
    v1::Item* item = section->add_items();
    item->set_name("issues/2022-09/items/" + slug);
    item->set_title(slug);
  }
  return issue;
}

// `+a`, `-a`, `~a`, `>a`: added, removed, modified, moved.
std::vector<std::string> Outline(const v1::IssueDiff& diff) {
  std::vector<std::string> outline;
  for (const auto& item : diff.items()) {
    outline.push_back(std::string(1, " +-~>"[static_cast<int>(item.type())]) + item.title());
  }
  return outline;
}

TEST(IssueDiffTest, DiffIssues_IsEmptyForEqualContent) {
  v1::Issue reread = IssueOf({"a", "b"});
  reread.set_revision(7);
  reread.set_etag("x");
  reread.mutable_sections(0)->mutable_items(0)->set_confidence(0.5);
  reread.mutable_sections(0)->mutable_items(0)->add_source_spans()->set_end(3);
  const v1::IssueDiff diff = DiffIssues(IssueOf({"a", "b"}), reread);
  EXPECT_THAT(diff.items(), IsEmpty());
  EXPECT_THAT(diff.fields(), IsEmpty());
}

TEST(IssueDiffTest, DiffIssues_NamesItemsThatCameAndWentAtTheirPlaces) {
  EXPECT_THAT(Outline(DiffIssues(IssueOf({"a", "b", "c", "d"}), IssueOf({"x", "b", "y", "d"}))),
              ElementsAre("-a", "+x", "-c", "+y"));
}

TEST(IssueDiffTest, DiffIssues_CallsMovedOnlyWhatLeftTheOrder) {
  EXPECT_THAT(Outline(DiffIssues(IssueOf({"a", "b", "c", "d"}), IssueOf({"b", "c", "d", "a"}))),
              ElementsAre(">a"));
}

TEST(IssueDiffTest, DiffIssues_ShowsFieldsInTheOrderOfTheMessage) {
  v1::Issue after = IssueOf({"a"});
  v1::Item* item = after.mutable_sections(0)->mutable_items(0);
  item->set_body("New.");
  item->set_title("A");
  item->set_kind(v1::ITEM_KIND_REPORT);
  item->add_publishers()->set_display_name("Audit \"Office\"");
  item->add_captions("Cover");
  const v1::IssueDiff diff = DiffIssues(IssueOf({"a"}), after);
  ASSERT_EQ(diff.items_size(), 1);
  std::vector<std::string> changes;
  for (const auto& field : diff.items(0).fields()) {
    changes.push_back(field.field() + ": " + field.before() + " > " + field.after());
  }
  EXPECT_THAT(changes, ElementsAre("kind: ITEM_KIND_UNSPECIFIED > ITEM_KIND_REPORT",
                                   R"(publishers:  > [{"displayName":"Audit \"Office\""}])", "title: a > A",
                                   "body:  > New.", R"(captions:  > ["Cover"])"));
}

TEST(IssueDiffTest, DiffIssues_ShowsTheIssuesOwnFieldsAndSections) {
  v1::Issue before = IssueOf({});
  v1::Issue after = before;
  after.set_state(v1::ISSUE_STATE_PUBLISHED);
  after.set_introduction("Welcome.");
  after.mutable_sections(0)->set_title("Criminal Justice");
  after.add_sections()->set_title("News");
  std::vector<std::string> fields;
  const v1::IssueDiff diff = DiffIssues(before, after);
  for (const auto& field : diff.fields()) fields.push_back(field.field());
  EXPECT_THAT(fields, ElementsAre("introduction", "state", "sections[0].title", "sections[1]"));
}

TEST(IssueDiffTest, DiffIssues_CutsLongTextsAtACharacter) {
  v1::Issue after = IssueOf({});
  std::string text(kMaxChangeTextBytes - 4, 'a');
  for (int i = 0; i < 10; ++i) text += "é";
  after.set_introduction(text);
  const auto diff = DiffIssues(IssueOf({}), after);
  const std::string& shown = diff.fields(0).after();
  EXPECT_LE(shown.size(), kMaxChangeTextBytes);
  EXPECT_EQ(shown.substr(shown.size() - 4), "a…");
}

}  // namespace
}  // namespace pulse::ingest
