// Headings in which an editor's slip, or a name in small letters, stands where
// "Publisher. Title" should: told by what the document's other headings are.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Parts a heading at its first `mark` outside brackets that white space follows:
/// one of `.:,;|-`, where `-` stands for any dash between spaces. A stop of an
/// abbreviation is none. Nothing when either side is empty.
std::optional<BylineSplit> SplitAtMark(std::string_view heading, char mark);

/// The publishers that the headings of a document name.
class PublishersNamed {
 public:
  /// Of each line that reads as "Publisher. Title". Linear.
  PublishersNamed(const std::vector<Line>& lines, const std::vector<Observation>& all);

  bool Has(std::string_view printed) const;

 private:
  std::unordered_set<std::string> names_;
};

/// Whether `heading`, which SplitByline cannot part, has publishers before its first
/// stop: "Kith, the network for carers. A review", "The Lantern fund. A review", and
/// "brap. A review" where `small_names` says that such may stand here.
bool OpensWithSlightName(std::string_view heading, bool small_names);

/// What parts publishers and title in `heading`, which SplitByline cannot part: a
/// mark for SplitAtMark, or 0 when it names no publisher.
///
/// "Ministry of Locks: a review" where the ministry is known from elsewhere or by
/// its words; or a stop, as OpensWithSlightName has it.
char FindParting(std::string_view heading, const PublishersNamed& named, bool small_names);

}  // namespace pulse::ingest
