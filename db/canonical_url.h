// URLs without what differs between copies of one link. Pure.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pulse::db {

/// What a web link leads to.
struct CanonicalUrl {
  /// Host in lower case, without `www.` and a default port; the path as written,
  /// without a closing slash; the query without tracking parameters. No scheme,
  /// user or fragment: `example.org:8080/report?id=3`. Of a link that only leads on to
  /// another (db/redirector.h), that one's.
  std::string text;
  /// Whether it is a site's front page: no path and no query.
  bool front_page = false;
};

/// Empty for what is no http or https URL with a host.
std::optional<CanonicalUrl> Canonicalize(std::string_view url);

/// Whether a query's parameter only says where a click came from: `utm_source`,
/// `gclid`, `mc_eid` and the like. Case does not count.
bool IsTrackingParameter(std::string_view name);

}  // namespace pulse::db
