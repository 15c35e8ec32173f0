// Sections, the groups in them and what stands before their first item, from their
// labelled lines.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/assembly/ledger.h"
#include "services/ingest/parser/diagnostics.h"

namespace pulse::ingest {

/// The number in front of a numbered heading is markup.
void BookNumber(const Line& line, Ledger* ledger);

class SectionAssembly {
 public:
  /// All arguments must outlive the object.
  SectionAssembly(const LabelledDocument& document, v1::Issue* issue, Ledger* ledger,
                  Diagnostics* diagnostics)
      : document_(document), issue_(issue), ledger_(ledger), diagnostics_(diagnostics) {}

  /// The section of line `i`, a heading, or the same again.
  void Open(std::size_t i);

  /// Takes line `i` for the rest of the last heading.
  void ContinueTitle(std::size_t i);

  /// A group of items of one kind begins behind line `i`.
  void OpenGroup(std::size_t i);

  /// Takes line `i`, text before the section's first item.
  void AddText(std::size_t i) { text_.push_back(i); }

  /// Writes that text. Call before another heading or item.
  void CloseText();

  /// The section that lines belong to, without a title where none was opened.
  v1::Section* Current();

  /// The kind of items here.
  v1::ItemKind kind() const { return kind_; }

  /// The smaller margin of the decisions that made section and group.
  float margin() const;

 private:
  // The text of a section's heading, booked to the last section's title.
  std::string TakeTitle(const Line& line);

  const LabelledDocument& document_;
  v1::Issue* issue_;
  Ledger* ledger_;
  Diagnostics* diagnostics_;
  v1::ItemKind kind_ = v1::ITEM_KIND_UNSPECIFIED;
  float kind_margin_ = 0;
  float section_margin_ = 0;
  std::vector<std::size_t> text_;  // before the section's first item
};

}  // namespace pulse::ingest
