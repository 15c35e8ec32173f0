#include "services/render/archive/digest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/render/formats/renderer.h"
#include "tests/support/sample_mail.h"

namespace pulse::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

v1::Item* AddItem(v1::Section* section, const v1::Issue& issue, v1::ItemKind kind, const std::string& slug) {
  v1::Item* item = section->add_items();
  item->set_name(issue.name() + "/items/" + slug);
  item->set_sector(section->sector());
  item->set_kind(kind);
  item->set_title("Title of " + slug);
  item->set_body("Body of " + slug + ".");
  return item;
}

v1::Issue IssueOf(int month) {
  v1::Issue issue;
  const std::string id = std::to_string(month);
  issue.set_name("issues/2031-0" + id);
  issue.set_title("Harbour Digest");
  issue.mutable_edition()->set_year(2031);
  issue.mutable_edition()->set_month(month);
  issue.mutable_publish_time()->set_seconds(1000 * month);
  issue.set_introduction("Introduction that names crime-secret.");
  issue.add_signatories()->set_name("Signed Secret");
  issue.add_notices("Notice of " + id);
  for (const char* sector : {"ferries", "crime"}) {
    v1::Section* section = issue.add_sections();
    section->set_sector(std::string("sectors/") + sector);
    section->set_title(std::string("About ") + sector);
    section->set_introduction("Opening of " + std::string(sector) + id + ".");
    AddItem(section, issue, v1::ITEM_KIND_BRIEFING, sector + id + "-briefing");
    AddItem(section, issue, v1::ITEM_KIND_REPORT, sector + id + "-report");
  }
  return issue;
}

std::vector<v1::Sector> Taxonomy() {
  std::vector<v1::Sector> taxonomy(2);
  taxonomy[0].set_name("sectors/crime");
  taxonomy[0].set_display_name("Crime");
  taxonomy[1].set_name("sectors/ferries");
  taxonomy[1].set_display_name("Ferries & *Crossings*");
  return taxonomy;
}

std::vector<std::string> SlugsOf(const Digest& digest) {
  std::vector<std::string> slugs;
  for (const v1::Section& section : digest.issue.sections()) {
    for (const v1::Item& item : section.items())
      slugs.push_back(item.name().substr(item.name().rfind('/') + 1));
  }
  return slugs;
}

const std::vector<v1::RenderFormat> kFormats = {v1::RENDER_FORMAT_PAGE, v1::RENDER_FORMAT_TEXT,
                                                v1::RENDER_FORMAT_MARKDOWN, v1::RENDER_FORMAT_FRAGMENT,
                                                v1::RENDER_FORMAT_EMAIL};

RenderOptions Options() {
  RenderOptions options;
  options.email = test::MailTo({}, "r@reader.example");
  return options;
}

// Everything a reader could see, soft line breaks undone.
std::string Shown(const Document& document, v1::RenderFormat format) {
  const RenderOptions options = Options();
  const auto rendering = RenderDocument(document, format, options, {std::string(64, 'a'), 0});
  if (!rendering.ok()) return std::string(rendering.status().message());
  if (!rendering->draft) return rendering->content;
  std::string mail = rendering->draft->Address(*ReadEmailOptions(options.email), std::string(64, 'b'));
  for (std::size_t at = mail.find("=\r\n"); at != std::string::npos; at = mail.find("=\r\n", at)) {
    mail.erase(at, 3);
  }
  return mail;
}

TEST(ComposeDigest, PutsTheReadersSectorsInTheReadersOrderAndGroupsByKindNewestFirst) {
  const Digest digest = ComposeDigest({IssueOf(4), IssueOf(3)},
                                      {{"sectors/ferries", "sectors/crime"}, {}, false, ""}, Taxonomy());
  EXPECT_THAT(SlugsOf(digest),
              ElementsAre("ferries4-report", "ferries3-report", "ferries4-briefing", "ferries3-briefing",
                          "crime4-report", "crime3-report", "crime4-briefing", "crime3-briefing"));
  EXPECT_EQ(digest.item_count, 8);
  EXPECT_EQ(digest.issue.sections(0).title(), "Ferries & *Crossings*");
  EXPECT_EQ(digest.issue.sections(0).introduction(), "Opening of ferries4.\n\nOpening of ferries3.");
  EXPECT_EQ(digest.aside, "");
  EXPECT_EQ(digest.issue.publish_time().seconds(), 4000);
  EXPECT_FALSE(digest.issue.has_edition());
}

