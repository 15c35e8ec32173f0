#include "services/ingest/issue_content.h"

#include "gtest/gtest.h"

namespace pulse::ingest {
namespace {

v1::Issue Sample() {
  v1::Issue issue;
  issue.set_name("issues/2022-09");
  issue.set_introduction("Welcome.");
  auto* item = issue.add_sections()->add_items();
  item->set_name("issues/2022-09/items/a");
  item->set_title("A");
  item->set_confidence(0.9);
  item->add_source_spans()->set_end(4);
  return issue;
}

TEST(IssueContentTest, SameContent_IgnoresWhatTheStoreOwns) {
  v1::Issue stored = Sample();
  stored.set_state(v1::ISSUE_STATE_PUBLISHED);
  stored.set_revision(3);
  stored.set_etag("abc");
  stored.mutable_create_time()->set_seconds(1);
  stored.mutable_update_time()->set_seconds(2);
  stored.mutable_publish_time()->set_seconds(3);
  stored.set_source_document("sourceDocuments/00");
  EXPECT_TRUE(SameContent(Sample(), stored));
}

TEST(IssueContentTest, SameContent_IgnoresWhereAndHowSurelyItWasRead) {
  v1::Issue reread = Sample();
  reread.add_source_spans()->set_begin(7);
  reread.mutable_sections(0)->add_source_spans()->set_begin(7);
  reread.mutable_sections(0)->mutable_items(0)->set_confidence(0.5);
  reread.mutable_sections(0)->mutable_items(0)->clear_source_spans();
  EXPECT_TRUE(SameContent(Sample(), reread));
}

TEST(IssueContentTest, SameContent_SeesEveryChangeOfText) {
  v1::Issue changed = Sample();
  changed.set_introduction("Welcome!");
  EXPECT_FALSE(SameContent(Sample(), changed));
  changed = Sample();
  changed.mutable_sections(0)->mutable_items(0)->add_captions("Cover");
  EXPECT_FALSE(SameContent(Sample(), changed));
  changed = Sample();
  changed.mutable_sections(0)->mutable_items(0)->set_name("issues/2022-09/items/b");
  EXPECT_FALSE(SameContent(Sample(), changed));
  changed = Sample();
  changed.add_sections();
  EXPECT_FALSE(SameContent(Sample(), changed));
}

}  // namespace
}  // namespace pulse::ingest
