// What stands before the first section and behind the last item.

#include "services/ingest/parser/assembly/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

v1::ParseDocumentResponse Parse(const std::string& text, bool markdown = true) {
  v1::Document document;
  document.set_content(text);
  document.set_format(markdown ? v1::DOCUMENT_FORMAT_MARKDOWN : v1::DOCUMENT_FORMAT_TEXT);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() ? *parsed : v1::ParseDocumentResponse();
}

bool Says(const v1::ParseDocumentResponse& response, const std::string& code) {
  for (const auto& diagnostic : response.diagnostics()) {
    if (diagnostic.code() == code) return true;
  }
  return false;
}

const std::string kHead = "# CordisPulse\n\n## March 2021\n\n";
const std::string kSignature = "Best wishes,\n\nDr Ada Example\n\nHead of Research\n\n";
const std::string kNews =
    "## Cordis Bright News\n\n### We are hiring\n\nSend us your letter by the end of the month.\n\n";
const std::string kItems =
    "## Criminal Justice\n\n### Reports\n\n#### Harbour Council. Ferries\n\nThis report looks at ferries.\n";

TEST(FrontMatter, KeepsAllBetweenWelcomeAndClosingInTheIntroduction) {
  const auto issue =
      Parse(kHead +
            "Welcome to March's edition.\n\nMeanwhile Ben Example has been asked to lead the "
            "review of ports, which\n\nCordisPulse | March 2021 1\n\nbegins in May 2021. Tell us "
            "what you think.\n\n" +
            kSignature + kItems +
            "\nCordisPulse | March 2021 2\n\n#### Vale Trust. Debt\n\nIt is short.\n\n" +
            "CordisPulse | March 2021 3\n")
          .issue();
  EXPECT_EQ(
      issue.introduction(),
      "Welcome to March's edition.\n\nMeanwhile Ben Example has been asked to lead the review of ports, "
      "which begins in May 2021. Tell us what you think.");
  EXPECT_THAT(issue.notices(), IsEmpty());
}

TEST(FrontMatter, TakesNoDateOfTheIntroductionForTheEdition) {
  const auto issue =
      Parse(
          "\n\nMarch 2021\n\nWelcome to March's edition of the CordisPulse, which comes to you\n"
          "from our new office.\n\nThe review follows reports by the harbour board and by\n"
          "Ada Example (28 February 2019).\n\n" +
              kSignature + "Criminal Justice\n\nReports\n\nHarbour Council. Ferries\n\n" +
              "This report looks at ferries.\n",
          /*markdown=*/false)
          .issue();
  EXPECT_EQ(issue.edition().month(), 3);
  EXPECT_THAT(issue.introduction(), HasSubstr("harbour board and by Ada Example (28 February 2019)."));
}

TEST(FrontMatter, KeepsAListOfContentsInsideTheIntroductionThere) {
  const auto issue =
      Parse(kHead + "Welcome to March's edition. You will find:\n\n- [Criminal Justice](#cj)\n" +
            "- [Adult Social Care and Health](#care)\n\nIt was a good month.\n\n" + kSignature + kItems)
          .issue();
  EXPECT_THAT(issue.introduction(), HasSubstr("- [Criminal Justice](#cj)"));
  ASSERT_EQ(issue.sections_size(), 1);
  EXPECT_EQ(issue.signatories(0).name(), "Dr Ada Example");
}

struct SignOff {
  std::string name;
  std::string text;
  std::string signatory;
  std::string role;
};

class SignOffs : public testing::TestWithParam<SignOff> {};

TEST_P(SignOffs, GiveNameAndRole) {
  const auto response =
      Parse(kHead + "Welcome to March's edition.\n\nIt was a good month.\n\n" + GetParam().text + kItems);
  const auto& issue = response.issue();
  EXPECT_EQ(issue.introduction(), "Welcome to March's edition.\n\nIt was a good month.");
  ASSERT_EQ(issue.signatories_size(), 1);
  EXPECT_EQ(issue.signatories(0).name(), GetParam().signatory);
  EXPECT_EQ(issue.signatories(0).role(), GetParam().role);
  EXPECT_THAT(issue.notices(), IsEmpty());
  EXPECT_FALSE(Says(response, "SIGNATORY_UNSURE"));
}

