#include "db/text_check.h"

#include <gtest/gtest.h>

#include <string>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

TEST(IsUtf8, AcceptsEveryLengthAndTheEdgesOfEach) {
  for (const char* text : {"", "plain", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                           "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
}

TEST(IsUtf8, RefusesOverlongSurrogateTooHighCutAndStray) {
  for (const char* text :
       {"\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\xFF", "\x80", "\xC3", "\xE2\x82", "\xE2\x28\xA1", "\xF0\x9F\x98"}) {
    EXPECT_FALSE(IsUtf8(text)) << testing::PrintToString(std::string(text));
  }
}

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
