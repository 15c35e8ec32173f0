// "](target)": where a Markdown link goes, in the text.

#pragma once

#include <cstddef>
#include <string_view>

namespace pulse::ingest {

/// Finds "](target)". A target that never closes is looked through once for each
/// bracket before it, so the looking has a budget: a few times the text's size,
/// far more than any real text needs and little enough to stay linear.
class TargetFinder {
 public:
  explicit TargetFinder(std::string_view text) : budget_(text.size() * 8 + 4096) {
    // Most texts hold none, which is told faster than where the last is.
    if (text.find(']') != std::string_view::npos) last_ = text.rfind("](");
  }

  /// Bytes of the target at the front of `text`, 0 when there is none.
  std::size_t LengthAt(std::string_view text) {
    constexpr std::size_t kLongestTarget = 4096;
    if (text.size() < 3 || text[0] != ']' || text[1] != '(') return 0;
    int depth = 0;
    for (std::size_t at = 1; at < text.size() && at < kLongestTarget && budget_ > 0; ++at, --budget_) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == '(') {
        ++depth;
      } else if (text[at] == ')' && --depth == 0) {
        return at + 1;
      }
    }
    return 0;
  }

  /// Whether a target could begin at or after `offset`.
  bool MayFollow(std::size_t offset) const { return last_ != std::string_view::npos && offset <= last_; }

 private:
  std::size_t budget_;
  std::size_t last_ = std::string_view::npos;
};

}  // namespace pulse::ingest