INSTANTIATE_TEST_SUITE_P(
    Forms, SignOffs,
    testing::Values(
        SignOff{"OnOneLine", "Best wishes, Dr Ada Example, Head of Research\n\n", "Dr Ada Example",
                "Head of Research"},
        SignOff{"PictureOfTheSignature",
                "Best wishes,\n\n![](picture.png)\n\nDr Ada Example  \nHead of Research\n\n",
                "Dr Ada Example", "Head of Research"},
        SignOff{"StaySafe", "Stay safe and best wishes,\n\nAda Example\nDirector\n\n", "Ada Example",
                "Director"},
        SignOff{"FromAll", "With warm wishes from all of us,\n\nAda Example\nDirector\n\n", "Ada Example",
                "Director"},
        SignOff{"OneWord", "Best,\n\nAda Example\nDirector\n\n", "Ada Example", "Director"},
        SignOff{"ForTwoFeasts",
                "With all best wishes for Christmas and the New Year,\n\nAda Example\nDirector\n\n",
                "Ada Example", "Director"},
        SignOff{"OnBehalf", "Best wishes,\n\nAda Example\nDirector\n\non behalf of the whole team\n\n",
                "Ada Example", "Director"}),
    [](const auto& test) { return test.param.name; });

TEST(FrontMatter, TakesNoAddressBelowANoticeForARole) {
  const std::string text =
      kHead + "Welcome to March's edition.\n\nBest wishes,\n\nAda Example\nDirector\n\n" +
      "Use the link below to unsubscribe.\n\nCordis Bright Ltd\n3 Ropewalk Mews\n\n" + kItems;
  const auto read = ReadLines(text, true);
  int firms = 0;
  for (std::size_t i = 0; i < read.lines.size(); ++i) {
    if (read.lines[i].content != "Cordis Bright Ltd") continue;
    ++firms;
    EXPECT_NE(read.seen[i].sure, Sure::kOnBehalf);
  }
  EXPECT_EQ(firms, 1);
}

TEST(FrontMatter, ReadsTwoNamesOnALine) {
  const auto issue =
      Parse(kHead + "Welcome to March's edition.\n\nBest wishes,\n\nAda Example and Ben Sample\n" +
            "Directors\n\n" + kItems)
          .issue();
  ASSERT_EQ(issue.signatories_size(), 2);
  EXPECT_EQ(issue.signatories(0).name(), "Ada Example");
  EXPECT_EQ(issue.signatories(1).name(), "Ben Sample");
  EXPECT_EQ(issue.signatories(1).role(), "Directors");
}

TEST(FrontMatter, ReadsALineEachWithNameAndRole) {
  const auto issue = Parse(kHead + "Welcome to March's edition.\n\nBest wishes,\n\n" +
                           "Dr Ada Example, Director and Head of Research\n\nDr Ben Sample, Director\n\n" +
                           "Cy Example-Lee, Principal Consultant\n\n" + kItems)
                         .issue();
  ASSERT_EQ(issue.signatories_size(), 3);
  EXPECT_EQ(issue.signatories(0).role(), "Director and Head of Research");
  EXPECT_EQ(issue.signatories(1).name(), "Dr Ben Sample");
  EXPECT_EQ(issue.signatories(1).role(), "Director");
  EXPECT_EQ(issue.signatories(2).name(), "Cy Example-Lee");
}

TEST(FrontMatter, TakesNoRoleOfTwoPartsForAPerson) {
  const auto issue = Parse(kHead + "Welcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\n" +
                           "Managing Director, Head of Research\n\n" + kItems)
                         .issue();
  ASSERT_EQ(issue.signatories_size(), 1);
  EXPECT_EQ(issue.signatories(0).role(), "Managing Director, Head of Research");
}

