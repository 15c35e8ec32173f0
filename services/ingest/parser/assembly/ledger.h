// The account of a document's bytes: who owns each that is not white space.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/parser/lines/range.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

class Ledger {
 public:
  explicit Ledger(std::string_view text) : text_(text) { entries_.reserve(text.size() / kBytesAnEntry); }

  /// Books a range. Ranges may come in any order; white space at their ends is
  /// cut off, an empty rest is not booked. A field's name may come in two parts.
  void Book(Range range, v1::Ownership ownership, std::string_view owner, std::string_view field = {});

  /// The account: booked ranges in document order, none overlapping, and the
  /// markup between them as syntax. Bytes that are neither stay unowned, which
  /// shows as `owned_bytes` below `total_bytes`: text was lost.
  v1::Coverage Close();

 private:
  // One a line, in a document of short lines: the owners' names stand elsewhere.
  struct Entry {
    Range range;
    v1::Ownership ownership;
    std::uint32_t owner;  // number of its name
  };

  // Of text, at the most: entries are moved seldom.
  static constexpr std::size_t kBytesAnEntry = 256;

  // The number of `owner`'s name; what one owner is booked in a row is told once.
  std::uint32_t NumberOf(std::string_view owner, std::string_view field);
  std::string_view NameOf(std::uint32_t owner) const;
  void Sort();

  std::string_view text_;
  std::vector<Entry> entries_;
  std::string names_;                   // of owners, one behind the other
  std::vector<std::size_t> name_ends_;  // in `names_`
};

}  // namespace pulse::ingest
