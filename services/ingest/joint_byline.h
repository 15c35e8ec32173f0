// Joint bylines: "Ofsted and Care Quality Commission" is two publishers,
// "Department for Digital, Culture, Media and Sport" is one.

#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace pulse::ingest {

/// Names that stood alone before some title of the document: evidence for what
/// the joint bylines of the same document hold. Not thread-safe.
class PublishersSeen {
 public:
  void Add(std::string_view name);
  bool Has(std::string_view name) const;
  bool empty() const { return names_.empty(); }

 private:
  std::unordered_set<std::uint64_t> names_;  // hashes of the names as they are compared
};

/// Whether the byline holds a comma, "and" or the like where names could part.
bool MayBeJoint(std::string_view byline);

/// The publishers of a byline, views into it, in printed order. A comma or
/// "and" parts two publishers only where both sides read as organisations; a
/// name in `seen` does, whatever it looks like. Linear in the byline's length.
std::vector<std::string_view> SplitPublishers(std::string_view byline, const PublishersSeen* seen = nullptr);

}  // namespace pulse::ingest
