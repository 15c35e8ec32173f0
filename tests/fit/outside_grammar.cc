#include "tests/fit/outside_grammar.h"

#include "services/ingest/parser/model/grammar.h"
#include "services/ingest/parser/model/possible_labels.h"

namespace pulse::fit {
namespace {

constexpr LabelSet SetOf(ingest::Label label) { return LabelSet{1} << static_cast<unsigned>(label); }

LabelSet ReachedFrom(LabelSet before) {
  LabelSet reached = 0;
  for (const auto& step : ingest::grammar::kSteps) {
    if ((before & SetOf(step.from)) != 0) reached |= SetOf(step.to);
  }
  return reached;
}

LabelSet FirstLabels() {
  LabelSet labels = 0;
  for (const auto& start : ingest::grammar::kStarts) labels |= SetOf(start.to);
  return labels;
}

}  // namespace

std::optional<OutsideGrammar> FindOutsideGrammar(const LabelledVariant& document) {
  LabelSet before = 0;
  for (std::size_t i = 0; i < document.seen.size(); ++i) {
    const auto possible = static_cast<LabelSet>(ingest::PossibleLabels(document.seen[i]));
    const LabelSet reached = i == 0 ? FirstLabels() : ReachedFrom(before);
    const LabelSet here = document.right[i] & possible;
    if ((here & reached) == 0) return OutsideGrammar{i, here == 0, possible};
    before = here & reached;
  }
  return std::nullopt;
}

}  // namespace pulse::fit
