// Joint bylines: "Ofsted and Care Quality Commission" is two publishers,
// "Department for Digital, Culture, Media and Sport" is one.

#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace pulse::ingest {

/// Publishers that stood alone before some title of the document: evidence for
/// what the joint bylines of the same document hold. Not thread-safe.
class PublishersSeen {
 public:
  /// `name` is canonical (PublisherName).
  void Add(std::string name) { names_.insert(std::move(name)); }
  bool Has(const std::string& name) const { return names_.find(name) != names_.end(); }
  bool empty() const { return names_.empty(); }

 private:
  std::unordered_set<std::string> names_;
};

/// Whether the byline holds a comma, "and" or the like where names could part.
bool MayBeJoint(std::string_view byline);

struct JointByline {
  std::vector<std::string_view> publishers;  // views into the byline, in printed order
  bool sure = true;                          // no part was taken for a name for want of better
};

/// The publishers of a byline. A comma or "and" parts two publishers only where
/// both sides read as organisations; a name in `seen` does, whatever it looks
/// like. Linear in the byline's length.
JointByline ReadJointByline(std::string_view byline, const PublishersSeen* seen = nullptr);

/// The publishers alone.
inline std::vector<std::string_view> SplitPublishers(std::string_view byline) {
  return ReadJointByline(byline).publishers;
}

}  // namespace pulse::ingest
