#include "services/server/log.h"

#include <spdlog/spdlog.h>

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pulse::server {
namespace {

TEST(LogTest, FormatLogEvent_WritesTextAsKeysAndValues) {
  EXPECT_EQ(FormatLogEvent(LogFormat::kText, "call", {{"code", "OK"}, {"duration_us", 12}}),
            "call code=OK duration_us=12");
}

TEST(LogTest, FormatLogEvent_QuotesTextThatABareWordWouldHide) {
  EXPECT_EQ(FormatLogEvent(LogFormat::kText, "health", {{"why", "no answer"}, {"reason", ""}}),
            "health why=\"no answer\" reason=\"\"");
}

TEST(LogTest, FormatLogEvent_WritesJsonMembers) {
  EXPECT_EQ(FormatLogEvent(LogFormat::kJson, "call", {{"peer", "ipv4:\"x\""}, {"bytes", 5}}),
            R"("event":"call","peer":"ipv4:\"x\"","bytes":5)");
}

TEST(LogTest, FormatLogEvent_KeepsAValueOnItsLine) {
  EXPECT_EQ(FormatLogEvent(LogFormat::kText, "e", {{"k", "a\nb"}}), "e k=\"a\\u000ab\"");
  EXPECT_EQ(FormatLogEvent(LogFormat::kJson, "e", {{"k", "a\r\x7f"}}),
            "\"event\":\"e\",\"k\":\"a\\u000d\\u007f\"");
}

TEST(LogTest, StartLogging_MakesEveryLineJson) {
  ::testing::internal::CaptureStderr();
  StartLogging("info", "json");
  Log(LogLevel::kInfo, "health", {{"status", "SERVING"}});
  Log(LogLevel::kDebug, "hidden", {});
  spdlog::warn("said \"{}\" elsewhere", 1);
  const std::string lines = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(lines, ::testing::ContainsRegex("^\\{\"time\":\"[0-9T:.-]+Z\",\"level\":\"info\",\"event\":"
                                              "\"health\",\"status\":\"SERVING\"\\}\n"));
  EXPECT_THAT(lines,
              ::testing::HasSubstr(R"("level":"warning","event":"log","message":"said \"1\" elsewhere"})"));
  EXPECT_THAT(lines, ::testing::Not(::testing::HasSubstr("hidden")));
}

}  // namespace
}  // namespace pulse::server
