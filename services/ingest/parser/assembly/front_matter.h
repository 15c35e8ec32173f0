// What stands before the first section and after the last item: masthead,
// edition, introduction, sign-off, notices, address.

#pragma once

#include <string>
#include <vector>

#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/assembly/ledger.h"
#include "services/ingest/parser/diagnostics.h"

namespace pulse::ingest {

class FrontMatter {
 public:
  /// All arguments must outlive the object.
  FrontMatter(const LabelledDocument& document, v1::Issue* issue, Ledger* ledger, Diagnostics* diagnostics)
      : document_(document), issue_(issue), ledger_(ledger), diagnostics_(diagnostics) {}

  /// Takes line `i`, whose label must be one of the front matter's or kTail.
  /// Lines come in document order.
  void Add(std::size_t i);

  /// Writes the fields. Call once, after the last line.
  void Finish();

 private:
  void OpenContactWithAddress();
  void ReadTail();
  void TakeEditionOfFilename();
  void FinishMasthead();
  void FinishIntroduction();
  void FinishNotices();
  void FinishContact();

  /// Adds a span of `field` to the issue and books it.
  void Own(Range range, const std::string& field);

  const LabelledDocument& document_;
  v1::Issue* issue_;
  Ledger* ledger_;
  Diagnostics* diagnostics_;
  std::vector<std::size_t> masthead_;
  std::vector<std::size_t> introduction_;
  std::vector<std::size_t> signatories_;
  std::vector<std::size_t> notices_;
  std::vector<std::size_t> contact_;
  std::vector<std::size_t> tail_;
};

}  // namespace pulse::ingest
