// The only type that emitters accept as the target of a link.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "services/render/document/anchor.h"

namespace pulse::render {

/// An absolute `https`, `http` or `mailto` URL that a reader may follow.
///
/// An allowlist, since a list of bad schemes is never complete. Refused:
/// every other scheme in any spelling, relative and scheme-relative
/// references, user names and passwords before the host (they dress one site
/// up as another), hosts that are not plain ASCII (an international name goes
/// in its `xn--` form), control characters, and more than kMaxBytes.
class SafeUrl {
 public:
  static constexpr std::size_t kMaxBytes = 2000;  // of the URL as written

  /// Nothing when `url` is not such a URL. The kept form has its scheme and
  /// host in lower case, and spaces, quotes, angle brackets and non-ASCII bytes
  /// percent-encoded: printable ASCII without white space.
  static std::optional<SafeUrl> Parse(std::string_view url);

  const std::string& str() const { return url_; }

  /// This page, which is said without a fragment, at `anchor`.
  SafeUrl At(const Anchor& anchor) const { return SafeUrl(url_ + "#" + anchor.str()); }

  /// Without `mailto:`, as people write an address.
  std::string_view ForReading() const;

  friend bool operator==(const SafeUrl&, const SafeUrl&) = default;

 private:
  explicit SafeUrl(std::string url) : url_(std::move(url)) {}

  std::string url_;
};

}  // namespace pulse::render
