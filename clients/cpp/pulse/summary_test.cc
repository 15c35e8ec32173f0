#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;

class SummaryTest : public CommandTest {
 protected:
  SummaryTest() {
    services_.summarize_items = [this](const v1::SummarizeItemsRequest& request,
                                       v1::SummarizeItemsResponse& response) {
      request_ = request;
      for (const auto& [name, count] : {std::pair("Criminal justice", 8), std::pair("", 1)}) {
        auto* row = response.add_rows();
        row->add_display_names(name);
        row->add_values(name);
        row->set_count(count);
        row->set_share(count / 9.0);
      }
      response.set_total_count(9);
      return grpc::Status::OK;
    };
  }
  v1::SummarizeItemsRequest request_;
};

TEST_F(SummaryTest, DrawsAChart) {
  const Outcome run = Pulse({"summary"});
  EXPECT_EQ(run.code, 0) << run.err;
  std::string bar;
  for (int i = 0; i < 54; ++i) bar += "█";
  EXPECT_EQ(run.out,
            "Criminal justice  8   89%  " + bar + "\nnone              1   11%  ██████▊\n9 in all\n");
  ASSERT_EQ(request_.dimensions_size(), 1);
  EXPECT_EQ(request_.dimensions(0), v1::SUMMARY_DIMENSION_SECTOR);
}

TEST_F(SummaryTest, AsksForDimensionsAndAFilter) {
  EXPECT_EQ(Pulse({"summary", "--by", "month,kind", "--filter", "edition = 2022", "--limit", "7"}).code, 0);
  ASSERT_EQ(request_.dimensions_size(), 2);
  EXPECT_EQ(request_.dimensions(0), v1::SUMMARY_DIMENSION_MONTH);
  EXPECT_EQ(request_.filter(), "edition = 2022");
  EXPECT_EQ(request_.max_rows(), 7);
  EXPECT_EQ(Pulse({"summary", "--by", "colour"}).code, 2);
}

TEST_F(SummaryTest, AsJsonIsTheAnswer) {
  EXPECT_THAT(Pulse({"summary", "--json"}).out, HasSubstr("\"totalCount\""));
}

}  // namespace
}  // namespace pulse::cli
