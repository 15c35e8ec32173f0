#include "db/redirector.h"

#include <array>

namespace pulse::db {
namespace {

struct Redirector {
  std::string_view host;  // or, with a point before it, any below it
  std::string_view path;  // empty: any
  std::string_view parameter;
};

constexpr std::array<Redirector, 8> kRedirectors = {{{".safelinks.protection.outlook.com", "", "url"},
                                                     {"google.com", "/url", "q"},
                                                     {"google.com", "/url", "url"},
                                                     {"google.co.uk", "/url", "q"},
                                                     {"google.co.uk", "/url", "url"},
                                                     {"l.facebook.com", "/l.php", "u"},
                                                     {"lm.facebook.com", "/l.php", "u"},
                                                     {"linkedin.com", "/redir/redirect", "url"}}};

int DigitOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string Decoded(std::string_view value) {
  constexpr int kBase = 16;
  std::string decoded;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool coded =
        value[i] == '%' && i + 2 < value.size() && DigitOf(value[i + 1]) >= 0 && DigitOf(value[i + 2]) >= 0;
    if (!coded) {
      decoded += value[i];
      continue;
    }
    decoded += static_cast<char>(DigitOf(value[i + 1]) * kBase + DigitOf(value[i + 2]));
    i += 2;
  }
  return decoded;
}

// The value of the query's first parameter of that name; empty: none.
std::string_view ValueOf(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    query.remove_prefix(1);  // ? or &
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(parameter.size());
    const std::size_t equals = parameter.find('=');
    if (equals != std::string_view::npos && parameter.substr(0, equals) == name)
      return parameter.substr(equals + 1);
  }
  return {};
}

}  // namespace

std::optional<std::string> TargetOf(std::string_view host, std::string_view path, std::string_view query) {
  for (const Redirector& each : kRedirectors) {
    const bool here = each.host.starts_with('.') ? host.ends_with(each.host) : host == each.host;
    if (!here || (!each.path.empty() && path != each.path)) continue;
    const std::string_view target = ValueOf(query, each.parameter);
    if (!target.empty()) return Decoded(target);
  }
  return std::nullopt;
}

}  // namespace pulse::db
