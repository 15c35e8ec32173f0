// Who publishes: renamed, merged, and by whom.

#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::ElementsAre;

using PublishersTest = CommandTest;

TEST_F(PublishersTest, They_AreRenamedAndMerged) {
  services_.update_publisher = [](const v1::UpdatePublisherRequest& request,
                                  v1::UpdatePublisherResponse& response) {
    EXPECT_THAT(request.update_mask().paths(), ElementsAre("display_name"));
    *response.mutable_publisher() = request.publisher();
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"publishers", "rename", "ofsted", "OFSTED"}).out, "publishers/ofsted is called OFSTED\n");
  services_.merge_publishers = [](const v1::MergePublishersRequest& request,
                                  v1::MergePublishersResponse& response) {
    EXPECT_THAT(request.sources(), ElementsAre("publishers/a", "publishers/b"));
    response.mutable_publisher()->set_name(request.name());
    response.add_issues("issues/2031-03");
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"publishers", "merge", "ofsted", "a", "publishers/b"}).out,
            "changed  issues/2031-03\npublishers/a, publishers/b are now publishers/ofsted, in 1 issue\n");
}

TEST_F(PublishersTest, History_SaysWhoDidWhatWhenAndWhy) {
  services_.list_publisher_changes = [](const v1::ListPublisherChangesRequest& request,
                                        v1::ListPublisherChangesResponse& response) {
    EXPECT_EQ(request.name(), "publishers/ofsted");
    v1::PublisherChange* merged = response.add_changes();
    merged->set_name("publishers/hmi/changes/9");
    merged->set_action(v1::PUBLISHER_ACTION_MERGE);
    merged->set_actor("grace");
    merged->set_comment("one body");
    merged->set_before("publishers/hmi");
    merged->set_after("publishers/ofsted");
    merged->mutable_create_time()->set_seconds(1'930'000'000);
    v1::PublisherChange* renamed = response.add_changes();
    renamed->set_name("publishers/ofsted/changes/2");
    renamed->set_action(v1::PUBLISHER_ACTION_RENAME);
    renamed->set_actor("ada");
    renamed->set_before("Ofsted");
    renamed->set_after("OFSTED");
    renamed->mutable_create_time()->set_seconds(1'920'000'000);
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"publishers", "history", "ofsted"}).out,
            "WHEN                  WHO    WHAT     PUBLISHER  FROM    TO      WHY\n"
            "2031-02-27T23:06:40Z  grace  merged   hmi                ofsted  one body\n"
            "2030-11-04T05:20:00Z  ada    renamed  ofsted     Ofsted  OFSTED\n");
}

TEST_F(PublishersTest, History_WithoutANameIsOfAll) {
  services_.list_publisher_changes = [](const v1::ListPublisherChangesRequest& request, auto&) {
    EXPECT_EQ(request.name(), "publishers/-");
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"publishers", "history"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "Nobody has renamed or merged a publisher yet.\n");
}

TEST_F(PublishersTest, Merge_OnATerminalIsAskedFirst) {
  terminal_ = true;
  input_ = "\n";
  EXPECT_EQ(Pulse({"publishers", "merge", "ofsted", "a"}).code, 1);
  EXPECT_EQ(services_.CallCount("MergePublishers"), 0);
}

}  // namespace
}  // namespace pulse::cli
