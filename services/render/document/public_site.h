// Where the site stands that shows the issues, and what stands where on it.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "services/render/document/safe_url.h"

namespace pulse::render {

class PublicSite {
 public:
  static constexpr std::size_t kMaxBytes = 900;  // of the public URL

  /// Nothing when `public_url` is not an http or https URL of at most kMaxBytes
  /// bytes without `?` and `#`. A slash at its end does not count.
  static std::optional<PublicSite> Parse(std::string_view public_url);

  /// `issues/2022-09` → `https://www.example.org/issues/2022-09`.
  SafeUrl IssueUrl(std::string_view issue) const { return Below(issue); }

  /// `issues/2022-09/items/ferries` → `https://www.example.org/issues/2022-09#ferries`.
  SafeUrl ItemUrl(std::string_view item) const;

  /// The site's own page.
  const SafeUrl& home() const { return home_; }

  /// `path`, below the public URL.
  SafeUrl Below(std::string_view path) const;

  /// The host alone, without a port.
  std::string Host() const;

 private:
  explicit PublicSite(SafeUrl home) : home_(std::move(home)) {}

  SafeUrl home_;
};

}  // namespace pulse::render
