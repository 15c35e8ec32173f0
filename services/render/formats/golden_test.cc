// The sample in every format, byte for byte. PULSE_REGENERATE_GOLDEN=1 rewrites
// the files; read what changed before you commit them.

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "services/render/archive/archive_chart.h"
#include "services/render/archive/feed.h"
#include "services/render/formats/item_emitter.h"
#include "services/render/formats/renderer.h"
#include "services/render/formats/sample_issues.h"
#include "tests/support/sample_mail.h"

namespace pulse::render {
namespace {

std::string Sample(v1::RenderFormat format) {
  RenderOptions options;
  options.email = test::MailTo("Zoë Reader", "zoe@reader.example");
  return RenderIssue(SampleIssue(), format, options).value().content;
}

std::string SampleItem() {
  const DocumentItem item = ReadItemAlone(SampleIssue().sections(1).items(0));
  const auto permalink = SafeUrl::Parse("https://www.harbour.example/issues/2031-03#x");
  return EmitItemFragment(item, {"pulse-", 3}, permalink) + "\n" + EmitItemText(item, permalink) + "\n" +
         EmitItemMarkdown(item, permalink);
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

struct Golden {
  const char* file;
  std::string (*emit)();
};

class GoldenTest : public testing::TestWithParam<Golden> {};

TEST_P(GoldenTest, IsWhatTheSampleRendersTo) {
  const std::string path = TestData(GetParam().file);
  const std::string content = GetParam().emit();
  if (std::getenv("PULSE_REGENERATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << content;
  EXPECT_EQ(content, ReadFile(path)) << "golden " << GetParam().file;
}

INSTANTIATE_TEST_SUITE_P(
    Formats, GoldenTest,
    testing::Values(Golden{"sample_issue.html", [] { return Sample(v1::RENDER_FORMAT_PAGE); }},
                    Golden{"sample_issue.txt", [] { return Sample(v1::RENDER_FORMAT_TEXT); }},
                    Golden{"sample_issue.md", [] { return Sample(v1::RENDER_FORMAT_MARKDOWN); }},
                    Golden{"sample_issue.fragment.html", [] { return Sample(v1::RENDER_FORMAT_FRAGMENT); }},
                    Golden{"sample_issue.eml", [] { return Sample(v1::RENDER_FORMAT_EMAIL); }},
                    Golden{"sample_feed.atom", [] { return EmitAtom(SampleFeed()); }},
                    Golden{"sample_feed.rss", [] { return EmitRss(SampleFeed()); }},
                    Golden{"sample_feed.json", [] { return EmitJsonFeed(SampleFeed()); }},
                    Golden{"sample_chart.svg", [] { return EmitChartSvg(SampleTally(), "pulse-"); }},
                    Golden{"sample_chart.figure.html",
                           [] { return EmitChartFigure(SampleTally(), "pulse-"); }},
                    Golden{"sample_chart.email.html", [] { return EmitChartEmailTable(SampleTally()); }},
                    Golden{"sample_chart.txt", [] { return EmitChartText(SampleTally()); }},
                    Golden{"sample_item.txt", SampleItem}),
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
  for (const auto& entry : std::filesystem::directory_iterator(TestData())) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("sample_", 0) == 0 && name != "sample_issue.json") files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  std::string all;
  for (const std::string& file : files) all += file + "\n" + ReadFile(TestData(file));
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(all.data()), all.size(), digest);
  std::string hash;
  for (const unsigned char byte : digest) {
    char digits[3];
    std::snprintf(digits, sizeof(digits), "%02x", byte);
    hash += digits;
  }
  const std::string path = TestData("renderer_version");
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
