// The example in clients/crm/README.md, asked of the service.

#include <cstdlib>
#include <fstream>
#include <map>

#include "gtest/gtest.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

// The cells of the document's tables, rows in their order.
std::vector<std::vector<std::string>> Rows() {
  std::ifstream document(PULSE_SOURCE_DIR "/clients/crm/README.md");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(document, line);) {
    if (!line.starts_with("| ")) continue;
    std::vector<std::string>& cells = rows.emplace_back();
    for (std::size_t begin = 2; begin < line.size();) {
      const std::size_t end = line.find(" |", begin);
      if (end == std::string::npos) break;
      cells.push_back(line.substr(begin, end - begin));
      begin = end + 3;
    }
  }
  return rows;
}

v1::EngagementKind KindOf(const std::string& word) {
  if (word == "click") return v1::ENGAGEMENT_KIND_CLICK;
  if (word == "open") return v1::ENGAGEMENT_KIND_OPEN;
  return word == "reply" ? v1::ENGAGEMENT_KIND_REPLY : v1::ENGAGEMENT_KIND_UNSPECIFIED;
}

constexpr std::int64_t kAsOf = 1'664'582'400;  // 2022-10-01T00:00:00Z
constexpr std::int64_t kDay = 86'400;

class CrmExample : public ConformanceTest {
 protected:
  static v1::ScoreInterestsRequest Request(const std::vector<std::vector<std::string>>& rows) {
    v1::ScoreInterestsRequest request;
    request.mutable_scoring()->mutable_as_of()->set_seconds(kAsOf);
    request.mutable_scoring()->mutable_half_life()->set_seconds(30 * kDay);
    for (const auto& cells : rows) {
      if (cells.size() != 7 || KindOf(cells[1]) == v1::ENGAGEMENT_KIND_UNSPECIFIED) continue;
      v1::Engagement* engagement = request.add_engagements();
      engagement->set_contact("7f3a");
      engagement->set_item("issues/2022-09/items/" + cells[0]);
      engagement->set_kind(KindOf(cells[1]));
      engagement->mutable_time()->set_seconds(kAsOf - std::atol(cells[3].c_str()) * kDay);
      engagement->set_consent(true);
    }
    return request;
  }

  v1::ContactInterests Score(const v1::ScoreInterestsRequest& request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
    const auto stream = query().ScoreInterests(&context);
    stream->Write(request);
    stream->WritesDone();
    v1::ScoreInterestsResponse response;
    EXPECT_TRUE(stream->Read(&response));
    return response.contact();
  }
};

TEST_F(CrmExample, IsTheAnswerToTheLastDigit) {
  const auto rows = Rows();
  const v1::ScoreInterestsRequest request = Request(rows);
  ASSERT_EQ(request.engagements_size(), 5);
  const v1::ContactInterests interests = Score(request);
  std::map<std::string, double> answered;
  for (const auto* scores : {&interests.sectors(), &interests.publishers(), &interests.kinds()}) {
    for (const v1::InterestScore& score : *scores) answered[score.name()] = score.score();
  }
  std::map<std::string, double> written;
  for (const auto& cells : rows) {
    if (cells.size() == 2 && (cells[0].find('/') != std::string::npos || cells[0].starts_with("ITEM_KIND")) &&
        std::strtod(cells[1].c_str(), nullptr) > 0)
      written[cells[0]] = std::strtod(cells[1].c_str(), nullptr);
  }
  ASSERT_EQ(written.size(), 5U);
  EXPECT_EQ(answered, written);
}

}  // namespace
}  // namespace pulse::test
