#include "clients/cpp/pulse/editing/issue_text.h"

#include <gmock/gmock.h>

#include "absl/strings/str_replace.h"
#include "clients/cpp/pulse/editing/issue_difference.h"
#include "clients/cpp/pulse/editing/issue_text_check.h"

namespace pulse::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kReport[] = "issues/2031-03/items/courts-after-dark";
constexpr char kGuide[] = "issues/2031-03/items/a-guide";

// Everything an editor can change, some of it awkward.
v1::Issue Sample() {
  v1::Issue issue;
  issue.set_name("issues/2031-03");
  issue.set_title("The Digest");
  issue.set_introduction("Welcome.\n\n=== not a block\n\nBye.\n");
  issue.set_revision(4);
  issue.set_etag("e4");
  auto* signatory = issue.add_signatories();
  signatory->set_name("Ada Example");
  signatory->set_role("Director: research");
  issue.add_signatories()->set_name("Bo Example");
  issue.add_notices("To leave, write *stop*.");
  issue.add_notices("\\Second\n\nnotice");
  issue.mutable_contact()->set_text("1 Road\nTown");
  issue.mutable_contact()->set_email("a@example.org");
  auto* section = issue.add_sections();
  section->set_sector("sectors/criminal-justice");
  auto* report = section->add_items();
  report->set_name(kReport);
  report->set_sector("sectors/criminal-justice");
  report->set_title("Courts after dark");
  report->set_kind(v1::ITEM_KIND_REPORT);
  report->set_byline("Institute A and Institute B");
  for (const char* name : {"Institute A", "Institute B"}) {
    report->add_publishers()->set_display_name(name);
    report->mutable_publishers()->rbegin()->set_name(std::string("publishers/") + name);
  }
  report->set_body("One.\n\n- two\n- three");
  report->add_captions("a cover\nin two lines");
  auto* guide = issue.add_sections()->add_items();
  guide->set_name(kGuide);
  guide->set_title("A guide \\ to things ");
  return issue;
}

std::string Edited(const std::string& from, const std::string& to) {
  const std::string text = WriteIssueText(Sample());
  EXPECT_THAT(text, HasSubstr(from));
  return absl::StrReplaceAll(text, {{from, to}});
}

Corrections DifferenceAfter(const std::string& from, const std::string& to) {
  const EditedIssue edited = ReadIssueText(Edited(from, to));
  EXPECT_TRUE(edited.mistakes.empty());
  EXPECT_TRUE(CheckAgainst(Sample(), edited, {}).empty());
  return Difference(Sample(), edited.issue);
}

// `LINE'S WORDS: message` of each mistake, so that no test counts lines.
std::vector<std::string> Mistakes(const std::string& text) {
  EditedIssue edited = ReadIssueText(text);
  std::vector<TextMistake> mistakes = edited.mistakes;
  if (mistakes.empty()) mistakes = CheckAgainst(Sample(), edited, {});
  std::vector<std::string> words;
  for (const TextMistake& mistake : mistakes) {
    std::size_t begin = 0;
    for (int line = 1; line < mistake.line; ++line) begin = text.find('\n', begin) + 1;
    words.push_back(text.substr(begin, text.find('\n', begin) - begin) + ": " + mistake.message);
  }
  return words;
}

TEST(IssueTextTest, TextUnchanged_IsNoDifference) {
  const EditedIssue edited = ReadIssueText(WriteIssueText(Sample()));
  EXPECT_TRUE(edited.mistakes.empty());
  EXPECT_TRUE(CheckAgainst(Sample(), edited, {}).empty());
  EXPECT_EQ(Difference(Sample(), edited.issue).size(), 0);
  EXPECT_EQ(edited.issue.revision(), 4);
  EXPECT_EQ(edited.issue.etag(), "e4");
}

