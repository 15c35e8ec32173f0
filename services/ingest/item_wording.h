// What an item is recognised by where its title is another: the words it has.
//
// Pure.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// The words of an item of some byline, white space, case and typography apart.
class ItemWording {
 public:
  explicit ItemWording(const v1::Item& item);

  /// Words shared over words either has, 0 to 1: those of the bodies, or, where a
  /// body has only a few, which agree by chance, those of the titles. A title
  /// alone tells nothing of an item without a byline.
  double SimilarityTo(const ItemWording& other) const;

 private:
  using Words = std::vector<std::size_t>;  // their hashes, sorted, each once
  static Words WordsOf(const std::string& text);
  static double Shared(const Words& a, const Words& b);

  const Words title_;  // none without a byline
  const Words body_;
};

}  // namespace pulse::ingest