TEST(FrontMatter, ReadsAListOfContentsWithPageNumbers) {
  const auto issue =
      Parse(
          "CordisPulse\n\nMarch 2021\n\nIn this edition\n"
          "Criminal justice ............................ 2\n"
          "Adult social care and health .. . . . . . 14\n\n"
          "Welcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\nHead of Research\n\n"
          "Criminal justice\n\nReports\n\nHarbour Trust. Boats\n\nThis report counts them.\n\n"
          "Adult social care and health\n\nReports\n\nVale Trust. Lamps\n\nIt counts lamps.\n",
          false)
          .issue();
  EXPECT_EQ(issue.introduction(), "Welcome to March's edition.");
  ASSERT_EQ(issue.sections_size(), 2);
  EXPECT_EQ(issue.sections(0).items_size(), 1);
  EXPECT_EQ(issue.sections(1).items_size(), 1);
}

TEST(FrontMatter, TakesATableOfAddressesForTheContact) {
  const auto issue =
      Parse(kHead + "Welcome to March's edition.\n\n" + kSignature +
            "| Harbour Ltd, 3 Ropewalk Mews | Telephone: 020 7946 0000 |\n| --- | --- |\n"
            "| Email: [ada@example.org](mailto:ada@example.org) | Website: www.example.org |\n\n" +
            kItems)
          .issue();
  EXPECT_EQ(issue.introduction(), "Welcome to March's edition.");
  EXPECT_THAT(issue.contact().text(), HasSubstr("020 7946 0000"));
}

TEST(FrontMatter, SaysWhenTheSignatoryIsHardlyAName) {
  const auto text = [](const std::string& name) {
    return kHead + "Welcome to March's edition.\n\nBest wishes,\n\n" + name + "\n\nHead of Research\n\n" +
           kItems;
  };
  EXPECT_TRUE(Says(Parse(text("Our Research Team 4")), "SIGNATORY_UNSURE"));
  EXPECT_FALSE(Says(Parse(text("Ada Example")), "SIGNATORY_UNSURE"));
}

TEST(FrontMatter, SetsASalutationApart) {
  const auto issue =
      Parse(kHead + "Dear colleague,\n\nWelcome to March's edition.\n\n" + kSignature + kItems).issue();
  EXPECT_EQ(issue.introduction(), "Dear colleague,\n\nWelcome to March's edition.");
}

TEST(FrontMatter, ReadsTheMastheadBelowWhatAMailerPrints) {
  for (const std::string above : {"Trouble viewing this? See it in a browser\n\n", "Read online\n",
                                  "Forward this to a friend | Web version\n\n",
                                  "This was sent to you as you asked to subscribe, on our web page, to\nthe "
                                  "CordisPulse.\n\n"}) {
    for (const bool markdown : {true, false}) {
      const auto response =
          Parse(above +
                    "CordisPulse\n\nMarch 2021\n\nWelcome to March's edition of the CordisPulse, "
                    "which looks at ferries and at all who sail in them.\n\n" +
                    kSignature + kItems,
                markdown);
      const auto& issue = response.issue();
      EXPECT_EQ(issue.title(), "CordisPulse") << above;
      EXPECT_EQ(issue.edition().month(), 3) << above;
      EXPECT_EQ(issue.notices_size(), 1) << above;
      EXPECT_THAT(issue.introduction(), testing::StartsWith("Welcome")) << above;
    }
  }
}

TEST(FrontMatter, FindsTheWelcomeWithAnySpaceAndTheIntroductionWithoutOne) {
  for (const std::string opening :
       {"Welcome\u00a0to this edition, the first", "There is much to read, and the first"}) {
    const auto issue = Parse("View this email in your browser\n\nCordisPulse\n\nMarch 2021\n\n" + opening +
                                 "\nthing to know is that there were no\nferries at all in the month.\n\n" +
                                 kSignature + kItems,
                             /*markdown=*/false)
                           .issue();
    EXPECT_EQ(issue.edition().month(), 3);
    EXPECT_THAT(issue.introduction(), HasSubstr("no ferries at all"));
  }
}

