// One issue in every format: nothing that a reader needs is lost in any.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>

#include "services/render/archive/feed.h"
#include "services/render/formats/renderer.h"
#include "services/render/formats/sample_issues.h"
#include "tests/support/sample_mail.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;

std::string Mail(const v1::Issue& issue) {
  RenderOptions options;
  options.email = test::MailTo({}, "r@reader.example");
  return RenderIssue(issue, v1::RENDER_FORMAT_EMAIL, options).value().content;
}

// The words of `text` alone: typography, escapes and line breaks differ.
std::string Words(std::string text) {
  for (const char* escape : {"=\r\n", "=\n"}) {
    for (std::size_t at = text.find(escape); at != std::string::npos; at = text.find(escape, at)) {
      text.erase(at, std::string(escape).size());
    }
  }
  for (const char* escape : {"&#39;", "&lt;", "&gt;", "&quot;", "&amp;lt;", "&amp;gt;", "&amp;", "\\", "’",
                             "=E2=80=99", "\\u2019"}) {
    for (std::size_t at = text.find(escape); at != std::string::npos; at = text.find(escape, at)) {
      text.replace(at, std::string(escape).size(), " ");
    }
  }
  std::string words;
  for (const char c : text) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  return words;
}

std::string Title(const v1::Item& item) {
  const std::string words = Words(item.title());
  return words.substr(0, words.find_last_not_of(' ') + 1);
}

// The bodies' targets that are alive, as they are written into a document.
std::vector<std::string> LiveUrls(const v1::Item& item) {
  std::vector<std::string> urls;
  for (const ProseEvent& event : ReadProse(item.body())) {
    if (event.mark == Mark::kLink && event.edge == Edge::kOpen && event.url) urls.push_back(event.url->str());
  }
  return urls;
}

TEST(EveryFormat, HasEachItemsTitlePublisherAndLiveUrls) {
  const v1::Issue issue = SampleIssue();
  const std::pair<std::string, std::string> outputs[] = {
      {"page", Render(issue, v1::RENDER_FORMAT_PAGE)},
      {"fragment", Render(issue, v1::RENDER_FORMAT_FRAGMENT)},
      {"text", Render(issue, v1::RENDER_FORMAT_TEXT)},
      {"markdown", Render(issue, v1::RENDER_FORMAT_MARKDOWN)},
      {"email", Mail(issue)},
      {"atom", EmitAtom(SampleFeed())},
      {"rss", EmitRss(SampleFeed())},
      {"json", EmitJsonFeed(SampleFeed())}};
  std::size_t urls = 0;
  for (const auto& [format, output] : outputs) {
    const std::string words = Words(output);
    for (const v1::Section& section : issue.sections()) {
      for (const v1::Item& item : section.items()) {
        EXPECT_THAT(words, HasSubstr(Title(item))) << format;
        for (const v1::Publisher& publisher : item.publishers()) {
          EXPECT_THAT(words, HasSubstr(Words(publisher.display_name()))) << format;
        }
        for (const std::string& url : LiveUrls(item)) {
          EXPECT_THAT(words, HasSubstr(Words(url))) << format;
          ++urls;
        }
      }
    }
  }
  EXPECT_GT(urls, 0U);
}

TEST(EveryFormat, ThatLinksItemsLinksEachByItsName) {
  const v1::Issue issue = SampleIssue();
  for (const std::string& output :
       {Render(issue, v1::RENDER_FORMAT_PAGE), Render(issue, v1::RENDER_FORMAT_FRAGMENT), Mail(issue),
        EmitAtom(SampleFeed()), EmitRss(SampleFeed()), EmitJsonFeed(SampleFeed())}) {
    for (const v1::Section& section : issue.sections()) {
      for (const v1::Item& item : section.items()) {
        EXPECT_THAT(Words(output), HasSubstr(Words(item.name().substr(item.name().rfind('/') + 1))));
      }
    }
  }
}

}  // namespace
}  // namespace pulse::render
