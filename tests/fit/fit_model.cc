// Fits the weights of the sequence model: the program behind tests/fit-model.
//
// Maximises the conditional likelihood of the right labels of generated variants,
// with a Gaussian prior round the weights set by hand (services/ingest/parser/model/model_prior.inc):
// what no variant speaks of stays as it was believed. AdaGrad, a document a step;
// the mean of the last half of the steps is the answer. Deterministic by seed.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

#include "services/ingest/parser/model/model_parameters.h"
#include "services/ingest/parser/parser.h"
#include "tests/corpus/generator/noise.h"
#include "tests/corpus/generator/random.h"
#include "tests/corpus/generator/variant.h"
#include "tests/corpus/variant_score.h"
#include "tests/fit/conditional_field.h"
#include "tests/fit/labelled_sample.h"
#include "tests/fit/labelled_variant.h"
#include "tests/fit/listings.h"
#include "tests/fit/reliability.h"
#include "tests/fit/weights_file.h"

namespace pulse::fit {
namespace {

struct Options {
  int variants = 6000;
  int passes = 12;
  std::uint64_t seed = 900;
  double prior_deviation = 1.0;
  double rate = 0.25;
  std::vector<std::string> hold_out;
  std::string samples;
  std::string output;
  int judged = 0;
  int misses = 0;
  std::vector<std::uint64_t> explain;
  bool outside = false;
};

// The samples' text is an author's, not a generator's: each counts as many variants.
constexpr int kTimesASample = 40;

void AddSamples(const std::string& folder, std::vector<LabelledVariant>* documents) {
  namespace fs = std::filesystem;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(folder) / "archive"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    const auto gold = fs::path(folder) / "gold" / path.stem().concat(".json");
    documents->insert(documents->end(), kTimesASample, LabelSample(path.string(), gold.string()));
  }
}

std::vector<LabelledVariant> MakeDocuments(const Options& options) {
  const auto operators = corpus::Operators();
  std::vector<LabelledVariant> documents;
  for (int i = 0; i < options.variants; ++i) {
    corpus::VariantChoices choices;
    choices.without = options.hold_out;
    // Every tenth has an operator in turn: at natural rates some are hardly seen.
    if (i % 10 == 0)
      choices.always.emplace_back(operators[static_cast<std::size_t>(i / 10) % operators.size()].name);
    documents.push_back(
        LabelVariant(corpus::MakeVariant(options.seed * 1000000 + static_cast<std::uint64_t>(i), choices)));
  }
  if (!options.samples.empty()) AddSamples(options.samples, &documents);
  return documents;
}

class Fit {
 public:
  explicit Fit(const Options& options)
      : options_(options),
        prior_(ToVector(ingest::PriorParameters())),
        weights_(prior_),
        squares_(prior_.size(), 1e-6),
        mean_(prior_.size(), 0) {}

  void Run(const std::vector<LabelledVariant>& documents) {
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    corpus::Random random(options_.seed);
    for (int pass = 0; pass < options_.passes; ++pass) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.Below(i)]);
      double likelihood = 0;
      int impossible = 0;
      for (const std::size_t i : order) {
        const double one = Step(documents[i], documents.size());
        if (std::isinf(one)) {
          ++impossible;
        } else {
          likelihood += one;
        }
        if (pass * 2 >= options_.passes || pass + 1 == options_.passes) Remember();
      }
      std::fprintf(stderr, "pass %2d  log likelihood a document %.4f  outside the grammar %d\n", pass + 1,
                   likelihood / static_cast<double>(documents.size()), impossible);
    }
  }

  ingest::ModelParameters Answer() const {
    std::vector<double> answer(mean_.size());
    for (std::size_t i = 0; i < mean_.size(); ++i) answer[i] = mean_[i] / static_cast<double>(remembered_);
    return FromVector(answer);
  }

 private:
  double Step(const LabelledVariant& document, std::size_t documents) {
    std::vector<double> gradient(weights_.size(), 0);
    const double likelihood = AddGradient(weights_, document, &gradient);
    if (std::isinf(likelihood)) return likelihood;
    const double pull =
        1.0 / (options_.prior_deviation * options_.prior_deviation) / static_cast<double>(documents);
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const double slope = gradient[i] - (weights_[i] - prior_[i]) * pull;
      if (slope == 0) continue;
      squares_[i] += slope * slope;
      weights_[i] += options_.rate * slope / std::sqrt(squares_[i]);
    }
    return likelihood;
  }

  void Remember() {
    for (std::size_t i = 0; i < weights_.size(); ++i) mean_[i] += weights_[i];
    ++remembered_;
  }

  const Options& options_;
  const std::vector<double> prior_;
  std::vector<double> weights_;
  std::vector<double> squares_;
  std::vector<double> mean_;
  long remembered_ = 0;
};

