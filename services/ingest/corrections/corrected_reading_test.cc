#include "services/ingest/corrections/corrected_reading.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingest/corrections/corrected_issue.h"

namespace pulse::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

const std::string kDigest =
    "# CordisPulse\n\n## September 2021\n\n"
    "Welcome to this month's digest. It gathers what was published for people who plan services.\n\n"
    "Best wishes,\n\nDr Alma Sample\n\nDirector of Research\n\n"
    "## Criminal Justice\n\n### Reports\n\n"
    "#### Inspectorate of Custody. A review of night custody staffing\n\n"
    "This report looks at how forty custody suites are staffed at night.\n\n"
    "#### Centre for Local Justice. Community courts after five years\n\n"
    "This report sets out what five years of community courts have cost.\n\n"
    "#### Audit Office. The price of remand\n\n"
    "This report adds up what remand costs each year in each region.\n";

constexpr char kFirst[] = "issues/2021-09/items/a-review-of-night-custody-staffing";
constexpr char kSecond[] = "issues/2021-09/items/community-courts-after-five-years";

class CorrectedReadingTest : public CorrectedIssueTest {
 protected:
  CorrectedReadingTest() : CorrectedIssueTest(kDigest) {}
};

TEST_F(CorrectedReadingTest, ACorrectedTitleKeepsItsNameInEveryLaterReading) {
  Correct(Retitle(kFirst, "Night custody, reviewed"));
  EXPECT_EQ(Titles()[0], "Night custody, reviewed");
  EXPECT_EQ(current_.sections(0).items(0).name(), kFirst);
  EXPECT_EQ(current_.sections(0).items(0).confidence(), 1);
  // Other levels, other wraps.
  std::string other = Replaced(kDigest, "#### Inspectorate of Custody. A review of night",
                               "## Inspectorate of Custody. A review of\n## night");
  Read(other);
  EXPECT_EQ(current_.sections(0).items(0).name(), kFirst);
  EXPECT_EQ(Titles()[0], "Night custody, reviewed");
  EXPECT_THAT(reading_.lost, IsEmpty());
  EXPECT_THAT(reading_.conflicts, IsEmpty());
}

TEST_F(CorrectedReadingTest, ACorrectionThatTheDocumentContradictsAnewIsAConflict) {
  Correct(Retitle(kFirst, "Night custody, reviewed"));
  Read(Replaced(kDigest, "A review of night custody staffing", "A survey of night custody staffing"));
  EXPECT_EQ(Titles()[0], "Night custody, reviewed");
  EXPECT_EQ(current_.sections(0).items(0).name(), kFirst);
  EXPECT_THAT(reading_.conflicts, Contains(Pair(kFirst, HasSubstr("title"))));
  EXPECT_THAT(Codes(), Contains("CORRECTION_OVERRULES"));
  // Once it is stored, the editor has seen it.
  Read(source_.text_document.content());
  EXPECT_THAT(reading_.conflicts, IsEmpty());
}

// Two items under one heading; the second is corrected, then joined to what stands
// above it. The first is not the one that was corrected.
TEST_F(CorrectedReadingTest, ACorrectionOfAMergedItemDoesNotFallToAnotherOfTheSameHeading) {
  Read(Replaced(kDigest, "Audit Office. The price of remand",
                "Inspectorate of Custody. A review of night custody staffing"));
  const std::string second = current_.sections(0).items(2).name();
  Correct(Retitle(second, "The second review"));
  v1::Correction merge;
  merge.mutable_merge_item()->set_item(second);
  Correct(merge);
  EXPECT_THAT(Titles(),
              ElementsAre("A review of night custody staffing", "Community courts after five years"));
  EXPECT_EQ(current_.sections(0).items(0).name(), kFirst);
  EXPECT_THAT(Codes(), Contains("CORRECTION_ANCHOR_LOST"));
}

TEST_F(CorrectedReadingTest, ARelabelledBlockIsFoundWhereItMoved) {
  Correct(Relabel("This report adds up what remand costs each year in each region.", v1::BLOCK_ROLE_CAPTION));
  EXPECT_THAT(current_.sections(0).items(2).captions(), ElementsAre(HasSubstr("adds up")));
  Read(Replaced(Replaced(kDigest, "adds up what", "adds *up*  what"), "Welcome to", "A warm welcome to"));
  EXPECT_THAT(current_.sections(0).items(2).captions(), ElementsAre(HasSubstr("what remand costs")));
  EXPECT_EQ(corrections_.corrections(0).relabel().anchor().source_document(), source_.name);
}

