// Items by the place of their headings in the document.
//
// Pure.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/ingest/parser/lines/range.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Where "Publisher. Title" stands; nothing when the item has no such spans.
std::optional<Range> HeadingOf(const v1::Item& item);

/// Where anything of the item stands: from its first span to its last.
std::optional<Range> ExtentOf(const v1::Item& item);

/// Items of an issue, to be looked up by what is printed of them. The issue must
/// outlive the object and keep its items.
class Headings {
 public:
  explicit Headings(v1::Issue* issue);

  /// The item whose heading overlaps `range`; null when none does.
  v1::Item* At(Range range) const;

  /// The only item whose heading reads as `quote`, or whose title is how it
  /// ends; white space, case, typography and markup apart. Null when none is
  /// or several are.
  v1::Item* Reading(const std::string& quote) const;

 private:
  struct Heading {
    Range range;
    v1::Item* item;
  };
  struct Title {
    std::string comparable;
    v1::Item* item;
  };
  std::vector<Heading> headings_;  // by range
  std::vector<Title> titles_;
};

}  // namespace pulse::ingest