TEST(FrontMatter, ReadsANoticeWhereverItWraps) {
  for (const std::string text : {"If you would rather have no further editions, please click ‘unsubscribe’ "
                                 "at\nthe end of this email, or write "
                                 "to us on\nhelp@pulse.example or 020 7946 0000.\n",
                                 "If you would rather have no further editions, please click\n‘unsubscribe’ "
                                 "at the end of this email, or\nwrite "
                                 "to us on help@pulse.example\nor 020 7946 0000.\n"}) {
    const auto issue =
        Parse("\n\nMarch 2021\n\nWelcome to March's edition of the CordisPulse.\n\n" + kSignature + text +
                  "\nCriminal Justice\n\nReports\n\nHarbour Council. Ferries\n\n" +
                  "This report looks at ferries.\n",
              /*markdown=*/false)
            .issue();
    ASSERT_EQ(issue.notices_size(), 1);
    EXPECT_THAT(issue.notices(0), HasSubstr("7946 0000"));
    EXPECT_FALSE(issue.has_contact());
  }
}

TEST(FrontMatter, SaysWhenANoticeStandsInsideTheIntroduction) {
  const auto text = [](const std::string& inside) {
    return kHead + "Welcome to March's edition.\n\n" + inside +
           "It was a good month for ferries and for those who sail in them every day.\n\n" + kSignature +
           kItems;
  };
  const auto response = Parse(text(
      "If you would prefer not to receive future editions, please click unsubscribe at the very end of this "
      "email.\n\n"));
  EXPECT_EQ(response.issue().notices_size(), 1);
  EXPECT_TRUE(Says(response, "NOTICE_IN_INTRODUCTION"));
  EXPECT_FALSE(Says(Parse(text("Ports were busy.\n\n")), "NOTICE_IN_INTRODUCTION"));
}

TEST(FrontMatter, ReadsNoticeAndAddressAtTheEnd) {
  const auto issue = Parse(kHead + "Welcome to March's edition.\n\n" + kSignature + kItems + "\n" + kNews +
                           "If you would prefer not to receive this, please click unsubscribe below.\n\n"
                           "Cordis Bright Ltd, 1 Example Street, London.\n\nTelephone: 020 7946 0000\n\n"
                           "Website: www.pulse.example\n")
                         .issue();
  const auto& news = issue.sections(issue.sections_size() - 1);
  ASSERT_EQ(news.items_size(), 1);
  EXPECT_EQ(news.items(0).body(), "Send us your letter by the end of the month.");
  EXPECT_EQ(issue.notices_size(), 1);
  EXPECT_EQ(issue.contact().telephone(), "020 7946 0000");
  EXPECT_THAT(issue.contact().text(), HasSubstr("Example Street"));
}

TEST(FrontMatter, LeavesAGreetingAtTheEndOutOfTheLastSummary) {
  const auto issue = Parse(kHead + "Welcome to March's edition.\n\n" + kSignature + kItems +
                           "\nSeason's greetings from Cordis Bright\n")
                         .issue();
  EXPECT_EQ(issue.sections(0).items(0).body(), "This report looks at ferries.");
}

TEST(FrontMatter, LeavesPicturesAndNotesOutOfNoticesAndContact) {
  const auto issue = Parse("![](logo.png)\n\n" + kHead + "Welcome to March's edition.\n\n" + kSignature +
                           "Please click unsubscribe to leave.\n\nTelephone: 020 7946 0000\n\n" +
                           "<span id=\"page-0-0\"></span>1 See www.ports.example\n\n" + kItems)
                         .issue();
  EXPECT_THAT(issue.notices(), ElementsAre("Please click unsubscribe to leave."));
  EXPECT_THAT(issue.contact().text(), Not(HasSubstr("ports")));
}

}  // namespace
}  // namespace pulse::ingest