TEST_F(CorrectedReadingTest, ALostAnchorIsSaidAndTheCorrectionStays) {
  Correct(Relabel("This report adds up what remand costs each year in each region.", v1::BLOCK_ROLE_CAPTION));
  Read(Replaced(kDigest, "This report adds up what remand costs each year in each region.",
                "It is a short report."));
  EXPECT_THAT(reading_.lost, ElementsAre("c1"));
  ASSERT_THAT(Codes(), Contains("CORRECTION_ANCHOR_LOST"));
  for (const auto& diagnostic : reading_.diagnostics) {
    if (diagnostic.code() != "CORRECTION_ANCHOR_LOST") continue;
    EXPECT_EQ(diagnostic.severity(), v1::SEVERITY_WARNING);
    EXPECT_THAT(diagnostic.message(), HasSubstr("c1"));
    EXPECT_THAT(diagnostic.message(), HasSubstr("adds up what remand costs"));
    EXPECT_FALSE(diagnostic.suggestion().empty());
  }
  EXPECT_EQ(corrections_.corrections_size(), 1);
  Read(kDigest);  // it is back
  EXPECT_THAT(reading_.lost, IsEmpty());
}

TEST_F(CorrectedReadingTest, AMergedItemIsTextOfTheOneAboveAndComesBackUnderItsName) {
  v1::Correction merge;
  merge.mutable_merge_item()->set_item(kSecond);
  Correct(merge);
  EXPECT_THAT(Titles(), ElementsAre("A review of night custody staffing", "The price of remand"));
  EXPECT_THAT(current_.sections(0).items(0).body(), HasSubstr("Community courts after five years"));
  Read(Replaced(kDigest, "#### Centre for Local Justice.", "## Centre for Local Justice."));
  EXPECT_EQ(Titles().size(), 2U);
  EXPECT_THAT(reading_.lost, IsEmpty());

  const v1::CorrectionSet released = std::exchange(corrections_, {});
  Read(kDigest, released);
  EXPECT_EQ(current_.sections(0).items(1).name(), kSecond);
}

TEST_F(CorrectedReadingTest, AnItemThatAContentsListNamesTooIsFoundByItsHeading) {
  v1::Correction merge;
  merge.mutable_merge_item()->set_item(kSecond);
  Correct(merge);
  Correct(Retitle(kFirst, "Night custody, reviewed"));
  v1::Correction drop;
  drop.mutable_drop_item()->set_item("issues/2021-09/items/the-price-of-remand");
  Correct(drop);
  EXPECT_THAT(Titles(), ElementsAre("Night custody, reviewed"));
  Read(
      Replaced(kDigest, "Best wishes,",
               "In this issue: Inspectorate of Custody. A review of night custody staffing; Centre for Local "
               "Justice. Community courts after five years; Audit Office. The price of remand.\n\n"
               "Best wishes,"));
  EXPECT_THAT(reading_.lost, IsEmpty());
  EXPECT_THAT(Titles(), ElementsAre("Night custody, reviewed"));
  EXPECT_THAT(current_.sections(0).items(0).body(), HasSubstr("Community courts after five years"));
}

TEST_F(CorrectedReadingTest, ADroppedItemStaysAwayWithItsText) {
  v1::Correction drop;
  drop.mutable_drop_item()->set_item(kSecond);
  Correct(drop);
  EXPECT_THAT(Titles(), ElementsAre("A review of night custody staffing", "The price of remand"));
  EXPECT_EQ(current_.sections(0).items(0).body().find("community courts"), std::string::npos);
  Read(Replaced(kDigest, "#### Centre for Local Justice.", "## Centre for Social Justice."));
  EXPECT_EQ(Titles().size(), 2U);
}

TEST_F(CorrectedReadingTest, ASplitItemStaysSplit) {
  v1::Correction split;
  split.mutable_split_item()->set_item(kSecond);
  *split.mutable_split_item()->mutable_title() =
      Relabel("This report sets out what five years of community courts have cost", v1::BLOCK_ROLE_BODY)
          .relabel()
          .anchor();
  Correct(split);
  ASSERT_EQ(Titles().size(), 4U);
  const std::string name = current_.sections(0).items(2).name();
  EXPECT_EQ(current_.sections(0).items(1).name(), kSecond);
  Read(Replaced(kDigest, "Welcome to", "A warm welcome to"));
  ASSERT_EQ(Titles().size(), 4U);
  EXPECT_EQ(current_.sections(0).items(2).name(), name);
}

TEST_F(CorrectedReadingTest, ARoleThatCannotStandThereIsLeftOutAndSaid) {
  Correct(Relabel("This report adds up what remand costs each year in each region.", v1::BLOCK_ROLE_CAPTION));
  Correct(Relabel("CordisPulse", v1::BLOCK_ROLE_ITEM_TITLE));
  EXPECT_THAT(reading_.refused, ElementsAre("c2"));
  EXPECT_EQ(Titles().size(), 3U);
  EXPECT_EQ(current_.sections(0).items(2).captions_size(), 1);  // and spoils no other
  EXPECT_THAT(Codes(), Contains("CORRECTION_IMPOSSIBLE"));
}

}  // namespace
}  // namespace pulse::ingest
