#include "services/ingest/corrections/field_corrections.h"

#include <initializer_list>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pulse::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kName[] = "issues/2022-09/items/a";

v1::Issue Sample() {
  v1::Issue issue;
  issue.set_title("CordisPulse");
  for (const char* sector : {"sectors/criminal-justice", "sectors/news"}) {
    v1::Section* section = issue.add_sections();
    section->set_sector(sector);
    section->set_title(sector);
  }
  const auto add = [&](const char* name, v1::ItemKind kind) {
    v1::Item* item = issue.mutable_sections(0)->add_items();
    item->set_name(name);
    item->set_sector("sectors/criminal-justice");
    item->set_kind(kind);
    item->set_title("Old title");
    item->set_confidence(0.5);
  };
  add(kName, v1::ITEM_KIND_REPORT);
  add("issues/2022-09/items/b", v1::ITEM_KIND_BRIEFING);
  return issue;
}

v1::SetItem Setting(std::initializer_list<const char*> paths) {
  v1::SetItem correction;
  correction.mutable_item()->set_name(kName);
  for (const char* path : paths) correction.mutable_update_mask()->add_paths(path);
  return correction;
}

v1::Item Corrected(const v1::SetItem& correction, v1::Issue issue = Sample()) {
  Apply(correction, {}, &issue);
  return *FindItem(issue, kName);
}

TEST(FieldCorrectionsTest, Apply_SetsOnlyFieldsOfTheMask) {
  v1::SetItem correction = Setting({"title"});
  correction.mutable_item()->set_title("New title");
  correction.mutable_item()->set_body("Not asked for.");
  const v1::Item item = Corrected(correction);
  EXPECT_EQ(item.title(), "New title");
  EXPECT_EQ(item.body(), "");
  EXPECT_EQ(item.name(), kName);
  EXPECT_EQ(item.confidence(), 1);
}

TEST(FieldCorrectionsTest, Apply_ClearsAFieldSetToNothing) {
  v1::Issue issue = Sample();
  issue.mutable_sections(0)->mutable_items(0)->add_captions("Cover");
  EXPECT_THAT(Corrected(Setting({"captions"}), issue).captions(), IsEmpty());
}

TEST(FieldCorrectionsTest, Apply_SplitsABylineSetAloneIntoPublishers) {
  v1::SetItem correction = Setting({"byline"});
  correction.mutable_item()->set_byline("Ofsted and Care Quality Commission");
  const v1::Item item = Corrected(correction);
  ASSERT_EQ(item.publishers_size(), 2);
  EXPECT_EQ(item.publishers(0).name(), "publishers/ofsted");
  EXPECT_EQ(item.publishers(1).display_name(), "Care Quality Commission");
}

TEST(FieldCorrectionsTest, Apply_NamesPublishersAndLeavesTheByline) {
  v1::Issue issue = Sample();
  issue.mutable_sections(0)->mutable_items(0)->set_byline("As printed");
  v1::SetItem correction = Setting({"publishers"});
  correction.mutable_item()->add_publishers()->set_display_name("The Audit Office");
  const v1::Item item = Corrected(correction, issue);
  EXPECT_EQ(item.byline(), "As printed");
  EXPECT_EQ(item.publishers(0).name(), "publishers/audit-office");
}

TEST(FieldCorrectionsTest, Apply_ListsAPublisherOnce) {
  v1::SetItem correction = Setting({"publishers"});
  for (const char* name : {"Ofsted", "The Audit Office", "OFSTED", "Ofsted"}) {
    correction.mutable_item()->add_publishers()->set_display_name(name);
  }
  const v1::Item item = Corrected(correction);
  ASSERT_EQ(item.publishers_size(), 2);
  EXPECT_EQ(item.publishers(0).display_name(), "Ofsted");
  EXPECT_EQ(item.publishers(1).display_name(), "The Audit Office");
}

