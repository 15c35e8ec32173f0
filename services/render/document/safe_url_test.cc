#include "services/render/document/safe_url.h"

#include <gtest/gtest.h>

namespace pulse::render {
namespace {

struct Kept {
  std::string given;
  std::string kept;
};

class SafeUrlKept : public testing::TestWithParam<Kept> {};

TEST_P(SafeUrlKept, IsNormalised) {
  const auto url = SafeUrl::Parse(GetParam().given);
  ASSERT_TRUE(url.has_value()) << GetParam().given;
  EXPECT_EQ(url->str(), GetParam().kept);
}

INSTANTIATE_TEST_SUITE_P(
    Urls, SafeUrlKept,
    testing::Values(Kept{"https://a.example", "https://a.example"},
                    Kept{"HTTP://A.Example:8080/Path", "http://a.example:8080/Path"},
                    Kept{"https://a.example/a b\"<'>", "https://a.example/a%20b%22%3C%27%3E"},
                    Kept{"https://a.example/caf\xC3\xA9", "https://a.example/caf%C3%A9"},
                    Kept{"https://a.example?q=a&b=c#top", "https://a.example?q=a&b=c#top"},
                    Kept{"https://a.example/@name", "https://a.example/@name"},
                    Kept{"https://a.example/javascript:alert(1)", "https://a.example/javascript:alert(1)"},
                    Kept{"mailto:ann.lee+news@A.example", "mailto:ann.lee+news@a.example"},
                    Kept{"mailto:a@b.example?subject=Hello there",
                         "mailto:a@b.example?subject=Hello%20there"}));

class SafeUrlRefused : public testing::TestWithParam<std::string> {};

TEST_P(SafeUrlRefused, HasNoValue) { EXPECT_FALSE(SafeUrl::Parse(GetParam()).has_value()) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(
    Urls, SafeUrlRefused,
    testing::Values("", "#", "#top", "/path", "path", "//host.example", "\\\\host.example",
                    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
                    "java\nscript:alert(1)", "javascript://a.example/%0A", "vbscript:x", "data:text/html,x",
                    "file:///etc/passwd", "x-foo:bar", "blob:https://a.example",
                    "view-source:https://a.example", "https:a.example", "https:/a.example",
                    "https:///a.example", "https://", "https://user@a.example", "https://user:pw@a.example",
                    "https://a.example:pw@b.example", "https://a.example\\@b.example",
                    "https://a.example:port", "https://a.example:123456", "https://a.example:",
                    "https://caf\xC3\xA9.example", "https://-a.example", "https://a b.example",
                    "https://a.example/\n", "https://[::1]/", "https\xEF\xBC\x9A//a.example",
                    " https://a.example", "mailto:", "mailto:nobody", "mailto:@a.example", "mailto:a@",
                    "mailto:a@b@c.example", "mailto://a@b.example", "mailto:a,c@b.example",
                    "mailto:a%0Ab@b.example", std::string("https://a.example/\0", 19)));

TEST(SafeUrl, Parse_TakesTwoThousandBytesAndNoMore) {
  const std::string longest = "https://a.example/" + std::string(SafeUrl::kMaxBytes - 18, 'x');
  EXPECT_TRUE(SafeUrl::Parse(longest).has_value());
  EXPECT_FALSE(SafeUrl::Parse(longest + "x").has_value());
}

TEST(SafeUrl, ForReading_DropsMailtoOnly) {
  EXPECT_EQ(SafeUrl::Parse("mailto:a@b.example")->ForReading(), "a@b.example");
  EXPECT_EQ(SafeUrl::Parse("https://b.example")->ForReading(), "https://b.example");
}

}  // namespace
}  // namespace pulse::render
