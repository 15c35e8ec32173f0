#include "clients/cpp/pulse/ingest/coverage_view.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "clients/cpp/pulse/terminal/progress.h"
#include "clients/cpp/pulse/terminal/text_width.h"

namespace pulse::cli {
namespace {

// What people tell apart: fields of one kind are one owner, wherever they stand.
enum class Owner : std::size_t {
  kNobody,
  kTitle,
  kPublisher,
  kSummary,
  kCaption,
  kSection,
  kIntroduction,
  kSignatory,
  kNotice,
  kEdition,
  kStructure,
  kSyntax,
  kNoise,
  kCount
};

constexpr std::size_t kOwners = static_cast<std::size_t>(Owner::kCount);

struct Look {
  std::string_view name;
  std::string_view code;  // of ECMA-48, Select Graphic Rendition
};

constexpr std::array<Look, kOwners> kLooks = {{{"", ""},
                                               {"title", "1;36"},
                                               {"publisher", "35"},
                                               {"summary", "32"},
                                               {"caption", "3;33"},
                                               {"section", "1;34"},
                                               {"introduction", "34"},
                                               {"signatory", "1;35"},
                                               {"notice", "90"},
                                               {"edition", "1;33"},
                                               {"structure", "33"},
                                               {"syntax", "2"},
                                               {"noise", "9;31"}}};

const Look& LookOf(Owner owner) { return kLooks[static_cast<std::size_t>(owner)]; }

Owner OwnerOfField(std::string_view path) {
  const auto starts = [&](std::string_view start) { return path.substr(0, start.size()) == start; };
  const auto ends = [&](std::string_view end) {
    return path.size() >= end.size() && path.substr(path.size() - end.size()) == end;
  };
  if (starts("notices") || starts("contact")) return Owner::kNotice;
  if (starts("signatories")) return Owner::kSignatory;
  if (starts("edition")) return Owner::kEdition;
  if (path.find("captions[") != std::string_view::npos) return Owner::kCaption;
  if (ends("introduction")) return Owner::kIntroduction;
  if (path.find(".items[") == std::string_view::npos)
    return starts("sections[") ? Owner::kSection : Owner::kTitle;
  if (ends(".title")) return Owner::kTitle;
  return ends(".body") ? Owner::kSummary : Owner::kPublisher;
}

Owner OwnerOf(const v1::OwnedRange& range) {
  switch (range.ownership()) {
    case v1::OWNERSHIP_FIELD:
      return OwnerOfField(range.owner());
    case v1::OWNERSHIP_STRUCTURE:
      return Owner::kStructure;
    case v1::OWNERSHIP_SYNTAX:
      return Owner::kSyntax;
    case v1::OWNERSHIP_NOISE:
      return range.owner() == "cover text" ? Owner::kCaption : Owner::kNoise;
    default:
      return Owner::kNobody;
  }
}

// An owner a byte.
std::vector<Owner> OwnersOf(std::string_view text, const v1::Coverage& coverage) {
  std::vector<Owner> owners(text.size(), Owner::kNobody);
  for (const v1::OwnedRange& range : coverage.ranges()) {
    const auto end = std::min(static_cast<std::size_t>(std::max<std::int64_t>(range.end(), 0)), text.size());
    const auto begin = std::min(static_cast<std::size_t>(std::max<std::int64_t>(range.begin(), 0)), end);
    std::fill(owners.begin() + static_cast<std::ptrdiff_t>(begin),
              owners.begin() + static_cast<std::ptrdiff_t>(end), OwnerOf(range));
  }
  return owners;
}

void PrintLine(const Style& style, std::ostream& out, std::string_view text, const Owner* owners) {
  const std::string line = Harmless(text);  // a document must not drive the terminal
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    while (end < line.size() && owners[end] == owners[at]) ++end;
    out << style.As(LookOf(owners[at]).code, line.substr(at, end - at));
    at = end;
  }
}

// "publisher title", without syntax where there is more to say.
std::string OwnerWords(std::string_view line, const Owner* owners) {
  std::array<bool, kOwners> there{};
  for (std::size_t at = 0; at < line.size(); ++at) there[static_cast<std::size_t>(owners[at])] = true;
  std::string words;
  for (std::size_t owner = 1; owner < kOwners; ++owner) {
    const bool syntax = owner == static_cast<std::size_t>(Owner::kSyntax);
    if (!there[owner] || (syntax && !words.empty())) continue;
    words += (words.empty() ? "" : " ") + std::string(kLooks[owner].name);
  }
  return words;
}

void PrintText(const Console& console, std::string_view text, const std::vector<Owner>& owners) {
  const Style style = console.OutStyle();
  constexpr std::size_t kMargin = 18;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (!style.coloured()) {
      std::string words = OwnerWords(line, owners.data() + at);
      words.resize(std::max(words.size(), kMargin), ' ');
      console.out << words << "| ";
    }
    PrintLine(style, console.out, line, owners.data() + at);
    console.out << '\n';
    at = end + 1;
  }
}

void PrintLegend(const Console& console, std::string_view text, const std::vector<Owner>& owners) {
  const Style style = console.OutStyle();
  std::array<int, kOwners> bytes{};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool space = text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r');
    if (!space) ++bytes[static_cast<std::size_t>(owners[at])];
  }
  console.out << '\n';
  for (std::size_t owner = 1; owner < kOwners; ++owner) {
    if (bytes[owner] == 0) continue;
    std::string count = GroupDigits(bytes[owner]);
    count.insert(0, std::max<std::size_t>(count.size(), 10) - count.size(), ' ');
    console.out << count << "  " << style.As(kLooks[owner].code, kLooks[owner].name) << '\n';
  }
  if (const int nobody = bytes[0]; nobody > 0)
    console.out << style.Red("bytes that nobody owns: " + GroupDigits(nobody)) << '\n';
}

}  // namespace

void PrintCoverage(const Console& console, std::string_view text, const v1::Coverage& coverage) {
  const std::vector<Owner> owners = OwnersOf(text, coverage);
  PrintText(console, text, owners);
  PrintLegend(console, text, owners);
}

}  // namespace pulse::cli