TEST(FieldCorrectionsTest, Apply_TakesLinksFromTheNewBodyAndKeepsTheHeadings) {
  v1::Issue issue = Sample();
  v1::Item* item = issue.mutable_sections(0)->mutable_items(0);
  item->set_body("See [old](https://old.example/).");
  item->add_links()->set_text("heading");
  item->add_links()->set_text("old");
  v1::SetItem correction = Setting({"body"});
  correction.mutable_item()->set_body("See [new](https://new.example/) and [lost](#).");
  const v1::Item corrected = Corrected(correction, issue);
  ASSERT_EQ(corrected.links_size(), 3);
  EXPECT_EQ(corrected.links(0).text(), "heading");
  EXPECT_EQ(corrected.links(1).url(), "https://new.example/");
  EXPECT_EQ(corrected.links(2).url(), "");
}

TEST(FieldCorrectionsTest, Apply_MovesAnItemToItsSector) {
  v1::Issue issue = Sample();
  v1::SetItem correction = Setting({"sector"});
  correction.mutable_item()->set_sector("sectors/news");
  Apply(correction, {}, &issue);
  EXPECT_EQ(issue.sections(0).items_size(), 1);
  ASSERT_EQ(issue.sections(1).items_size(), 1);
  EXPECT_EQ(issue.sections(1).items(0).name(), kName);

  v1::Sector sector;
  sector.set_name("sectors/other");
  sector.set_display_name("Another sector");
  correction.mutable_item()->set_sector(sector.name());
  Apply(correction, {sector}, &issue);
  ASSERT_EQ(issue.sections_size(), 3);
  EXPECT_EQ(issue.sections(2).title(), "Another sector");

  correction.mutable_item()->set_sector("sectors/criminal-justice");
  correction.mutable_item()->set_kind(v1::ITEM_KIND_UNSPECIFIED);
  Apply(correction, {}, &issue);
  EXPECT_EQ(issue.sections(0).items(1).name(), kName);  // no other report there: last
}

TEST(FieldCorrectionsTest, Apply_SetsFieldsOfTheIssue) {
  v1::Issue issue = Sample();
  issue.mutable_contact()->set_email("old@example.org");
  v1::SetIssue correction;
  correction.mutable_issue()->mutable_contact()->set_text("New address");
  correction.mutable_update_mask()->add_paths("contact");
  Apply(correction, &issue);
  EXPECT_EQ(issue.contact().text(), "New address");
  EXPECT_EQ(issue.contact().email(), "");
  EXPECT_EQ(issue.title(), "CordisPulse");
}

TEST(FieldCorrectionsTest, FindOverruled_NamesFieldsTheDocumentSaysAnew) {
  v1::SetItem correction = Setting({"title", "kind", "body"});
  correction.mutable_item()->set_title("Corrected");
  correction.mutable_base()->set_title("Printed");
  v1::Item read;
  read.set_title("Printed");
  EXPECT_THAT(FindOverruled(correction, read), IsEmpty());
  read.set_title("Corrected");  // the document was corrected too
  EXPECT_THAT(FindOverruled(correction, read), IsEmpty());
  read.set_title("Printed anew");
  read.set_kind(v1::ITEM_KIND_BRIEFING);
  EXPECT_THAT(FindOverruled(correction, read), ElementsAre("title", "kind"));
}

TEST(FieldCorrectionsTest, AsRead_PutsTheDocumentsOwnWordsBack) {
  v1::Issue issue = Sample();
  v1::CorrectionSet corrections;
  v1::SetItem* correction = corrections.add_corrections()->mutable_set_item();
  *correction = Setting({"title"});
  correction->mutable_item()->set_title("Corrected");
  correction->mutable_base()->set_title("Old title");
  Apply(*correction, {}, &issue);
  EXPECT_EQ(FindItem(AsRead(corrections, issue), kName)->title(), "Old title");
}

}  // namespace
}  // namespace pulse::ingest