corpus::VariantScore Score(const corpus::Variant& variant, const ingest::ModelParameters& model) {
  v1::Document document;
  document.set_content(variant.document.content);
  document.set_format(variant.markdown ? v1::DOCUMENT_FORMAT_MARKDOWN : v1::DOCUMENT_FORMAT_TEXT);
  const auto parsed = ingest::ParseDocument(document, {}, &model);
  if (parsed.ok()) return corpus::ScoreVariant(variant, *parsed);
  corpus::VariantScore refused;
  refused.misses.push_back("refused: " + std::string(parsed.status().message()));
  return refused;
}

// Margins and what became of them, on half as many variants as the fit had, none of
// which it has seen. They are read with a reliability that gives the margin itself, in hundredths.
std::vector<Outcome> Outcomes(const Options& options, ingest::ModelParameters model) {
  constexpr float kWidest = 100;
  for (std::size_t k = 0; k < ingest::kKnots; ++k) {
    const float part = static_cast<float>(k) / static_cast<float>(ingest::kKnots - 1);
    model.reliability[k] = {part * kWidest, part};
  }
  corpus::VariantChoices choices;
  choices.without = options.hold_out;
  std::vector<Outcome> outcomes;
  const int variants = (options.variants + 1) / 2;
  for (int i = 0; i < variants; ++i) {
    const auto seed = (options.seed + 1) * 1000000 + static_cast<std::uint64_t>(i);
    for (const auto& item : Score(corpus::MakeVariant(seed, choices), model).items)
      outcomes.push_back({static_cast<float>(item.confidence) * kWidest, item.right});
  }
  return outcomes;
}

// On variants of prove-parser's first seed, each with the operators held out.
void Judge(const Options& options, const ingest::ModelParameters& model) {
  corpus::VariantChoices choices;
  choices.always = options.hold_out;
  double f1 = 0;
  int sure = 0;
  int right = 0;
  int misses = options.misses;
  for (int i = 0; i < options.judged; ++i) {
    const auto variant = corpus::MakeVariant(1000000 + static_cast<std::uint64_t>(i), choices);
    const auto score = Score(variant, model);
    for (const auto& miss : score.misses) {
      if (misses-- > 0)
        std::printf("%llu  %s\n", static_cast<unsigned long long>(variant.seed), miss.c_str());
    }
    f1 += score.strict_f1 / options.judged;
    for (const auto& item : score.items) {
      sure += item.confidence >= 0.9 ? 1 : 0;
      right += item.confidence >= 0.9 && item.right ? 1 : 0;
    }
  }
  std::string held;
  for (const auto& op : options.hold_out) held += op + " ";
  std::printf("held out %-20s strict F1 %.4f  of %d items at least 0.9 sure %.2f%% right\n", held.c_str(), f1,
              sure, 100.0 * right / std::max(sure, 1));
}

}  // namespace
}  // namespace pulse::fit

int main(int argc, char** argv) {
  pulse::fit::Options options;
  CLI::App app("Fits the weights of the parser's sequence model on generated variants.");
  app.add_option("--variants", options.variants, "How many")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  app.add_option("--passes", options.passes, "Over all of them")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "Of the variants; not one the parser is proved on")
      ->capture_default_str();
  app.add_option("--prior-deviation", options.prior_deviation,
                 "How far a weight may leave the prior, in nats")
      ->check(CLI::Range(0.01, 100.0))
      ->capture_default_str();
  app.add_option("--rate", options.rate, "Of the first steps")->capture_default_str();
  app.add_option("--hold-out", options.hold_out, "Operators whose variants the fit must not see");
  app.add_option("--samples", options.samples, "Folder of an archive and its gold, to fit on as well")
      ->check(CLI::ExistingDirectory);
  app.add_option("--output,-o", options.output, "File to write");
  app.add_option("--judge", options.judged,
                 "Score so many variants, each with the operators held out, and print how sure and how right")
      ->check(CLI::Range(1, 1000000));
  app.add_option("--misses", options.misses, "Print so many differences of those, each with its variant");
  app.add_option("--explain", options.explain,
                 "Print these variants' lines with their labels, by number (model.h)");
  app.add_flag("--outside", options.outside, "Only list the variants outside the grammar, and where");
  CLI11_PARSE(app, argc, argv);
  if (options.outside) {
    pulse::fit::ListOutside(options.seed * 1000000, options.variants, options.hold_out);
    return 0;
  }
  pulse::fit::Fit fit(options);
  try {
    fit.Run(pulse::fit::MakeDocuments(options));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fit-model: %s\n", error.what());
    return 1;
  }
  std::string how = "Fitted by tests/fit-model on " + std::to_string(options.variants) +
                    " variants of seed " + std::to_string(options.seed) + ", " +
                    std::to_string(options.passes) + " passes";
  if (!options.samples.empty()) how += ", and the samples";
  for (const auto& op : options.hold_out) how += ", without " + op;
  auto model = fit.Answer();
  model.reliability = pulse::fit::FitReliability(pulse::fit::Outcomes(options, model));
  for (const auto seed : options.explain) pulse::fit::Explain(seed, options.hold_out, model);
  if (options.judged > 0) pulse::fit::Judge(options, model);
  return options.output.empty() || pulse::fit::WriteWeights(options.output, how, model) ? 0 : 1;
}
