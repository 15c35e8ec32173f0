#include "tests/corpus/documents.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "services/ingest/parser/parser.h"
#include "tests/corpus/gold.h"
#include "tests/corpus/text_fields.h"

namespace pulse::corpus {
namespace {

namespace fs = std::filesystem;

// Whether `part` is what is left of `whole` when some of it is taken out.
bool IsLeftOf(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (const char c : part) {
    at = whole.find(c, at);
    if (at == std::string_view::npos) return false;
    ++at;
  }
  return true;
}

template <typename Part>
void ExpectTextsAreOfTheirSpans(const std::string& content, const Part& part) {
  for (const auto& text : TextsOf(part)) {
    const auto source = SpanText(content, part.source_spans(), text.field);
    EXPECT_TRUE(IsLeftOf(Letters(text.value), Letters(source)))
        << text.field << ": \"" << text.value << "\" of \"" << source << '"';
  }
}

}  // namespace

fs::path SamplesFolder() { return fs::path(PULSE_SOURCE_DIR) / "tests/samples"; }

std::vector<fs::path> DocumentsIn(const fs::path& folder) {
  std::vector<fs::path> documents;
  if (!fs::is_directory(folder)) return documents;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto end = entry.path().extension();
    if (end == ".md" || end == ".txt") documents.push_back(entry.path());
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

fs::path GoldIn(const fs::path& folder, const fs::path& document) {
  return folder / document.stem().concat(".json");
}

std::string TestName(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

std::string Join(const std::vector<std::string>& lines) {
  std::string joined;
  for (const auto& line : lines) joined += "\n  " + line;
  return joined;
}

void ExpectEveryByteOwnedOnce(const fs::path& document) {
  v1::Document content;
  content.set_content(ReadFile(document));
  const auto response = ingest::ParseDocument(content);
  ASSERT_TRUE(response.ok()) << response.status();
  const auto& coverage = response->coverage();
  EXPECT_EQ(coverage.owned_bytes(), coverage.total_bytes());
  std::int64_t end = 0;
  for (const auto& range : coverage.ranges()) {
    EXPECT_GE(range.begin(), end) << range.ShortDebugString();
    EXPECT_GT(range.end(), range.begin());
    end = range.end();
  }
}

void ExpectNoByteInvented(const fs::path& document) {
  const auto content = ReadFile(document);
  auto issue = ParseFile(document);
  // A document that prints no title gets the digest's.
  if (SpanText(content, issue.source_spans(), "title").empty()) issue.clear_title();
  ExpectTextsAreOfTheirSpans(content, issue);
  for (const auto& section : issue.sections()) {
    ExpectTextsAreOfTheirSpans(content, section);
    for (const auto& item : section.items()) ExpectTextsAreOfTheirSpans(content, item);
  }
}

}  // namespace pulse::corpus
