// The mails of whole documents stay under what mail programs show, and it is
// never the footer that goes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "clients/cpp/preview/mail_parts.h"
#include "services/ingest/convert/read_document.h"
#include "services/render/formats/renderer.h"
#include "services/render/mail/email_budget.h"
#include "tests/support/sample_mail.h"

namespace pulse::render {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

// The largest document of text in `folder`; empty when there is none.
fs::path LargestIn(const fs::path& folder) {
  fs::path largest;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(folder, none)) {
    const fs::path extension = entry.path().extension();
    if (!entry.is_regular_file() || (extension != ".md" && extension != ".txt")) continue;
    if (largest.empty() || entry.file_size() > fs::file_size(largest)) largest = entry.path();
  }
  return largest;
}

v1::Issue Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  v1::Document document;
  document.set_filename(path.filename().string());
  document.set_content(std::string(std::istreambuf_iterator<char>(file), {}));
  const auto read = ingest::ReadDocument(document);
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? read->issue() : v1::Issue();
}

// Each section's items, `times` over.
v1::Issue Repeated(v1::Issue issue, int times) {
  for (v1::Section& section : *issue.mutable_sections()) {
    const int items = section.items_size();
    for (int i = items; i < items * times; ++i) {
      v1::Item* item = section.add_items();
      *item = section.items(i - items);
      item->set_name(item->name() + "-" + std::to_string(i));
    }
  }
  return issue;
}

void ExpectWholeFooter(const v1::Issue& issue) {
  RenderOptions options;
  options.email = test::MailTo("", "reader@reader.example");
  const auto mail = RenderIssue(issue, v1::RENDER_FORMAT_EMAIL, options);
  ASSERT_TRUE(mail.ok()) << mail.status();
  const std::string html = preview::ReadMailParts(mail->content).html;
  testing::Test::RecordProperty("html_bytes", static_cast<int>(html.size()));
  EXPECT_LE(html.size(), kEmailLimitBytes);
  const std::size_t footer = html.find("class=\"foot\"");
  ASSERT_NE(footer, std::string::npos);
  EXPECT_THAT(html.substr(footer), HasSubstr("3 Quay Street<br>Port Wenn"));
  EXPECT_THAT(html.substr(footer),
              HasSubstr("href=\"https://www.harbour.example/unsubscribe?token=t1&amp;list=digest\""));
  EXPECT_THAT(html.substr(footer), HasSubstr("</html>"));
}

TEST(MailBudget, LargestSample_WithThreeAndThirtyTimesTheItems_KeepsItsFooter) {
  const fs::path largest = LargestIn(PULSE_SOURCE_DIR "/tests/samples/archive");
  ASSERT_FALSE(largest.empty());
  const v1::Issue issue = Read(largest);
  for (const int times : {1, 3, 30}) ExpectWholeFooter(Repeated(issue, times));
}

TEST(MailBudget, LargestRealIssue_AlsoWithThreeTimesTheItems_KeepsItsFooter) {
  const fs::path largest = LargestIn(PULSE_CORPUS);
  if (largest.empty()) GTEST_SKIP() << "no real issues at " << PULSE_CORPUS;
  const v1::Issue issue = Read(largest);
  ExpectWholeFooter(issue);
  ExpectWholeFooter(Repeated(issue, 3));
}

}  // namespace
}  // namespace pulse::render
