#include "tests/fit/listings.h"

#include <algorithm>
#include <cstdio>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/parser.h"
#include "tests/corpus/generator/variant.h"
#include "tests/fit/labelled_variant.h"
#include "tests/fit/outside_grammar.h"

namespace pulse::fit {

void Explain(std::uint64_t seed, const std::vector<std::string>& always,
             const ingest::ModelParameters& model) {
  corpus::VariantChoices choices;
  choices.always = always;
  const auto variant = corpus::MakeVariant(seed, choices);
  const auto read = ingest::ReadLines(variant.document.content, variant.markdown, {}, &model);
  for (std::size_t i = 0; i < read.lines.size(); ++i) {
    const auto& line = read.lines[i];
    const char* const gap = line.gap == ingest::Gap::kGlued  ? ""
                            : line.gap == ingest::Gap::kPage ? "page"
                                                             : "blank";
    std::printf("%-5s label %2d margin %6.2f  %.*s\n", gap, static_cast<int>(read.labels[i].label),
                static_cast<double>(read.labels[i].margin),
                static_cast<int>(std::min<std::size_t>(line.raw.size(), 100)), line.raw.data());
  }
}

void ListOutside(std::uint64_t first, int variants, const std::vector<std::string>& without) {
  for (int i = 0; i < variants; ++i) {
    corpus::VariantChoices choices;
    choices.without = without;
    const auto seed = first + static_cast<std::uint64_t>(i);
    const auto variant = corpus::MakeVariant(seed, choices);
    const auto labelled = LabelVariant(variant);
    const auto outside = FindOutsideGrammar(labelled);
    if (!outside) continue;
    const auto read = ingest::ReadLines(variant.document.content, variant.markdown, {});
    std::printf("%llu  %s  right %06x possible %06x  before %06x\n", static_cast<unsigned long long>(seed),
                outside->by_line ? "line" : "step", labelled.right[outside->line], outside->possible,
                outside->line > 0 ? labelled.right[outside->line - 1] : 0);
    for (std::size_t k = std::max<std::size_t>(outside->line, 3) - 3;
         k < std::min(outside->line + 3, read.lines.size()); ++k) {
      const auto& raw = read.lines[k].raw;
      std::printf("  %s %.*s\n", k == outside->line ? ">" : " ",
                  static_cast<int>(std::min<std::size_t>(raw.size(), 110)), raw.data());
    }
  }
}

}  // namespace pulse::fit
