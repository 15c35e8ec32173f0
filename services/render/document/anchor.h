// Fragment identifiers of a page: what `#…` may point at.

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace pulse::render {

/// An `id` of the page, unique in it: `[a-z0-9-]{1,80}`, and a number after it
/// where two would be the same. Only an AnchorMint makes one.
class Anchor {
 public:
  const std::string& str() const { return id_; }

 private:
  friend class AnchorMint;
  explicit Anchor(std::string id) : id_(std::move(id)) {}

  std::string id_;
};

/// Mints the anchors of one page. What is minted first keeps its plain id.
class AnchorMint {
 public:
  /// The anchor for `text`: ASCII letters and digits in lower case, apostrophes
  /// dropped, anything else a hyphen; `item` when nothing is left.
  Anchor Mint(std::string_view text);

 private:
  std::unordered_map<std::string, int> uses_;
};

}  // namespace pulse::render
