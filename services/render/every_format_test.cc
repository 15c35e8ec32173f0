// One issue in every format: nothing that a reader needs is lost in any. And the
// archive's formats, byte for byte, beside golden_test.cc.

#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "services/render/archive_chart.h"
#include "services/render/feed.h"
#include "services/render/item_emitter.h"
#include "services/render/renderer.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;

const std::string kFolder = std::string(PULSE_SOURCE_DIR) + "/services/render/testdata/";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

v1::Issue SampleIssue() {
  v1::Issue issue;
  EXPECT_TRUE(
      google::protobuf::util::JsonStringToMessage(ReadFile(kFolder + "sample_issue.json"), &issue).ok());
  return issue;
}

Feed SampleFeed() {
  const v1::Issue issue = SampleIssue();
  std::vector<FeedItem> items;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) {
      items.push_back({item, section.title(), 1930000000, 1930086400});
    }
  }
  return ComposeFeed(items, *PublicSite::Parse("https://www.harbour.example/digest"),
                     *SafeUrl::Parse("https://www.harbour.example/digest/feed"), issue.title());
}

ArchiveTally SampleTally() {
  const v1::Issue issue = SampleIssue();
  std::vector<v1::Sector> taxonomy;
  for (const v1::Section& section : issue.sections()) {
    taxonomy.emplace_back().set_name(section.sector());
    taxonomy.back().set_display_name(section.title());
  }
  v1::Edition first;
  first.set_year(2031);
  first.set_month(1);
  return TallyArchive({issue}, taxonomy, first, issue.edition());
}

std::string Mail(const v1::Issue& issue) {
  RenderOptions options;
  options.email.set_sender_name("Harbour");
  options.email.set_sender_email("d@harbour.example");
  options.email.set_sender_postal_address("3 Quay Street");
  options.email.set_recipient_email("r@reader.example");
  options.email.set_unsubscribe_url("https://harbour.example/u");
  options.email.set_online_url("https://www.harbour.example/digest/issues/2031-03");
  options.email.set_list_id("digest.harbour.example");
  return RenderIssue(issue, v1::RENDER_FORMAT_EMAIL, options).value().content;
}

std::string Html(const v1::Issue& issue, v1::RenderFormat format) {
  return RenderIssue(issue, format).value().content;
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
      {"page", Html(issue, v1::RENDER_FORMAT_PAGE)},
      {"fragment", Html(issue, v1::RENDER_FORMAT_FRAGMENT)},
      {"text", Html(issue, v1::RENDER_FORMAT_TEXT)},
      {"markdown", Html(issue, v1::RENDER_FORMAT_MARKDOWN)},
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
       {Html(issue, v1::RENDER_FORMAT_PAGE), Html(issue, v1::RENDER_FORMAT_FRAGMENT), Mail(issue),
        EmitAtom(SampleFeed()), EmitRss(SampleFeed()), EmitJsonFeed(SampleFeed())}) {
    for (const v1::Section& section : issue.sections()) {
      for (const v1::Item& item : section.items()) {
        EXPECT_THAT(Words(output), HasSubstr(Words(item.name().substr(item.name().rfind('/') + 1))));
      }
    }
  }
}

struct Golden {
  const char* file;
  std::string (*emit)();
};

class ArchiveGoldenTest : public testing::TestWithParam<Golden> {};

TEST_P(ArchiveGoldenTest, IsWhatTheSampleRendersTo) {
  const std::string path = kFolder + GetParam().file;
  const std::string content = GetParam().emit();
  if (std::getenv("PULSE_REGENERATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << content;
  EXPECT_EQ(content, ReadFile(path)) << "golden " << GetParam().file;
}

INSTANTIATE_TEST_SUITE_P(
    Formats, ArchiveGoldenTest,
    testing::Values(Golden{"sample_feed.atom", [] { return EmitAtom(SampleFeed()); }},
                    Golden{"sample_feed.rss", [] { return EmitRss(SampleFeed()); }},
                    Golden{"sample_feed.json", [] { return EmitJsonFeed(SampleFeed()); }},
                    Golden{"sample_chart.svg", [] { return EmitChartSvg(SampleTally(), "pulse-"); }},
                    Golden{"sample_chart.figure.html",
                           [] { return EmitChartFigure(SampleTally(), "pulse-"); }},
                    Golden{"sample_chart.email.html", [] { return EmitChartEmailTable(SampleTally()); }},
                    Golden{"sample_chart.txt", [] { return EmitChartText(SampleTally()); }},
                    Golden{"sample_item.txt",
                           [] {
                             const v1::Item item = SampleIssue().sections(1).items(0);
                             const auto permalink =
                                 SafeUrl::Parse("https://www.harbour.example/issues/2031-03#x");
                             return EmitItemFragment(ReadItemAlone(item), {"pulse-", 3}, permalink) + "\n" +
                                    EmitItemText(ReadItemAlone(item), permalink) + "\n" +
                                    EmitItemMarkdown(ReadItemAlone(item), permalink);
                           }}),
    [](const auto& instance) {
      std::string name = instance.param.file;
      std::replace(name.begin(), name.end(), '.', '_');
      return name;
    });

// Callers compare etags, which kRendererVersion is a part of: output that changes
// under an unchanged version is a lie. `renderer_version` has the version that
// the golden files were made by, and their SHA-256.
TEST(RendererVersion, ChangesWithTheGoldenFiles) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("sample_", 0) == 0 && name != "sample_issue.json") files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  std::string all;
  for (const std::string& file : files) all += file + "\n" + ReadFile(kFolder + file);
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(all.data()), all.size(), digest);
  std::string hash;
  for (const unsigned char byte : digest) {
    char digits[3];
    std::snprintf(digits, sizeof(digits), "%02x", byte);
    hash += digits;
  }
  const std::string path = kFolder + "renderer_version";
  const std::string recorded = ReadFile(path);
  const std::string current = std::string(kRendererVersion) + " " + hash + "\n";
  const bool same_version = recorded.rfind(std::string(kRendererVersion) + " ", 0) == 0;
  if (std::getenv("PULSE_REGENERATE_GOLDEN") != nullptr && !same_version) {
    std::ofstream(path, std::ios::binary) << current;
    return;
  }
  EXPECT_EQ(recorded, current)
      << "Output has changed: give kRendererVersion (renderer.h) its next number and, when the "
         "golden files are as they should be, run this test alone with PULSE_REGENERATE_GOLDEN=1.";
}

}  // namespace
}  // namespace pulse::render
