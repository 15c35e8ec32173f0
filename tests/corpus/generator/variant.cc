#include "tests/corpus/generator/variant.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tests/corpus/generator/noise.h"

namespace pulse::corpus {
namespace {

bool Holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void CheckNames(const std::vector<std::string>& names) {
  for (const auto& name : names) {
    const auto all = Operators();
    if (std::none_of(all.begin(), all.end(), [&](const Operator& o) { return o.name == name; }))
      throw std::invalid_argument("no operator is called " + name);
  }
}

// Each operator draws from a stream of its own: leaving one out changes nothing
// else.
Random StreamOf(std::uint64_t seed, std::size_t op) { return Random(seed * 1000003U + op * 7919U + 1U); }

}  // namespace

Variant MakeVariant(std::uint64_t seed, const VariantChoices& choices) {
  CheckNames(choices.without);
  CheckNames(choices.always);
  Random random(seed);
  Variant variant;
  variant.seed = seed;
  variant.markdown = random.Chance(0.6);
  const auto operators = Operators();
  std::vector<bool> applies;
  GoldChoices gold;
  gold.markup = variant.markdown;
  for (std::size_t i = 0; i < operators.size(); ++i) {
    const auto& op = operators[i];
    const double rate = variant.markdown ? op.in_markdown : op.in_text;
    auto stream = StreamOf(seed, i);
    const bool natural = stream.Chance(rate);
    applies.push_back(!Holds(choices.without, op.name) &&
                      (natural || (rate > 0 && Holds(choices.always, op.name))));
    if (applies.back() && op.choose != nullptr) op.choose(&gold);
    if (applies.back()) variant.applied.push_back(op.name);
  }
  variant.gold = MakeGoldIssue(gold, random);
  auto page = LayOut(variant.gold, variant.markdown, random);
  for (std::size_t i = 0; i < operators.size(); ++i) {
    auto stream = StreamOf(seed, i + operators.size());
    if (applies[i] && operators[i].spoil != nullptr) operators[i].spoil(&page, stream);
  }
  variant.document = Print(page);
  variant.fields = std::move(page.fields);
  return variant;
}

}  // namespace pulse::corpus
