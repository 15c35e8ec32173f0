// The items of sections, from their labelled lines.

#pragma once

#include <string>
#include <vector>

#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/assembly/item_heading.h"
#include "services/ingest/parser/assembly/item_publishers.h"
#include "services/ingest/parser/assembly/ledger.h"
#include "services/ingest/parser/assembly/section_assembly.h"
#include "services/ingest/parser/diagnostics.h"

namespace pulse::ingest {

class ItemAssembly {
 public:
  /// All arguments must outlive the object.
  ItemAssembly(const LabelledDocument& document, v1::Issue* issue, Ledger* ledger, Diagnostics* diagnostics)
      : document_(document),
        issue_(issue),
        ledger_(ledger),
        diagnostics_(diagnostics),
        sections_(document, issue, ledger, diagnostics),
        publishers_(diagnostics),
        heading_(document) {}

  /// Takes line `i`, whose label must be one of a section's. Lines come in
  /// document order.
  void Add(std::size_t i);

  /// Ends the last item. Call once, after the last line.
  void Finish();

 private:
  // The open item, or the text before a section's first.
  void Close();
  void AddText(std::size_t i);
  void CloseItem();
  void ReadHeading(v1::Item* item);
  void ReadBody(v1::Item* item);
  void ReadCaptions(v1::Item* item);
  void CheckItem(const v1::Item& item);
  double Confidence() const;
  /// Adds a span of `field` to the item and books it under the item's path.
  void Own(Range range, const std::string& field, v1::Item* item);

  const LabelledDocument& document_;
  v1::Issue* issue_;
  Ledger* ledger_;
  Diagnostics* diagnostics_;
  SectionAssembly sections_;
  ItemPublishers publishers_;
  ItemHeading heading_;    // of the open item
  std::string item_path_;  // of the item that is closed: "sections[0].items[2]."
  std::vector<std::size_t> body_;
  std::vector<std::size_t> captions_;
};

}  // namespace pulse::ingest
