// Links that only lead on to another, which they carry in their query: those that
// protection of mails puts in the place of each link, and those of searches and
// networks. Pure.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pulse::db {

/// What a link of such a service leads to; nothing for any other link. `host` is as
/// CanonicalUrl has it, `query` begins with `?` where there is one.
std::optional<std::string> TargetOf(std::string_view host, std::string_view path, std::string_view query);

}  // namespace pulse::db
