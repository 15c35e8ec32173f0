#include "services/render/formats/sample_issues.h"

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "services/render/formats/renderer.h"

namespace pulse::render {

std::string TestData(const std::string& file) {
  return std::string(PULSE_SOURCE_DIR) + "/services/render/formats/testdata/" + file;
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

v1::Issue SampleIssue() {
  v1::Issue issue;
  const auto parsed =
      google::protobuf::util::JsonStringToMessage(ReadFile(TestData("sample_issue.json")), &issue);
  EXPECT_TRUE(parsed.ok()) << parsed;
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

v1::Issue NewIssue() {
  v1::Issue issue;
  issue.set_title("Digest");
  issue.mutable_edition()->set_year(2031);
  issue.mutable_edition()->set_month(3);
  issue.set_etag("e1");
  return issue;
}

v1::Item* AddItem(v1::Section* section, v1::ItemKind kind, const std::string& title) {
  v1::Item* item = section->add_items();
  item->set_name("issues/2031-03/items/" + title);
  item->set_kind(kind);
  item->set_title(title);
  return item;
}

std::string Render(const v1::Issue& issue, v1::RenderFormat format) {
  return RenderIssue(issue, format).value().content;
}

}  // namespace pulse::render
