// Figures of the parser on generated variants: the program behind
// tests/prove-parser.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "services/ingest/convert/read_document.h"
#include "services/ingest/parser/parser.h"
#include "tests/corpus/generator/noise.h"
#include "tests/corpus/generator/variant.h"
#include "tests/corpus/gold.h"
#include "tests/corpus/variant_score.h"

namespace pulse::corpus {
namespace {

// Sums over variants.
class Figures {
 public:
  void Add(const VariantScore& score) {
    ++variants_;
    f1_ += score.strict_f1;
    worst_f1_ = std::min(worst_f1_, score.strict_f1);
    perfect_ += score.strict_f1 == 1.0 ? 1 : 0;
    unowned_ += score.unowned;
    discarded_ += score.discarded;
    doubled_ += score.doubled;
    invented_ += score.invented;
    spans_ += score.spans;
    spans_exact_ += score.spans_exact;
    spans_right_ += score.spans_right;
    spans_right_exact_ += score.spans_right_exact;
    bodies_ += score.bodies;
    bodies_exact_ += score.bodies_exact;
    fronts_ += score.front ? 1 : 0;
    items_.insert(items_.end(), score.items.begin(), score.items.end());
  }

  double MeanF1() const { return variants_ == 0 ? 1 : f1_ / variants_; }
  int variants() const { return variants_; }

  void Print(const std::string& title) const {
    std::printf("\n%s: %d variants, %zu items\n", title.c_str(), variants_, items_.size());
    std::printf("  strict F1          mean %.4f  min %.4f  perfect %d\n", MeanF1(), worst_f1_, perfect_);
    std::printf("  bytes              unowned %lld  discarded %lld  doubled %lld  invented %lld\n",
                static_cast<long long>(unowned_), static_cast<long long>(discarded_),
                static_cast<long long>(doubled_), static_cast<long long>(invented_));
    std::printf("  spans exact        %.3f%%   of what was read right %.3f%%\n",
                Percent(spans_exact_, spans_), Percent(spans_right_exact_, spans_right_));
    std::printf("  bodies exact       %.3f%%   (of items found)\n", Percent(bodies_exact_, bodies_));
    std::printf("  front matter exact %.1f%%\n", Percent(fronts_, variants_));
  }

  // The promise of Item.confidence: of the items at least so sure, the share
  // that is right.
  void PrintCalibration() const {
    std::printf("\n  at least  items   right\n");
    for (const double bound : {0.99, 0.95, 0.9, 0.8, 0.7, 0.5, 0.0}) {
      long sure = 0;
      long right = 0;
      for (const auto& item : items_) {
        if (item.confidence < bound) continue;
        ++sure;
        right += item.right ? 1 : 0;
      }
      std::printf("  %.2f  %9ld  %6.2f%%\n", bound, sure, Percent(right, sure));
    }
  }

 private:
  static double Percent(long part, long whole) {
    return whole == 0 ? 100 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  }

