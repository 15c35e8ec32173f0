#include "services/ingest/parser/observations/contents_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using testing::StartsWith;

v1::Issue Parse(const std::string& text) {
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() ? parsed->issue() : v1::Issue();
}

TEST(ContentsLinks, AreLinksToPlacesInTheDocument) {
  EXPECT_TRUE(IsLinkIntoDocument("[Locks](#locks)"));
  EXPECT_TRUE(IsLinkIntoDocument("**[Locks [12](#locks)](#locks)**"));
  EXPECT_FALSE(IsLinkIntoDocument("[Locks](#)"));
  EXPECT_FALSE(IsLinkIntoDocument("[Locks](https://locks.example/#locks)"));
  EXPECT_FALSE(IsLinkIntoDocument("[Locks](#locks) and [ferries](#ferries)"));
  EXPECT_FALSE(IsLinkIntoDocument("See [locks](#locks)"));
}

TEST(ContentsLinks, NameNoSectionsAndLeaveTheIntroduction) {
  for (const std::string lead : {"", "- "}) {
    for (const std::string title : {"", "**Contents**\n\n"}) {
      const auto issue =
          Parse("**CordisPulse**\n\n**March 2021**\n\n" + title + lead +
                "[Cordis Bright News [2](#cordis-bright-news)](#cordis-bright-news)\n\n" + lead +
                "[Criminal Justice [5](#criminal-justice)](#criminal-justice)\n\n" +
                "Welcome to March's edition of the CordisPulse.\n\nBest wishes,\n\nDr Ada Example\\\nHead of "
                "Research\n\nCordis Bright News\n==================\n\n**We are hiring**\n\nWrite to us by "
                "May.\n\nCriminal Justice\n================\n\nReports\n-------\n\n**Harbour Council. "
                "Ferries**\n\nThis report looks at ferries.\n");
      EXPECT_THAT(issue.introduction(), StartsWith("Welcome"));
      EXPECT_EQ(issue.signatories_size(), 1);
      ASSERT_EQ(issue.sections_size(), 2);
      ASSERT_EQ(issue.sections(0).items_size(), 1);
      EXPECT_EQ(issue.sections(0).items(0).title(), "We are hiring");
      EXPECT_EQ(issue.sections(1).items_size(), 1);
    }
  }
}

}  // namespace
}  // namespace pulse::ingest
