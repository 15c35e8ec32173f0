#include "services/ingest/convert/web/web_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proto/error_reason.h"

namespace pulse::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kText[] =
    "<p>The tide comes in, and twice a day it goes out again.</p><p>Nobody asked it to.</p>";

WebPage Cleaned(const std::string& html) {
  auto page = CleanWebPage(html + kText);
  EXPECT_TRUE(page.ok()) << page.status();
  if (!page.ok()) return {};
  EXPECT_THAT(page->html, testing::EndsWith(kText));
  page->html.resize(page->html.size() - std::string(kText).size());
  return *std::move(page);
}

std::string Repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(CleanWebPageTest, LeavesOutFurnitureAndNamesIt) {
  const auto page = Cleaned(
      "<nav><ul><li><a href='/'>Home</a></li></ul></nav><aside>Follow us</aside>"
      "<div class='box Cookie-Banner'><div>May we?</div></div><div hidden>Later</div>"
      "<span style='color: red; DISPLAY : none'>Preview</span><div role=navigation>Menu</div>");
  EXPECT_EQ(page.html, "");
  EXPECT_THAT(page.left_out,
              ElementsAre("navigation \"Home\"", "aside \"Follow us\"", "dialog \"May we?\"",
                          "hidden text \"Later\"", "hidden text \"Preview\"", "navigation \"Menu\""));
}

TEST(CleanWebPageTest, LeavesOutMachineryWithoutAWord) {
  const auto page = Cleaned(
      "<script>document.write('<p>')</script><style>p { }</style><svg><title>Logo</title></svg><!-- x -->");
  EXPECT_EQ(page.html, "");
  EXPECT_THAT(page.left_out, IsEmpty());
}

TEST(CleanWebPageTest, LeavesOutFormsButNotOnesAroundThePage) {
  EXPECT_THAT(Cleaned("<form>Sign up<input><button>Send</button></form>").left_out,
              ElementsAre("form \"Sign up Send\""));
  const std::string page = "<form>" + Repeated("The tide is in. ", 40) + "</form>";
  EXPECT_EQ(Cleaned(page).html, page);
}

TEST(CleanWebPageTest, TakesTheDataOutOfImages) {
  EXPECT_EQ(Cleaned("<img alt='Boat' src='data:image/png;base64,QUJD' width=3>").html,
            "<img alt='Boat' src='' width=3>");
  EXPECT_EQ(Cleaned("<p>It says \"data: none\".</p>").html, "<p>It says \"data: none\".</p>");
}

TEST(CleanWebPageTest, KeepsWhatIsNotClosed) {
  for (const std::string html : {"<nav>Home", "<div hidden><p>Later"}) {
    EXPECT_EQ(Cleaned(html).html, html);
  }
}

TEST(CleanWebPageTest, KeepsFurnitureThatIsMostOfThePage) {
  const std::string html = "<div style='display:none'>" + Repeated("The tide is in. ", 10) + "</div>";
  const auto page = Cleaned(html);
  EXPECT_EQ(page.html, html);
  EXPECT_THAT(page.left_out, IsEmpty());
  EXPECT_EQ(Cleaned("<body hidden>").html, "<body hidden>");
}

TEST(CleanWebPageTest, RefusesWhatAScriptDraws) {
  const auto page =
      CleanWebPage("<html><title>Tides</title><div id=root></div><script>draw()</script></html>");
  EXPECT_EQ(GetErrorReason(page.status()), "DOCUMENT_UNREADABLE");
  EXPECT_THAT(std::string(page.status().message()), HasSubstr("a browser draws it"));
}

TEST(CleanWebPageTest, RefusesPagesThatAreTooDeepOrTooLarge) {
  const auto depth = static_cast<std::size_t>(kDeepestElement);
  EXPECT_TRUE(CleanWebPage(Repeated("<div>", depth) + kText).ok());
  const auto deep = CleanWebPage(Repeated("<div>", depth + 1) + kText);
  EXPECT_EQ(GetErrorReason(deep.status()), "CONVERSION_TOO_LARGE");
  EXPECT_THAT(std::string(deep.status().message()), HasSubstr("401 deep in one another; the limit is 400"));
  const auto large = CleanWebPage(std::string(kMaxPageBytes + 1, 'a'));
  EXPECT_EQ(GetErrorReason(large.status()), "CONVERSION_TOO_LARGE");
  const std::string image = "<img src='data:image/png;base64," + std::string(kMaxPageBytes, 'A') + "'>";
  EXPECT_TRUE(CleanWebPage(image + kText).ok());
}

TEST(CleanWebPageTest, CountsNoElementTwiceWhoseClosingTagMayBeLeftOut) {
  EXPECT_TRUE(CleanWebPage(Repeated("<p>Tide<br><li>", 2 * static_cast<std::size_t>(kDeepestElement))).ok());
}

}  // namespace
}  // namespace pulse::ingest
