#include "services/render/requests.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::render {
namespace {

void ExpectRefused(const absl::Status& status, const std::string& reason, const std::string& field) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), reason);
  const auto payload = status.GetPayload(kFieldPayload);
  EXPECT_EQ(payload ? std::string(*payload) : "", field);
}

TEST(RenderRequestsTest, CheckRequest_WantsTheNameOfAnIssue) {
  v1::RenderIssueRequest request;
  request.set_format(v1::RENDER_FORMAT_PAGE);
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "name");
  request.set_name("september");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "name");
}

TEST(RenderRequestsTest, CheckRequest_WantsAKnownFormat) {
  v1::RenderIssueRequest request;
  request.set_name("issues/2022-09");
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "format");
  request.set_format(static_cast<v1::RenderFormat>(99));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "format");
  request.set_format(v1::RENDER_FORMAT_MARKDOWN);
  EXPECT_TRUE(CheckRequest(request).ok());
}

}  // namespace
}  // namespace pulse::render
