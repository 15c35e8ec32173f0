#include "services/render/mime/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pulse::render {
namespace {

using testing::EndsWith;

TEST(MailDate, IsUtcAndBounded) {
  EXPECT_EQ(MailDate(-5), "Thu, 01 Jan 1970 00:00:00 +0000");
  EXPECT_EQ(MailDate(951782399), "Mon, 28 Feb 2000 23:59:59 +0000");
  EXPECT_THAT(MailDate(INT64_MAX), EndsWith("9999 23:59:59 +0000"));
}

TEST(InternetDate, IsRfc3339InUtc) {
  EXPECT_EQ(InternetDate(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(InternetDate(951827696), "2000-02-29T12:34:56Z");
  EXPECT_EQ(InternetDate(-5), "1970-01-01T00:00:00Z");
  EXPECT_EQ(InternetDate(INT64_MAX), "9999-12-31T23:59:59Z");
}

}  // namespace
}  // namespace pulse::render
