#include "services/ingest/parser/observations/sign_off_observations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::Issue Parse(const std::string& sign_off) {
  v1::Document document;
  document.set_format(v1::DOCUMENT_FORMAT_TEXT);
  document.set_content(
      "CordisPulse\n\nMarch 2021\n\n"
      "Welcome to March's edition of the CordisPulse, which looks at canals, ferries and harbours, and at\n"
      "those who live on them. There was much to read this month, and we thank all who sent us some of "
      "it.\n\n" +
      sign_off +
      "\n\nIf you would prefer not to receive future editions of the CordisPulse, please click "
      "'unsubscribe'.\n\n"
      "Criminal Justice\n\nReports\n\nHarbour Council. Ferries\n\nThis report looks at ferries.\n");
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() ? parsed->issue() : v1::Issue();
}

class Closing : public testing::TestWithParam<const char*> {};

TEST_P(Closing, IsToldByItsPlace) {
  const auto issue = Parse(std::string(GetParam()) + "\n\nDr Ada Example\n\nHead of Research");
  EXPECT_THAT(issue.introduction(), Not(HasSubstr(GetParam())));
  ASSERT_EQ(issue.signatories_size(), 1);
  EXPECT_EQ(issue.signatories(0).name(), "Dr Ada Example");
  EXPECT_EQ(issue.signatories(0).role(), "Head of Research");
}

INSTANTIATE_TEST_SUITE_P(Words, Closing,
                         testing::Values("With best wishes for the festive season,", "Yours,", "As ever,",
                                         "Thank you,", "Happy reading!", "Merry Christmas,"));

TEST(SignOff, MayStandBelowTheNotices) {
  const auto issue = Parse(
      "If you would prefer not to receive future editions of the CordisPulse, please click 'unsubscribe' at\n"
      "the very end of this email.\n\nBest wishes,\n\n\n\nAda Example\n\nActing Managing Director");
  ASSERT_EQ(issue.signatories_size(), 1);
  EXPECT_EQ(issue.signatories(0).name(), "Ada Example");
  EXPECT_EQ(issue.signatories(0).role(), "Acting Managing Director");
  EXPECT_THAT(issue.introduction(), Not(HasSubstr("unsubscribe")));
}

class WrappedRole : public testing::TestWithParam<const char*> {};

TEST_P(WrappedRole, IsOne) {
  const auto issue = Parse("Best wishes,\n\nDr Ada Example\n\n" + std::string(GetParam()));
  ASSERT_EQ(issue.signatories_size(), 1);
  std::string role = GetParam();
  std::replace(role.begin(), role.end(), '\n', ' ');
  EXPECT_EQ(issue.signatories(0).role(), role);
  ASSERT_EQ(issue.sections_size(), 1);
  EXPECT_EQ(issue.sections(0).title(), "Criminal Justice");
}

INSTANTIATE_TEST_SUITE_P(Cuts, WrappedRole,
                         testing::Values("Head of Research, Health and\nAdult Services",
                                         "Director and Head of\nResearch",
                                         "Head of Research\nand Evaluation"));

TEST(SignOff, NameAndRoleInLargePrintAreNoHeadings) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition, which looks at harbours.\n\n"
      "Best wishes,\n\n#### Dr Ada Example\n\n#### Head of Research\n\n"
      "If you would prefer not to receive future editions of the CordisPulse, please click "
      "'unsubscribe'.\n\n"
      "## Criminal Justice\n\n### Reports\n\n#### Harbour Council. Ferries\n\nThis report looks at "
      "ferries.\n");
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().signatories_size(), 1);
  EXPECT_EQ(parsed->issue().signatories(0).name(), "Dr Ada Example");
  EXPECT_EQ(parsed->issue().signatories(0).role(), "Head of Research");
}

TEST(SignOff, PartsNameAndRoleThatNothingParts) {
  const auto issue = Parse("Best wishes,\n\nDr Ada Example Head of Research");
  ASSERT_EQ(issue.signatories_size(), 1);
  EXPECT_EQ(issue.signatories(0).name(), "Dr Ada Example");
  EXPECT_EQ(issue.signatories(0).role(), "Head of Research");
}

TEST(SignOff, KeepsASalutationInTheIntroduction) {
  const auto issue =
      Parse("Dear colleagues,\n\nThere is more.\n\nBest wishes,\n\nDr Ada Example\n\nHead of Research");
  EXPECT_THAT(issue.introduction(), HasSubstr("Dear colleagues,"));
}

TEST(SignOff, ReadsARoleOfTwoLines) {
  const auto issue =
      Parse("Best wishes,\n\nDr Ada Example\n\nHead of Research, Evaluation, Harbours and\nFerry Services");
  ASSERT_EQ(issue.signatories_size(), 1);
  EXPECT_EQ(issue.signatories(0).role(), "Head of Research, Evaluation, Harbours and Ferry Services");
}

TEST(SignOff, LeavesOutOfARoleForWhomItWasSignedAndWhereToRing) {
  const auto behalf = Parse("Best wishes,\n\nDr Ada Example\n\nHead of Research on behalf of Cordis Bright");
  ASSERT_EQ(behalf.signatories_size(), 1);
  EXPECT_EQ(behalf.signatories(0).role(), "Head of Research");
  const auto below =
      Parse("Best wishes,\n\nDr Ada Example\n\nHead of Research\nCordis Bright\n020 7946 0136");
  ASSERT_EQ(below.signatories_size(), 1);
  EXPECT_EQ(below.signatories(0).role(), "Head of Research");
  EXPECT_EQ(below.contact().telephone(), "020 7946 0136");
}

// A paragraph that comes to speak of the subscription, with a month at a line's front.
TEST(SignOff, IsBelowAnIntroductionWhoseParagraphsAreWhole) {
  const auto issue = Parse(
      "You may be aware that the rules for those who keep lists of names are to change on 25\n"
      "May 2021. We have updated our privacy notice, which you can read on our website. If\n"
      "not, please click 'unsubscribe' and we will remove your\ndetails.\n\nIt was a busy month.\n\n"
      "Best wishes,\n\nDr Ada Example\n\nHead of Research");
  EXPECT_THAT(issue.introduction(), HasSubstr("change on 25 May 2021. We have updated our privacy notice"));
  EXPECT_EQ(issue.edition().month(), 3);
}

}  // namespace
}  // namespace pulse::ingest
