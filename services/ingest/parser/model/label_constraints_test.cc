#include "services/ingest/parser/model/label_constraints.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kDigest[] =
    "# CordisPulse\n\n## September 2021\n\n"
    "Welcome to this month's digest. It gathers what was published for people who plan services.\n\n"
    "Best wishes,\n\nDr Alma Sample\n\nDirector of Research\n\n"
    "## Criminal Justice\n\n### Reports\n\n"
    "#### Inspectorate of Custody. A review of night custody staffing\n\n"
    "This report looks at how forty custody suites are staffed at night. **Key findings** It finds that a "
    "nurse is on site in fewer than half of them.\n\n"
    "#### Centre for Local Justice. Community courts after five years\n\n"
    "This report sets out what five years of community courts have cost.\n\n"
    "12\n\n"
    "It closes with advice for areas that are thinking of opening one.\n";

LabelConstraint Reading(const std::string& text, v1::BlockRole role) {
  const auto begin = static_cast<std::uint32_t>(std::string(kDigest).find(text));
  EXPECT_LT(begin, sizeof kDigest) << text;
  return {begin, begin + static_cast<std::uint32_t>(text.size()), role};
}

v1::ParseDocumentResponse Parse(const LabelConstraints& constraints) {
  v1::Document document;
  document.set_content(kDigest);
  auto response = ParseDocument(document, constraints);
  EXPECT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->coverage().owned_bytes(), response->coverage().total_bytes());
  return *std::move(response);
}

std::vector<std::string> TitlesOf(const v1::ParseDocumentResponse& parsed) {
  std::vector<std::string> titles;
  for (const auto& section : parsed.issue().sections()) {
    for (const auto& item : section.items()) titles.push_back(item.title());
  }
  return titles;
}

const v1::Item& Item(const v1::ParseDocumentResponse& parsed, int i) {
  return parsed.issue().sections(0).items(i);
}

TEST(LabelConstraintsTest, ParseDocument_MergesAnItemWhoseTitleIsBody) {
  const LabelConstraints constraints = {
      Reading("Centre for Local Justice. Community courts after five years", v1::BLOCK_ROLE_BODY)};
  const auto parsed = Parse(constraints);
  EXPECT_THAT(TitlesOf(parsed), ElementsAre("A review of night custody staffing"));
  EXPECT_THAT(Item(parsed, 0).body(), HasSubstr("Community courts after five years"));
  EXPECT_THAT(FindRefused(constraints, parsed.coverage()), IsEmpty());
}

TEST(LabelConstraintsTest, ParseDocument_CutsALineWhereATitleBegins) {
  const LabelConstraints constraints = {
      Reading("It finds that a nurse is on site in fewer than half of them", v1::BLOCK_ROLE_ITEM_TITLE)};
  const auto parsed = Parse(constraints);
  EXPECT_THAT(TitlesOf(parsed), ElementsAre("A review of night custody staffing",
                                            "It finds that a nurse is on site in fewer than half of them",
                                            "Community courts after five years"));
  EXPECT_EQ(Item(parsed, 0).body(),
            "This report looks at how forty custody suites are staffed at night. **Key findings**");
  EXPECT_EQ(Item(parsed, 1).body(), "");
  EXPECT_THAT(FindRefused(constraints, parsed.coverage()), IsEmpty());
}

TEST(LabelConstraintsTest, ParseDocument_LeavesEmphasisWithItsText) {
  const auto parsed = Parse({Reading("Key findings", v1::BLOCK_ROLE_ITEM_TITLE)});
  EXPECT_EQ(Item(parsed, 0).body(), "This report looks at how forty custody suites are staffed at night.");
  EXPECT_EQ(Item(parsed, 1).title(), "Key findings");
  EXPECT_EQ(Item(parsed, 1).body(), "It finds that a nurse is on site in fewer than half of them.");
}

TEST(LabelConstraintsTest, ParseDocument_TakesNoiseOutAndOwnsItOnce) {
  const LabelConstraints constraints = {
      Reading("This report sets out what five years of community courts have cost.", v1::BLOCK_ROLE_NOISE)};
  const auto parsed = Parse(constraints);
  EXPECT_EQ(Item(parsed, 1).body(), "It closes with advice for areas that are thinking of opening one.");
  EXPECT_THAT(FindRefused(constraints, parsed.coverage()), IsEmpty());
  int owned = 0;
  for (const auto& range : parsed.coverage().ranges()) owned += range.owner() == "correction" ? 1 : 0;
  EXPECT_EQ(owned, 1);
}

TEST(LabelConstraintsTest, ParseDocument_KeepsAPageNumberThatIsText) {
  const auto parsed = Parse({Reading("12", v1::BLOCK_ROLE_BODY)});
  EXPECT_THAT(Item(parsed, 1).body(), HasSubstr("12"));
}

TEST(LabelConstraintsTest, ParseDocument_AttachesACaption) {
  const LabelConstraints constraints = {
      Reading("It closes with advice for areas that are thinking of opening one.", v1::BLOCK_ROLE_CAPTION)};
  const auto parsed = Parse(constraints);
  EXPECT_THAT(Item(parsed, 1).captions(),
              ElementsAre("It closes with advice for areas that are thinking of opening one."));
  EXPECT_THAT(FindRefused(constraints, parsed.coverage()), IsEmpty());
}

TEST(LabelConstraintsTest, ParseDocument_LetsTheLaterOfTwoCount) {
  const std::string text = "Centre for Local Justice. Community courts after five years";
  const LabelConstraints constraints = {Reading(text, v1::BLOCK_ROLE_BODY),
                                        Reading(text, v1::BLOCK_ROLE_ITEM_TITLE)};
  const auto parsed = Parse(constraints);
  EXPECT_EQ(TitlesOf(parsed).size(), 2U);
  EXPECT_THAT(FindRefused(constraints, parsed.coverage()), IsEmpty());
}

TEST(LabelConstraintsTest, FindRefused_NamesRolesTheGrammarHasNoPlaceFor) {
  for (const LabelConstraint& impossible :
       {Reading("CordisPulse", v1::BLOCK_ROLE_ITEM_TITLE),  // the first line
                                                            // no item above it in its group to be the text of
        Reading("Inspectorate of Custody. A review of night custody staffing", v1::BLOCK_ROLE_BODY)}) {
    EXPECT_THAT(FindRefused({impossible}, Parse({impossible}).coverage()), ElementsAre(0));
  }
}

TEST(LabelConstraintsTest, ParseDocument_ReadsTheSameWithoutConstraints) {
  EXPECT_THAT(TitlesOf(Parse({})),
              ElementsAre("A review of night custody staffing", "Community courts after five years"));
}

}  // namespace
}  // namespace pulse::ingest