TEST(ComposeDigest, WithoutSectorsTakesAllInTheTaxonomysOrder) {
  const Digest digest = ComposeDigest({IssueOf(3)}, {}, Taxonomy());
  EXPECT_THAT(SlugsOf(digest),
              ElementsAre("crime3-report", "crime3-briefing", "ferries3-report", "ferries3-briefing"));
  EXPECT_EQ(digest.issue.edition().month(), 3);
  EXPECT_EQ(digest.issue.title(), "Harbour Digest");
}

TEST(ComposeDigest, WhatWasNotSelectedIsInNoPartOfAnyFormat) {
  const Digest digest =
      ComposeDigest({IssueOf(3)}, {{"sectors/ferries"}, {v1::ITEM_KIND_REPORT}, false, "Mine"}, Taxonomy());
  for (const v1::RenderFormat format : kFormats) {
    const std::string shown =
        Shown(ReadDigest(digest, PublicSite::Parse("https://www.harbour.example")), format);
    EXPECT_THAT(shown, HasSubstr("ferries3-report"));
    for (const char* left_out : {"crime", "Crime", "briefing", "Briefing", "ecret", "Opening", "Also"}) {
      EXPECT_THAT(shown, Not(HasSubstr(left_out))) << v1::RenderFormat_Name(format);
    }
  }
}

TEST(ComposeDigest, CountsTheRestInOneLineWhenAsked) {
  const DigestSelection selection{{"sectors/crime"}, {v1::ITEM_KIND_REPORT}, true, ""};
  const Digest digest = ComposeDigest({IssueOf(3)}, selection, Taxonomy());
  EXPECT_EQ(digest.aside, "**Also this month:** 1 item in Crime, 2 items in Ferries & \\*Crossings\\*.");
  const Document document = ReadDigest(digest, std::nullopt);
  EXPECT_THAT(Shown(document, v1::RENDER_FORMAT_TEXT), HasSubstr("2 items in Ferries & *Crossings*"));
  EXPECT_THAT(Shown(document, v1::RENDER_FORMAT_PAGE), HasSubstr("Ferries &amp; *Crossings*"));
}

TEST(ComposeDigest, TakesNoTitleFromASpecialEditionWhereThereIsAMonthlyIssue) {
  v1::Issue special = IssueOf(4);
  special.set_title("Special: secret theme");
  special.set_kind(v1::ISSUE_KIND_SPECIAL);
  v1::Issue monthly = IssueOf(3);
  monthly.set_kind(v1::ISSUE_KIND_MONTHLY);
  EXPECT_EQ(ComposeDigest({special, monthly}, {}, Taxonomy()).issue.title(), "Harbour Digest");
  EXPECT_EQ(ComposeDigest({special}, {}, Taxonomy()).issue.title(), "Special: secret theme");
}

TEST(ComposeDigest, OfNothingIsEmptyAlsoWhereTheRestWouldBeCounted) {
  EXPECT_EQ(ComposeDigest({}, {}, Taxonomy()).item_count, 0);
  const Digest digest = ComposeDigest({IssueOf(3)}, {{"sectors/lamps"}, {}, true, ""}, Taxonomy());
  EXPECT_EQ(digest.item_count, 0);
  EXPECT_TRUE(digest.issue.sections().empty());
}

TEST(ComposeDigest, KeepsASpecialEditionsThemeByItsTitle) {
  v1::Issue special = IssueOf(3);
  special.clear_sections();
  v1::Section* section = special.add_sections();
  section->set_title("Storms");
  AddItem(section, special, v1::ITEM_KIND_UNSPECIFIED, "storm");
  const Digest all = ComposeDigest({special}, {}, Taxonomy());
  EXPECT_THAT(SlugsOf(all), ElementsAre("storm"));
  EXPECT_EQ(all.issue.sections(0).title(), "Storms");
  EXPECT_EQ(ComposeDigest({special}, {{"sectors/crime"}, {}, false, ""}, Taxonomy()).item_count, 0);
}

TEST(ReadDigest, EndsEachItemWithWhereItStandsInEveryFormat) {
  v1::Issue issue = IssueOf(3);
  issue.mutable_sections(0)->mutable_items(0)->set_body("```\nan open fence");
  const Digest digest = ComposeDigest({issue, IssueOf(2)}, {}, Taxonomy());
  const Document document = ReadDigest(digest, PublicSite::Parse("https://www.harbour.example/"));
  for (const v1::RenderFormat format : kFormats) {
    const std::string shown = Shown(document, format);
    for (const char* url : {"https://www.harbour.example/issues/2031-03#ferries3-briefing",
                            "https://www.harbour.example/issues/2031-02#crime2-report"}) {
      EXPECT_THAT(shown, HasSubstr(url)) << v1::RenderFormat_Name(format);
    }
  }
}

}  // namespace
}  // namespace pulse::render
