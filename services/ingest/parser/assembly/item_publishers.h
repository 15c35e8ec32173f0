// The publishers of a document's items, from their bylines.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/diagnostics.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

class ItemPublishers {
 public:
  /// `diagnostics` must outlive the object.
  explicit ItemPublishers(Diagnostics* diagnostics) : diagnostics_(diagnostics) {}

  /// Writes the publishers of `item` and their spans: those of bytes [begin,
  /// end) of `heading`. `item` must live until Settle.
  void Read(SourcedText heading, std::size_t begin, std::size_t end, v1::Item* item);

  /// Reads again the joint bylines that were not certain, with the publishers
  /// that stood alone before other titles as evidence. Call once, after the last
  /// item; `issue` is the one that holds them.
  void Settle(const v1::Issue& issue);

 private:
  struct Unsure {
    SourcedText heading;
    std::size_t begin;
    std::size_t end;
    v1::Item* item;
  };
  Diagnostics* diagnostics_;
  std::vector<Unsure> unsure_;
};

}  // namespace pulse::ingest
