#include "db/canonical_url.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "db/redirector.h"

namespace pulse::db {
namespace {

// Of advertisers, mail services and analytics. In order: they are looked up.
constexpr std::array<std::string_view, 24> kTracking = {
    "_ga",    "_gl",    "_hsenc", "_hsmi",   "_ke",    "_openstat", "dclid",   "fbclid",
    "gbraid", "gclid",  "gclsrc", "igshid",  "mc_cid", "mc_eid",    "mkt_tok", "msclkid",
    "s_cid",  "ttclid", "twclid", "vero_id", "wbraid", "wickedid",  "yclid",   "zanpid"};
static_assert(std::is_sorted(kTracking.begin(), kTracking.end()));

std::string Lower(std::string_view text) {
  return absl::AsciiStrToLower(absl::string_view(text.data(), text.size()));
}

// Takes the part before the first of `ends` off `rest`, which begins with it then.
std::string_view TakeUntil(std::string_view ends, std::string_view& rest) {
  const std::size_t end = std::min(rest.find_first_of(ends), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(end);
  return part;
}

void RemoveSuffix(std::string_view suffix, std::string& text) {
  if (text.ends_with(suffix)) text.resize(text.size() - suffix.size());
}

// `user@WWW.Example.org.:443` → `example.org`.
std::string CanonicalHost(std::string_view authority, bool secure) {
  if (const std::size_t user = authority.rfind('@'); user != std::string_view::npos)
    authority.remove_prefix(user + 1);
  std::string host = Lower(authority);
  RemoveSuffix(secure ? ":443" : ":80", host);
  RemoveSuffix(":", host);
  RemoveSuffix(".", host);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string WithoutTracking(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    query.remove_prefix(1);  // ? or &
    const std::string_view parameter = TakeUntil("&", query);
    if (parameter.empty() || IsTrackingParameter(parameter.substr(0, parameter.find('=')))) continue;
    kept += kept.empty() ? '?' : '&';
    kept += parameter;
  }
  return kept;
}

std::optional<CanonicalUrl> Canonicalize(std::string_view url, int redirections) {
  constexpr std::string_view kBlank = " \t\r\n";
  while (!url.empty() && kBlank.find(url.front()) != std::string_view::npos) url.remove_prefix(1);
  while (!url.empty() && kBlank.find(url.back()) != std::string_view::npos) url.remove_suffix(1);
  const std::size_t scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return std::nullopt;
  const std::string scheme = Lower(url.substr(0, scheme_end));
  if (scheme != "http" && scheme != "https") return std::nullopt;

  std::string_view rest = url.substr(scheme_end + 3);
  rest = rest.substr(0, rest.find('#'));
  CanonicalUrl canonical;
  canonical.text = CanonicalHost(TakeUntil("/?", rest), scheme == "https");
  if (canonical.text.empty()) return std::nullopt;
  std::string_view path = TakeUntil("?", rest);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (redirections > 0) {
    if (const auto target = TargetOf(canonical.text, path, rest)) {
      if (auto led_to = Canonicalize(*target, redirections - 1)) return led_to;
    }
  }
  const std::string query = WithoutTracking(rest);
  canonical.front_page = path.empty() && query.empty();
  canonical.text += path;
  canonical.text += query;
  return canonical;
}

}  // namespace

bool IsTrackingParameter(std::string_view name) {
  const std::string folded = Lower(name);
  return folded.starts_with("utm_") ||
         std::binary_search(kTracking.begin(), kTracking.end(), std::string_view(folded));
}

std::optional<CanonicalUrl> Canonicalize(std::string_view url) {
  constexpr int kMostRedirections = 2;
  return Canonicalize(url, kMostRedirections);
}

}  // namespace pulse::db
