#include "services/ingest/plan.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pulse::ingest {
namespace {

using ::testing::ElementsAre;

Proposal ProposalOf(const std::vector<std::string>& slugs) {
  Proposal proposal;
  proposal.issue.set_name("issues/2022-09");
  v1::Section* section = proposal.issue.add_sections();
  for (const std::string& slug : slugs) {
    v1::Item* item = section->add_items();
    item->set_name("issues/2022-09/items/" + slug);
    item->set_title(slug);
  }
  return proposal;
}

std::vector<std::string> Outline(const v1::IngestPlan& plan) {
  std::vector<std::string> outline;
  for (const auto& item : plan.items()) {
    outline.push_back(v1::PlannedAction_Name(item.action()).substr(sizeof "PLANNED_ACTION_" - 1) + " " +
                      item.title());
  }
  return outline;
}

TEST(PlanTest, MakePlan_CreatesEveryItemOfANewIssue) {
  EXPECT_THAT(Outline(MakePlan(std::nullopt, ProposalOf({"a", "b"}))), ElementsAre("CREATE a", "CREATE b"));
}

TEST(PlanTest, MakePlan_SaysWhatBecomesOfEachItem) {
  Proposal proposal = ProposalOf({"a", "b", "c", "d"});
  proposal.issue.mutable_sections(0)->mutable_items(1)->set_body("New.");
  proposal.conflicts["issues/2022-09/items/c"] = "c1 says otherwise";
  const v1::IngestPlan plan = MakePlan(ProposalOf({"a", "b", "c", "x"}).issue, proposal);
  EXPECT_THAT(Outline(plan), ElementsAre("UNCHANGED a", "UPDATE b", "CONFLICT c", "CREATE d", "REMOVE x"));
  EXPECT_EQ(plan.items(1).fields(0).field(), "body");
  EXPECT_EQ(plan.items(2).reason(), "c1 says otherwise");
}

TEST(PlanTest, PlanHash_ChangesWithWhateverACommitDependsOn) {
  v1::Issue current = ProposalOf({"a"}).issue;
  current.set_etag("one");
  const Proposal proposal = ProposalOf({"a", "b"});
  const std::string hash = PlanHash(current, proposal);
  EXPECT_EQ(hash, PlanHash(current, proposal));
  EXPECT_EQ(hash.size(), 64U);

  Proposal other = proposal;
  other.issue.set_introduction("Welcome.");
  EXPECT_NE(hash, PlanHash(current, other));
  other = proposal;
  other.corrections.add_corrections();
  EXPECT_NE(hash, PlanHash(current, other));
  other = proposal;
  other.source_document = "sourceDocuments/00";
  EXPECT_NE(hash, PlanHash(current, other));
  current.set_etag("two");
  EXPECT_NE(hash, PlanHash(current, proposal));
  EXPECT_NE(hash, PlanHash(std::nullopt, proposal));
}

TEST(PlanTest, PlanHash_IgnoresWhereAndHowSurelyItWasRead) {
  Proposal reread = ProposalOf({"a"});
  reread.issue.mutable_sections(0)->mutable_items(0)->set_confidence(0.3);
  EXPECT_EQ(PlanHash(std::nullopt, ProposalOf({"a"})), PlanHash(std::nullopt, reread));
}

}  // namespace
}  // namespace pulse::ingest