  int variants_ = 0;
  double f1_ = 0;
  double worst_f1_ = 1;
  int perfect_ = 0;
  int fronts_ = 0;
  std::int64_t unowned_ = 0;
  std::int64_t discarded_ = 0;
  std::int64_t doubled_ = 0;
  std::int64_t invented_ = 0;
  long spans_ = 0;
  long spans_exact_ = 0;
  long spans_right_ = 0;
  long spans_right_exact_ = 0;
  long bodies_ = 0;
  long bodies_exact_ = 0;
  std::vector<ItemVerdict> items_;
};

struct Options {
  int variants = 1000;
  std::uint64_t seed = 1;
  std::string hold_out;
  std::string always;
  int misses = 0;
  bool show = false;
  std::string real;
};

VariantScore Run(const Variant& variant) {
  v1::Document document;
  document.set_content(variant.document.content);
  document.set_format(variant.markdown ? v1::DOCUMENT_FORMAT_MARKDOWN : v1::DOCUMENT_FORMAT_TEXT);
  const auto parsed = ingest::ParseDocument(document);
  if (parsed.ok()) return ScoreVariant(variant, *parsed);
  VariantScore refused;
  refused.misses.push_back("refused: " + std::string(parsed.status().message()));
  return refused;
}

Figures Prove(const Options& options, const VariantChoices& choices,
              std::map<std::string, Figures>* by_operator) {
  Figures all;
  int misses = options.misses;
  for (int i = 0; i < options.variants; ++i) {
    const auto variant = MakeVariant(options.seed * 1000000 + static_cast<std::uint64_t>(i), choices);
    const auto score = Run(variant);
    all.Add(score);
    for (const auto op : variant.applied) (*by_operator)[std::string(op)].Add(score);
    for (const auto& miss : score.misses) {
      if (misses-- > 0)
        std::printf("%llu  %s\n", static_cast<unsigned long long>(variant.seed), miss.c_str());
    }
  }
  return all;
}

int ProveAll(const Options& options) {
  VariantChoices choices;
  if (!options.hold_out.empty()) choices.without.push_back(options.hold_out);
  std::map<std::string, Figures> by_operator;
  const auto all = Prove(options, choices, &by_operator);
  all.Print(options.hold_out.empty() ? "natural rates" : "without " + options.hold_out);
  all.PrintCalibration();
  if (!options.hold_out.empty()) {
    std::map<std::string, Figures> ignored;
    choices.without.clear();
    choices.always.push_back(options.hold_out);
    const auto held_out = Prove(options, choices, &ignored);
    held_out.Print("always " + options.hold_out);
    held_out.PrintCalibration();
    return 0;
  }
  std::printf("\n  operator            variants  strict F1\n");
  for (const auto& op : Operators()) {
    const auto& figures = by_operator[std::string(op.name)];
    std::printf("  %-20s %7d  %.4f\n", std::string(op.name).c_str(), figures.variants(), figures.MeanF1());
  }
  return 0;
}

int ShowVariant(const Options& options) {
  VariantChoices choices;
  if (!options.always.empty()) choices.always.push_back(options.always);
  const auto variant = MakeVariant(options.seed, choices);
  std::fwrite(variant.document.content.data(), 1, variant.document.content.size(), stdout);
  for (const auto& miss : Run(variant).misses) std::fprintf(stderr, "%s\n", miss.c_str());
  for (const auto op : variant.applied) std::fprintf(stderr, "applied %s\n", std::string(op).c_str());
  return 0;
}

// `2024-09.page.pdf` and `2024-09.md` are both issue 2024-09.
std::filesystem::path GoldOf(const std::filesystem::path& document, const std::filesystem::path& folder) {
  const auto name = document.filename().string();
  return folder / (name.substr(0, name.find('.')) + ".json");
}

// Documents an author wrote, in any format, against what a careful reader makes
// of them: DIR/2022-09.md against DIR/../gold/2022-09.json.
int ProveReal(const Options& options) {
  namespace fs = std::filesystem;
  const auto folder = fs::canonical(options.real);
  std::vector<fs::path> documents;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (fs::exists(GoldOf(entry.path(), folder.parent_path() / "gold"))) documents.push_back(entry.path());
  }
  std::sort(documents.begin(), documents.end());
  std::printf("%-36s strict F1   body  introduction  signatory\n", "");
  int misses = options.misses;
  for (const auto& path : documents) {
    v1::Document document;
    document.set_content(ReadFile(path));
    document.set_filename(path.filename());
    const auto parsed = ingest::ReadDocument(document);
    if (!parsed.ok()) {
      std::printf("%-36s refused: %s\n", path.filename().c_str(),
                  std::string(parsed.status().message()).c_str());
      continue;
    }
    const auto score = CompareWithGold(GoldOf(path, folder.parent_path() / "gold"), parsed->issue());
    std::printf("%-36s   %.4f %.4f        %.4f  %s\n", path.filename().c_str(), score.strict_f1, score.body,
                score.introduction, score.signatory ? "yes" : "no");
    for (const auto& miss : score.misses) {
      if (misses-- > 0) std::printf("    %s\n", miss.c_str());
    }
  }
  return documents.empty() ? 1 : 0;
}

}  // namespace
}  // namespace pulse::corpus

int main(int argc, char** argv) {
  pulse::corpus::Options options;
  CLI::App app("Proves the parser on generated variants of issues.");
  app.add_option("--variants", options.variants, "How many")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "First seed; the same seed makes the same variants")
      ->capture_default_str();
  app.add_option("--hold-out", options.hold_out,
                 "Compare variants without this operator to those that all have it");
  app.add_option("--always", options.always,
                 "With --show: apply this operator, as fit-model --hold-out does");
  app.add_option("--misses", options.misses, "Print so many differences, each with its variant");
  app.add_flag("--show", options.show,
               "Print the document of the variant --seed, and on stderr what is amiss");
  app.add_option(
         "--real", options.real,
         "Score the documents of this folder, in any format, against the gold in the folder gold beside it")
      ->check(CLI::ExistingDirectory);
  CLI11_PARSE(app, argc, argv);
  try {
    if (!options.real.empty()) return pulse::corpus::ProveReal(options);
    return options.show ? pulse::corpus::ShowVariant(options) : pulse::corpus::ProveAll(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "prove-parser: %s\n", error.what());
    return 1;
  }
}
