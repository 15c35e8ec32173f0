#include "services/ingest/corrections/correction_set.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::ingest {
namespace {

using ::testing::ElementsAre;

constexpr char kName[] = "issues/2022-09/items/a";
const std::string kText = "Audit Office. A title\n\nThe body, déjà vu.\n";

v1::Issue Sample() {
  v1::Issue issue;
  issue.set_name("issues/2022-09");
  issue.set_source_document("sourceDocuments/a");
  v1::Item* item = issue.add_sections()->add_items();
  item->set_name(kName);
  item->set_title("A title");
  item->set_byline("Audit Office");
  const auto span = [&](const char* field, int begin, int end) {
    v1::SourceSpan* added = item->add_source_spans();
    added->set_field(field);
    added->set_begin(begin);
    added->set_end(end);
  };
  span("byline", 0, 12);
  span("title", 14, 21);
  span("body", 23, 43);
  return issue;
}

v1::Correction Setting(const std::string& title) {
  v1::Correction correction;
  correction.mutable_set_item()->mutable_item()->set_name(kName);
  correction.mutable_set_item()->mutable_item()->set_title(title);
  correction.mutable_set_item()->mutable_update_mask()->add_paths("title");
  return correction;
}

v1::Correction Relabelling(std::int64_t begin, std::int64_t end) {
  v1::Correction correction;
  correction.mutable_relabel()->set_role(v1::BLOCK_ROLE_CAPTION);
  correction.mutable_relabel()->mutable_anchor()->set_begin(begin);
  correction.mutable_relabel()->mutable_anchor()->set_end(end);
  return correction;
}

absl::Status Add(const v1::Correction& correction, v1::CorrectionSet* set,
                 const v1::Issue& issue = Sample()) {
  Corrections asked;
  *asked.Add() = correction;
  const AnchoredText text("sourceDocuments/a", kText, false);
  return AddCorrections(asked, issue, &text, set).status();
}

std::vector<std::string> Ids(const v1::CorrectionSet& set) {
  std::vector<std::string> ids;
  for (const auto& correction : set.corrections()) ids.push_back(correction.id());
  return ids;
}

TEST(CorrectionSetTest, AddCorrections_KeepsTheDocumentsOwnWordsAndPlace) {
  v1::CorrectionSet set;
  ASSERT_TRUE(Add(Setting("Better"), &set).ok());
  const v1::SetItem& kept = set.corrections(0).set_item();
  EXPECT_EQ(kept.base().title(), "A title");
  EXPECT_EQ(kept.anchor().quote(), "Audit Office. A title");
  EXPECT_EQ(kept.anchor().begin(), 0);
  EXPECT_EQ(kept.anchor().end(), 21);
}

TEST(CorrectionSetTest, AddCorrections_TakesTheBaseFromTheDocumentAndNotFromAnEarlierCorrection) {
  v1::CorrectionSet set;
  ASSERT_TRUE(Add(Setting("Better"), &set).ok());
  v1::Issue corrected = Sample();
  corrected.mutable_sections(0)->mutable_items(0)->set_title("Better");
  ASSERT_TRUE(Add(Setting("Best"), &set, corrected).ok());
  EXPECT_THAT(Ids(set), ElementsAre("c2"));  // the first is void
  EXPECT_EQ(set.corrections(0).set_item().base().title(), "A title");
}

TEST(CorrectionSetTest, AddCorrections_NamesAFieldOnceHoweverOftenTheMaskDoes) {
  v1::CorrectionSet set;
  v1::Correction correction = Setting("Better");
  for (const char* path : {"title", "body", "title"}) {
    correction.mutable_set_item()->mutable_update_mask()->add_paths(path);
  }
  ASSERT_TRUE(Add(correction, &set).ok());
  EXPECT_THAT(set.corrections(0).set_item().update_mask().paths(), ElementsAre("title", "body"));
}

TEST(CorrectionSetTest, AddCorrections_NeverUsesAnIdAgain) {
  v1::CorrectionSet set;
  ASSERT_TRUE(Add(Relabelling(23, 31), &set).ok());
  ASSERT_TRUE(TakeOut({"c1"}, &set).ok());
  ASSERT_TRUE(Add(Relabelling(23, 31), &set).ok());
  EXPECT_THAT(Ids(set), ElementsAre("c2"));
}

TEST(CorrectionSetTest, AddCorrections_RefusesAnchorsThatAreNoPlace) {
  const auto size = static_cast<std::int64_t>(kText.size());
  const auto accent = static_cast<std::int64_t>(kText.find("é"));
  for (const auto& [begin, end] : {std::pair<std::int64_t, std::int64_t>{5, 5},
                                   {-1, 4},
                                   {7, 3},
                                   {0, size + 1},
                                   {23, accent + 1},
                                   {accent + 1, size}}) {
    v1::CorrectionSet set;
    EXPECT_EQ(GetErrorReason(Add(Relabelling(begin, end), &set)), "ANCHOR_OUTSIDE_DOCUMENT")
        << begin << " " << end;
  }
  v1::CorrectionSet set;
  EXPECT_EQ(GetErrorReason(Add(Relabelling(21, 23), &set)), "ROLE_IMPOSSIBLE");  // line ends only
  v1::Correction elsewhere = Relabelling(0, 5);
  elsewhere.mutable_relabel()->mutable_anchor()->set_source_document("sourceDocuments/b");
  EXPECT_EQ(GetErrorReason(Add(elsewhere, &set)), "ANCHOR_OUTSIDE_DOCUMENT");
}

TEST(CorrectionSetTest, AddCorrections_RefusesABlockOverTheLimit) {
  const std::string text(static_cast<std::size_t>(kMaxBlockBytes) + 1, 'a');
  const AnchoredText anchored("sourceDocuments/a", text, false);
  v1::CorrectionSet set;
  Corrections asked;
  *asked.Add() = Relabelling(0, kMaxBlockBytes + 1);
  EXPECT_EQ(GetErrorReason(AddCorrections(asked, Sample(), &anchored, &set).status()), "FIELD_TOO_LONG");
  *asked.Mutable(0) = Relabelling(0, kMaxBlockBytes);
  EXPECT_TRUE(AddCorrections(asked, Sample(), &anchored, &set).ok());
}

TEST(CorrectionSetTest, AddCorrections_SplitsOnlyInsideTheItemBehindItsTitle) {
  v1::CorrectionSet set;
  v1::Correction split;
  split.mutable_split_item()->set_item(kName);
  split.mutable_split_item()->mutable_title()->set_begin(0);
  split.mutable_split_item()->mutable_title()->set_end(5);
  EXPECT_EQ(GetErrorReason(Add(split, &set)), "ROLE_IMPOSSIBLE");
  split.mutable_split_item()->mutable_title()->set_begin(23);
  split.mutable_split_item()->mutable_title()->set_end(31);
  EXPECT_TRUE(Add(split, &set).ok());
}

TEST(CorrectionSetTest, AddCorrections_RefusesAnItemThatIsNotThere) {
  v1::CorrectionSet set;
  v1::Correction drop;
  drop.mutable_drop_item()->set_item("issues/2022-09/items/b");
  const absl::Status status = Add(drop, &set);
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(GetErrorReason(status), "ITEM_NOT_FOUND");
}

TEST(CorrectionSetTest, AddCorrections_RefusesOneTooMany) {
  v1::CorrectionSet set;
  for (int i = 0; i < kMaxCorrections; ++i) set.add_corrections()->mutable_relabel();
  EXPECT_EQ(GetErrorReason(Add(Setting("Better"), &set)), "TOO_MANY_CORRECTIONS");
  set.mutable_corrections()->DeleteSubrange(0, 2);  // the addition that failed is in it
  EXPECT_TRUE(Add(Setting("Better"), &set).ok());
}

TEST(CorrectionSetTest, AddCorrections_RefusesMoreBytesThanTheLimit) {
  v1::CorrectionSet set;
  set.add_corrections()->mutable_set_item()->mutable_item()->set_body(
      std::string(kMaxCorrectionSetBytes, 'a'));
  EXPECT_EQ(GetErrorReason(Add(Setting("Better"), &set)), "TOO_MANY_CORRECTIONS");
}

TEST(CorrectionSetTest, TakeOut_RefusesAnIdThatIsNotInForceAndTakesNothing) {
  v1::CorrectionSet set;
  ASSERT_TRUE(Add(Setting("Better"), &set).ok());
  EXPECT_EQ(GetErrorReason(TakeOut({"c1", "c7"}, &set).status()), "CORRECTION_NOT_FOUND");
  EXPECT_THAT(Ids(set), ElementsAre("c1"));
}

}  // namespace
}  // namespace pulse::ingest