TEST(IssueTextTest, FieldsOfAnItem_AreOneCorrectionWithWhatDiffers) {
  const Corrections corrections =
      DifferenceAfter("title: Courts after dark\nkind: report", "title: Night courts\nkind: briefing");
  ASSERT_EQ(corrections.size(), 1);
  const v1::SetItem& set = corrections[0].set_item();
  EXPECT_EQ(set.item().name(), kReport);
  EXPECT_THAT(set.update_mask().paths(), ElementsAre("title", "kind"));
  EXPECT_EQ(set.item().title(), "Night courts");
  EXPECT_EQ(set.item().kind(), v1::ITEM_KIND_BRIEFING);
  EXPECT_EQ(set.item().body(), "");
}

TEST(IssueTextTest, BylineAlone_LeavesThePublishersToTheService) {
  const Corrections corrections =
      DifferenceAfter("byline: Institute A and Institute B", "byline: Institute C");
  ASSERT_EQ(corrections.size(), 1);
  EXPECT_THAT(corrections[0].set_item().update_mask().paths(), ElementsAre("byline"));
}

TEST(IssueTextTest, PublisherLineTakenOut_SetsThePublishersWithoutTheirNames) {
  const Corrections corrections = DifferenceAfter("publisher: Institute B\n", "");
  ASSERT_EQ(corrections.size(), 1);
  EXPECT_THAT(corrections[0].set_item().update_mask().paths(), ElementsAre("publishers"));
  ASSERT_EQ(corrections[0].set_item().item().publishers_size(), 1);
  EXPECT_EQ(corrections[0].set_item().item().publishers(0).display_name(), "Institute A");
  EXPECT_EQ(corrections[0].set_item().item().publishers(0).name(), "");
}

TEST(IssueTextTest, FieldsOfTheIssue_AreACorrectionOfIt) {
  const Corrections corrections = DifferenceAfter("role: Director: research", "role: Head");
  ASSERT_EQ(corrections.size(), 1);
  EXPECT_THAT(corrections[0].set_issue().update_mask().paths(), ElementsAre("signatories"));
  EXPECT_EQ(corrections[0].set_issue().issue().signatories(0).role(), "Head");
  EXPECT_EQ(corrections[0].set_issue().issue().signatories(1).name(), "Bo Example");
}

TEST(IssueTextTest, ContactTakenOut_ClearsIt) {
  const std::string text = WriteIssueText(Sample());
  const EditedIssue edited = ReadIssueText(text.substr(0, text.find("=== contact")));
  const Corrections corrections = Difference(Sample(), edited.issue);
  ASSERT_EQ(corrections.size(), 1);
  EXPECT_THAT(corrections[0].set_issue().update_mask().paths(), ElementsAre("contact"));
  EXPECT_FALSE(corrections[0].set_issue().issue().has_contact());
}

TEST(IssueTextTest, BlockOfAnItemTakenOut_DropsTheItem) {
  const std::string text = WriteIssueText(Sample());
  const std::size_t begin = text.find(std::string("=== ") + kReport);
  const EditedIssue edited =
      ReadIssueText(text.substr(0, begin) + text.substr(text.find(std::string("=== ") + kGuide)));
  const Corrections corrections = Difference(Sample(), edited.issue);
  ASSERT_EQ(corrections.size(), 1);
  EXPECT_EQ(corrections[0].drop_item().item(), kReport);
}

TEST(IssueTextTest, Mistakes_StandAtTheirLinesAndSayWhatToDo) {
  EXPECT_THAT(Mistakes(Edited("kind: report", "kind: reprot")),
              ElementsAre(HasSubstr("kind: reprot: kind `reprot` is not known; did you mean `report`?")));
  EXPECT_THAT(Mistakes(Edited("kind: report\n", "")), ElementsAre(HasSubstr("`kind:` is missing")));
  EXPECT_THAT(Mistakes(Edited("kind: report", "kind: report\nkind: news")),
              ElementsAre(HasSubstr("a second `kind:`")));
  EXPECT_THAT(Mistakes(Edited("kind: report", "kindd: report")),
              ElementsAre(HasSubstr("`kind:` is missing"), HasSubstr("did you mean `kind`?")));
  EXPECT_THAT(Mistakes(Edited("title: Courts after dark", "title:")),
              ElementsAre(HasSubstr("delete its block")));
  EXPECT_THAT(Mistakes(Edited("revision: 4", "revision: four")),
              ElementsAre(HasSubstr("the revision is a number")));
  EXPECT_THAT(Mistakes(Edited("=== notice", "=== notize")),
              ElementsAre(HasSubstr("names no block"), HasSubstr("names no block")));
  EXPECT_THAT(Mistakes(Edited("role: Director: research", "role: a\nrole: b")),
              ElementsAre(HasSubstr("role: b: a role stands below")));
  EXPECT_THAT(Mistakes("# only a comment\n"), ElementsAre(HasSubstr("is missing")));
}

