// The HTML of a mail in parts, each with what keeps it in: rendered once, it is
// of any size that a selection (email_budget.h) makes it.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "services/render/mail/email_budget.h"

namespace pulse::render {

class EmailParts {
 public:
  /// When a part is kept. Items are counted as they are printed.
  enum class Kept {
    kAlways,
    kWithIntroductions,
    kInSection,    // always; a section starts with it
    kOverItem,     // if one of the items up to the next such part is kept
    kInItem,       // unless the item that starts with it is omitted
    kInWholeItem,  // these two follow their item's start
    kInShortItem,
    kAfterOmitted,    // if items of the section were omitted
    kCountOfOmitted,  // as that, and the part is their number instead of its HTML
  };

  /// The next part goes on to byte `end` of the HTML.
  void EndPart(std::size_t end, Kept kept) { parts_.push_back({end, kept}); }

  /// `html` is all the parts one after the other and a last one, always kept.
  void Finish(std::string html);

  std::size_t SizeOf(const EmailSelection& selection) const;
  std::string Join(const EmailSelection& selection) const;

 private:
  struct Part {
    std::size_t end;
    Kept kept;
  };

  template <typename Keep>
  void Walk(const EmailSelection& selection, Keep keep) const;

  std::string html_;
  std::vector<Part> parts_;
};

}  // namespace pulse::render
