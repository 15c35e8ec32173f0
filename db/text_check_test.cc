#include "db/text_check.h"

#include <gtest/gtest.h>

#include <string>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

TEST(CheckText, NamesTheFieldThatContainsNul) {
  v1::Issue issue;
  issue.add_sections();
  issue.add_sections()->add_items()->set_body(std::string("cut\0here", 8));
  const absl::Status status = CheckText(issue);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), "TEXT_CONTAINS_NUL");
  EXPECT_EQ(status.GetPayload(kFieldPayload), absl::Cord("sections[1].items[0].body"));
}

TEST(CheckText, NamesTheRepeatedStringThatIsNotUtf8) {
  v1::Issue issue;
  issue.add_notices("fine");
  issue.add_notices("caf\xE9");
  const absl::Status status = CheckText(issue);
  EXPECT_EQ(GetErrorReason(status), "TEXT_NOT_UTF8");
  EXPECT_EQ(status.GetPayload(kFieldPayload), absl::Cord("notices[1]"));
}

TEST(CheckText, AcceptsAnIssueWithoutAnyText) { EXPECT_TRUE(CheckText(v1::Issue()).ok()); }

}  // namespace
}  // namespace pulse::db