TEST(IssueTextTest, ItemThatIsNone_IsNamedWithTheNearestThatIs) {
  EXPECT_THAT(Mistakes(Edited(kReport, "issues/2031-03/items/court-after-dark")),
              ElementsAre(HasSubstr(std::string("did you mean `") + kReport)));
}

TEST(IssueTextTest, ItemGivenTwice_IsAMistakeAtTheSecond) {
  EXPECT_THAT(Mistakes(Edited(kGuide, kReport)), ElementsAre(HasSubstr("a second block of an item")));
}

TEST(IssueTextTest, ItemMoved_IsAMistakeAndNotLost) {
  std::string text = WriteIssueText(Sample());
  const std::size_t report = text.find(std::string("=== ") + kReport);
  const std::size_t guide = text.find(std::string("=== ") + kGuide);
  const std::size_t rest = text.find("=== notice");
  text = text.substr(0, report) + text.substr(guide, rest - guide) + text.substr(report, guide - report) +
         text.substr(rest);
  EXPECT_THAT(Mistakes(text), ElementsAre(HasSubstr("items keep the document's order")));
}

TEST(IssueTextTest, Sector_IsOneOfTheIssueOrOfTheTaxonomy) {
  EXPECT_THAT(Mistakes(Edited("sector: criminal-justice", "sector: criminal-justise")),
              ElementsAre(HasSubstr("sector `criminal-justise` is not known")));
  const EditedIssue edited = ReadIssueText(Edited("sector: criminal-justice", "sector: news"));
  EXPECT_TRUE(NamesNewSector(Sample(), edited));
  v1::Sector news;
  news.set_name("sectors/news");
  EXPECT_TRUE(CheckAgainst(Sample(), edited, {news}).empty());
}

// ---- onto what another editor did -------------------------------------------

TEST(IssueDifferenceTest, FieldsThatBothChanged_AreClashesUnlessEqual) {
  v1::Issue mine = Sample();
  mine.mutable_sections(0)->mutable_items(0)->set_title("Mine");
  mine.set_introduction("Mine too");
  v1::Issue theirs = Sample();
  theirs.mutable_sections(0)->mutable_items(0)->set_body("Theirs");
  const Corrections corrections = Difference(Sample(), mine);
  EXPECT_THAT(FindClashes(Sample(), theirs, corrections), ElementsAre());
  theirs.mutable_sections(0)->mutable_items(0)->set_title("Theirs");
  EXPECT_THAT(FindClashes(Sample(), theirs, corrections), ElementsAre(std::string(kReport) + ": title"));
  theirs.mutable_sections(0)->mutable_items(0)->set_title("Mine");
  EXPECT_THAT(FindClashes(Sample(), theirs, corrections), ElementsAre());
  EXPECT_EQ(StillToDo(theirs, corrections).size(), 1);
}

TEST(IssueDifferenceTest, ItemThatIsGoneOrChanged_IsAClash) {
  v1::Issue mine = Sample();
  mine.mutable_sections(0)->mutable_items(0)->set_title("Mine");
  v1::Issue theirs = Sample();
  theirs.mutable_sections(0)->clear_items();
  EXPECT_THAT(FindClashes(Sample(), theirs, Difference(Sample(), mine)),
              ElementsAre(std::string(kReport) + ": is no longer in the issue"));
  EXPECT_THAT(FindClashes(Sample(), mine, Difference(Sample(), theirs)),
              ElementsAre(std::string(kReport) + ": taken out here, changed there"));
}

}  // namespace
}  // namespace pulse::cli
