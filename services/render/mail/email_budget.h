// What of an issue goes into a mail of bounded size.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "services/render/document/document.h"

namespace pulse::render {

/// Gmail clips a message near 102 KB of HTML, and with it the footer.
inline constexpr std::size_t kEmailTargetBytes = 90000;
inline constexpr std::size_t kEmailLimitBytes = 100000;

enum class ItemForm { kWhole, kShortened, kOmitted };

/// `cut` 0 is everything; each step shortens one more item, lowest in interest
/// first, and when all are short each step leaves one out and the introductions
/// with it.
class EmailSelection {
 public:
  /// `sectors`: dearest first. Items of other sectors go first, then the last
  /// printed.
  EmailSelection(const Document& document, const std::vector<std::string>& sectors);

  void set_cut(std::size_t cut) { cut_ = cut; }
  std::size_t max_cut() const { return 2 * rank_.size(); }

  /// `index`: the item's place in print order over the whole document.
  ItemForm FormOf(std::size_t index) const;
  bool keeps_introductions() const { return cut_ <= rank_.size(); }

 private:
  std::vector<std::size_t> rank_;  // of each item; 0 is cut first
  std::size_t cut_ = 0;
};

}  // namespace pulse::render
