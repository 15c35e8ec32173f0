#include "tests/bench/parse_documents.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "tests/corpus/generator/gold_issue.h"
#include "tests/corpus/generator/page.h"

namespace pulse::bench {
namespace {

constexpr const char* kFront =
    "# CordisPulse\n\n## May 2020\n\nWelcome to May's edition.\n\nBest wishes,\n\nAda Quayle\n\n"
    "## Criminal Justice\n\n### Reports\n\n";

// What is repeated.
const std::map<std::string, std::string>& Shapes() {
  static const std::map<std::string, std::string> shapes = {
      {"items", "#### The Ashmere Trust. On waiting\n\nThis report looks at waiting.\n\n"},
      {"joint bylines", "#### Ashmere Trust, Fenmoor Council and Open Institute. On waiting\n\n"},
      {"one byline", "Ashmere Trust, Fenmoor Council and "},
      {"open brackets", "[a](b [c *d "},
      {"square brackets", "["},
      {"round brackets", "("},
      {"targets", "[]("},
      {"backticks", "`"},
      {"open emphasis", "**a "},
      {"one word", "a"},
      {"soft hyphens", "\u00ad"},
      {"one line of stops", "A. B, and C. "},
      {"deep lists", "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n"},
      {"list items", "- one more of them\n"},
      {"numbers", "1. one more of them\n"},
      {"quotes", "> > > > > > > > > > a\n"},
      {"page breaks", "words that go on\n\n\n \n\n"},
      {"form feeds", "\f"},
      {"blank lines", "\n"},
      {"line ends", "a\rb\nc\r\n"},
      {"month names", "March\n\n"},
      {"notices", "To unsubscribe, write to us.\n\n"},
      {"running heads", "CordisPulse | 1\n\n\f"},
      {"group headings", "### Reports\n\n### Briefings\n\n"},
      {"sector headings", "## Criminal Justice\n\n## Adult Social Care and Health\n\n"},
  };
  return shapes;
}

// A list whose every entry is nested in the one before, 10,000 deep, and again.
std::string Staircase(std::size_t bytes) {
  constexpr std::size_t kDeepest = 10000;
  std::string content;
  for (std::size_t depth = 0; content.size() < bytes; depth = (depth + 2) % (2 * kDeepest))
    content.append(depth, ' ').append("- a\n");
  return content;
}

constexpr const char* kStaircase = "list of 10,000 levels";

}  // namespace

std::vector<Input> FilesOf(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<Input> inputs;
  if (!fs::is_directory(folder)) return inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".md" && entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    inputs.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}});
  }
  std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.name < b.name; });
  return inputs;
}

Input GeneratedIssue(std::size_t bytes) {
  corpus::Random random(1);
  auto issue = corpus::MakeGoldIssue({}, random);
  std::size_t size = issue.ByteSizeLong();
  for (std::uint64_t seed = 2; size < bytes; ++seed) {
    corpus::Random more(seed);
    auto next = corpus::MakeGoldIssue({}, more);
    for (auto& section : *next.mutable_sections()) {
      for (auto& item : *section.mutable_items()) {
        if (size >= bytes) break;
        size += item.ByteSizeLong();
        auto* const target = issue.mutable_sections(issue.sections_size() - 1);
        item.set_kind(target->items(0).kind());
        item.set_sector(target->sector());
        *target->add_items() = std::move(item);
      }
    }
  }
  return {"generated issue", corpus::Print(corpus::LayOut(issue, true, random)).content};
}

std::vector<std::string> PathologicalShapes() {
  std::vector<std::string> names;
  for (const auto& [name, text] : Shapes()) names.push_back(name);
  names.emplace_back(kStaircase);
  return names;
}

Input Pathological(const std::string& shape, std::size_t bytes) {
  std::string content = kFront;
  if (shape == kStaircase) return {shape, content + Staircase(bytes)};
  const auto& piece = Shapes().at(shape);
  content.reserve(bytes + piece.size());
  while (content.size() < bytes) content += piece;
  return {shape, std::move(content)};
}

}  // namespace pulse::bench
