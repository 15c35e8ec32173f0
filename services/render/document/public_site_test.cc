#include "services/render/document/public_site.h"

#include <gtest/gtest.h>

namespace pulse::render {
namespace {

TEST(PublicSite, PlacesIssuesAndItemsBelowItself) {
  const auto site = PublicSite::Parse("https://www.harbour.example:8443/digest/");
  ASSERT_TRUE(site);
  EXPECT_EQ(site->home().str(), "https://www.harbour.example:8443/digest");
  EXPECT_EQ(site->IssueUrl("issues/2031-03").str(), "https://www.harbour.example:8443/digest/issues/2031-03");
  EXPECT_EQ(site->ItemUrl("issues/2031-03/items/ropes").str(),
            "https://www.harbour.example:8443/digest/issues/2031-03#ropes");
  EXPECT_EQ(site->Host(), "www.harbour.example");
}

TEST(PublicSite, RefusesWhatNothingCanStandBelow) {
  for (const char* url : {"", "/", "www.harbour.example", "mailto:a@b.example", "https://a.example/?q=1",
                          "https://a.example/#top", "javascript:alert(1)", "https://user@a.example"}) {
    EXPECT_FALSE(PublicSite::Parse(url)) << url;
  }
  EXPECT_FALSE(PublicSite::Parse("https://a.example/" + std::string(PublicSite::kMaxBytes, 'x')));
}

}  // namespace
}  // namespace pulse::render
