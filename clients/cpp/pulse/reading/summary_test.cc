#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"
#include "clients/cpp/pulse/terminal/text_width.h"

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
        row->add_values(*name == '\0' ? "" : "sectors/criminal-justice");
        row->set_count(count);
        row->set_share(count / 9.0);
      }
      response.set_total_count(9);
      return grpc::Status::OK;
    };
  }
  v1::SummarizeItemsRequest request_;
};

TEST_F(SummaryTest, DrawsBarsThatFitTheTerminal) {
  for (const int width : {40, 80, 200}) {
    const Outcome run = PulseOnTerminal({"summary", "--no-color"}, width);
    EXPECT_EQ(run.code, 0) << run.err;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(TextWidth(line), width) << line;
    EXPECT_THAT(run.out, HasSubstr("█"));
    EXPECT_THAT(run.out, HasSubstr("9 in all"));
  }
}

TEST_F(SummaryTest, IntoAPipe_IsATableWithoutBars) {
  EXPECT_EQ(Pulse({"summary"}).out,
            "SECTOR                    ITEMS   SHARE  A MONTH\n"
            "sectors/criminal-justice      8  0.8889  +0.0000\n"
            "-                             1  0.1111  +0.0000\n");
}

TEST_F(SummaryTest, ByMonthAndSector_DrawsALineForEach) {
  services_.summarize_items = [](const auto&, v1::SummarizeItemsResponse& response) {
    for (const auto& [month, count] : {std::pair("2031-01", 8), std::pair("2031-03", 1)}) {
      auto* row = response.add_rows();
      for (const char* value : {month, "sectors/news"}) {
        row->add_values(value);
        row->add_display_names(value);
      }
      row->set_count(count);
    }
    return grpc::Status::OK;
  };
  const Outcome run = PulseOnTerminal({"summary", "--by", "month,sector", "--no-color"}, 80);
  EXPECT_THAT(run.out, HasSubstr("sectors/news  9  █ ▁\n2031-01 to 2031-03\n"));
}

TEST_F(SummaryTest, ByKind_SaysItInWords) {
  services_.summarize_items = [](const auto&, v1::SummarizeItemsResponse& response) {
    auto* row = response.add_rows();
    row->add_values("ITEM_KIND_TOOL_OR_GUIDANCE");
    row->add_display_names("ITEM_KIND_TOOL_OR_GUIDANCE");
    row->set_count(3);
    return grpc::Status::OK;
  };
  EXPECT_THAT(Pulse({"summary", "--by", "kind"}).out, HasSubstr("ITEM_KIND_TOOL_OR_GUIDANCE      3"));
  EXPECT_THAT(PulseOnTerminal({"summary", "--by", "kind"}, 80).out, HasSubstr("guidance  3 "));
}

TEST_F(SummaryTest, ByMonth_ShowsMonthsWithoutItems) {
  services_.summarize_items = [](const auto&, v1::SummarizeItemsResponse& response) {
    for (const char* month : {"2030-12", "2031-02"}) {
      auto* row = response.add_rows();
      row->add_values(month);
      row->add_display_names(month);
      row->set_count(1);
    }
    return grpc::Status::OK;
  };
  EXPECT_THAT(PulseOnTerminal({"summary", "--by", "month"}, 80).out, HasSubstr("\n2031-01  0 "));
}

TEST_F(SummaryTest, AsksForDimensionsAndAFilter) {
  EXPECT_EQ(Pulse({"summary", "--by", "month,kind", "--filter", "edition = 2022", "--limit", "7"}).code, 0);
  ASSERT_EQ(request_.dimensions_size(), 2);
  EXPECT_EQ(request_.dimensions(0), v1::SUMMARY_DIMENSION_MONTH);
  EXPECT_EQ(request_.filter(), "edition = 2022");
  EXPECT_EQ(request_.max_rows(), 7);
  EXPECT_EQ(Pulse({"summary", "--by", "colour"}).code, 2);
  EXPECT_THAT(Pulse({"summary", "--by", "mnoth"}).err, HasSubstr("did you mean `month`?"));
}

TEST_F(SummaryTest, AsJsonIsTheAnswer) {
  EXPECT_THAT(Pulse({"summary", "--json"}).out, HasSubstr("\"totalCount\""));
}

}  // namespace
}  // namespace pulse::cli
