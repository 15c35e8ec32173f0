#include "services/ingest/parser/assembly/assembly.h"

#include "services/ingest/parser/assembly/front_matter.h"
#include "services/ingest/parser/assembly/item_assembly.h"
#include "services/ingest/parser/assembly/ledger.h"
#include "services/ingest/parser/diagnostics.h"

namespace pulse::ingest {
namespace {

bool IsFrontMatter(Label label) { return label <= Label::kContact; }

void BookFurniture(const LabelledDocument& document, Ledger* ledger) {
  for (const auto& line : document.furniture) {
    const bool rule = line.mark == Mark::kRule;
    ledger->Book(WholeLine(line), rule ? v1::OWNERSHIP_SYNTAX : v1::OWNERSHIP_NOISE,
                 rule ? "rule" : "page furniture");
  }
  for (const auto& line : document.noise) {
    ledger->Book(WholeLine(line), v1::OWNERSHIP_NOISE, "correction");
  }
}

void AssembleIssue(const LabelledDocument& document, v1::Issue* issue, Ledger* ledger,
                   Diagnostics* diagnostics) {
  FrontMatter front(document, issue, ledger, diagnostics);
  ItemAssembly items(document, issue, ledger, diagnostics);
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const Label label = document.labels[i].label;
    if (IsFrontMatter(label) || label == Label::kTail) {
      front.Add(i);
    } else {
      items.Add(i);
    }
  }
  front.Finish();
  items.Finish();
}

}  // namespace

v1::ParseDocumentResponse Assemble(LabelledDocument document) {
  v1::ParseDocumentResponse response;
  Ledger ledger(document.text);
  Diagnostics diagnostics(document.text);
  AssembleIssue(document, response.mutable_issue(), &ledger, &diagnostics);
  BookFurniture(document, &ledger);
  document = {};  // the account takes the room that its lines had
  *response.mutable_coverage() = ledger.Close();
  diagnostics.MoveTo(response.mutable_diagnostics());
  response.set_confidence(ConfidenceOf(response.issue()));
  return response;
}

double ConfidenceOf(const v1::Issue& issue) {
  double sum = 0;
  int items = 0;
  for (const auto& section : issue.sections()) {
    for (const auto& item : section.items()) sum += item.confidence();
    items += section.items_size();
  }
  return items == 0 ? 0 : sum / items;
}

}  // namespace pulse::ingest
