#include "services/render/document/safe_url.h"

#include <algorithm>
#include <cstdint>

namespace pulse::render {
namespace {

constexpr std::string_view kMailto = "mailto:";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool HasControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<std::uint8_t>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::string PercentEncode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kUnsafe = " \"'<>\\^`{|}";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x80 && kUnsafe.find(c) == std::string_view::npos) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4U]);
      out.push_back(kHex[byte & 0x0FU]);
    }
  }
  return out;
}

// Lower-case letters, digits, dots and hyphens, not starting with either mark.
bool IsHost(std::string_view host) {
  if (host.empty() || !(IsLower(host.front()) || IsDigit(host.front()))) return false;
  return std::all_of(host.begin(), host.end(),
                     [](char c) { return IsLower(c) || IsDigit(c) || c == '.' || c == '-'; });
}

bool IsAuthority(std::string_view authority) {
  const std::size_t colon = authority.find(':');
  if (colon == std::string_view::npos) return IsHost(authority);
  const std::string_view port = authority.substr(colon + 1);
  return IsHost(authority.substr(0, colon)) && !port.empty() && port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), IsDigit);
}

std::optional<std::string> WebUrl(std::string_view scheme, std::string_view after_scheme) {
  if (after_scheme.substr(0, 2) != "//") return std::nullopt;
  const std::string_view rest = after_scheme.substr(2);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string authority = Lower(rest.substr(0, end));
  if (!IsAuthority(authority)) return std::nullopt;
  return std::string(scheme) + "://" + authority + PercentEncode(rest.substr(end));
}

// One address, then headers such as `?subject=`.
std::optional<std::string> MailUrl(std::string_view after_scheme) {
  const std::size_t end = std::min(after_scheme.find('?'), after_scheme.size());
  const std::string_view address = after_scheme.substr(0, end);
  const std::size_t at_sign = address.find('@');
  if (at_sign == 0 || at_sign == std::string_view::npos) return std::nullopt;
  const std::string_view local = address.substr(0, at_sign);
  if (local.find_first_of(" \"'(),:;<>[\\]/%") != std::string_view::npos) return std::nullopt;
  const std::string host = Lower(address.substr(at_sign + 1));
  if (!IsHost(host)) return std::nullopt;
  return std::string(kMailto) + PercentEncode(local) + "@" + host + PercentEncode(after_scheme.substr(end));
}

}  // namespace

std::optional<SafeUrl> SafeUrl::Parse(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon == std::string_view::npos || url.size() > kMaxBytes || HasControl(url)) return std::nullopt;
  const std::string scheme = Lower(url.substr(0, colon));
  const std::string_view after_scheme = url.substr(colon + 1);
  std::optional<std::string> kept;
  if (scheme == "https" || scheme == "http") kept = WebUrl(scheme, after_scheme);
  if (scheme == "mailto") kept = MailUrl(after_scheme);
  if (!kept) return std::nullopt;
  return SafeUrl(std::move(*kept));
}

std::string_view SafeUrl::ForReading() const {
  const std::string_view url = url_;
  return url.substr(0, kMailto.size()) == kMailto ? url.substr(kMailto.size()) : url;
}

}  // namespace pulse::render
