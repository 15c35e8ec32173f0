#include "db/canonical_url.h"

#include "gtest/gtest.h"

namespace pulse::db {
namespace {

struct Case {
  const char* url;
  const char* canonical;
};

class Canonical : public ::testing::TestWithParam<Case> {};

TEST_P(Canonical, LeavesOutWhatDiffersBetweenCopies) {
  const auto found = Canonicalize(GetParam().url);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->text, GetParam().canonical);
}

INSTANTIATE_TEST_SUITE_P(
    Urls, Canonical,
    ::testing::Values(Case{"https://example.org/report", "example.org/report"},
                      Case{"http://WWW.Example.ORG/report/", "example.org/report"},
                      Case{"HTTPS://user:pw@example.org:443/Report", "example.org/Report"},
                      Case{"http://example.org:80/a", "example.org/a"},
                      Case{"https://example.org:8080/a", "example.org:8080/a"},
                      Case{"https://example.org./a#page=3", "example.org/a"},
                      Case{"https://example.org/a?utm_source=x&id=3&UTM_medium=mail", "example.org/a?id=3"},
                      Case{"https://example.org/a?gclid=1&mc_eid=2&fbclid=3", "example.org/a"},
                      Case{"https://example.org/a?utmost=1", "example.org/a?utmost=1"},
                      Case{"https://example.org?id=3", "example.org?id=3"},
                      Case{"https://example.org/?id=3&", "example.org?id=3"},
                      Case{"  https://example.org/a\n", "example.org/a"},
                      Case{"https://example.org/a?b=c?d&gclid", "example.org/a?b=c?d"},
                      Case{"https://[2001:db8::1]:443/a", "[2001:db8::1]/a"}));

INSTANTIATE_TEST_SUITE_P(
    Redirectors, Canonical,
    ::testing::Values(Case{"https://eur02.safelinks.protection.outlook.com/"
                           "?url=https%3A%2F%2Fwww.example.org%2Fa%2F%3Fid%3D3"
                           "%26utm_source%3Dx&data=05%7C01&reserved=0",
                           "example.org/a?id=3"},
                      Case{"https://www.google.com/url?sa=t&q=http://example.org/a&usg=x", "example.org/a"},
                      Case{"https://l.facebook.com/l.php?u=https%3a%2f%2fexample.org%2fa&h=x",
                           "example.org/a"},
                      Case{"https://l.facebook.com/"
                           "l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fexample."
                           "org%252Fa",
                           "example.org/a"},
                      Case{"https://www.google.com/search?q=https://example.org/a",
                           "google.com/search?q=https://example.org/a"},
                      Case{"https://www.google.com/url?q=nowhere", "google.com/url?q=nowhere"},
                      Case{"https://www.google.com/url", "google.com/url"},
                      Case{"https://safelinks.protection.outlook.com.example.org/?url=https://example.com/a",
                           "safelinks.protection.outlook.com.example.org?url=https://example.com/a"},
                      Case{"https://share.example.org/?url=https://example.com/a%",
                           "share.example.org?url=https://example.com/a%"}));

TEST(CanonicalUrl, TellsAFrontPage) {
  EXPECT_TRUE(Canonicalize("https://www.example.org/")->front_page);
  EXPECT_TRUE(Canonicalize("https://example.org?utm_source=x")->front_page);
  EXPECT_FALSE(Canonicalize("https://example.org/a")->front_page);
  EXPECT_FALSE(Canonicalize("https://example.org/?id=3")->front_page);
}

TEST(CanonicalUrl, HasNoneForWhatIsNoWebLink) {
  for (const char* url : {"", "report", "mailto:a@example.org", "https://", "https:///path",
                          "ftp://example.org/a", "://example.org", "https:example.org"}) {
    EXPECT_FALSE(Canonicalize(url).has_value()) << url;
  }
}

}  // namespace
}  // namespace pulse::db
