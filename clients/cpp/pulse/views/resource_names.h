// Resource names as people write them: whole, or without their collection.

#pragma once

#include <string>
#include <string_view>

namespace pulse::cli {

/// `issues/2022-09` for "2022-09" and for itself.
std::string IssueName(std::string_view words);

/// `publishers/kinship-forward` for "kinship-forward" and for itself.
std::string PublisherName(std::string_view words);

/// What a name has behind its collection, "criminal-justice" of
/// `sectors/criminal-justice`; a name without it as it is. Points into `name`.
std::string_view IssueId(std::string_view name);
std::string_view PublisherId(std::string_view name);
std::string_view SectorId(std::string_view name);

/// As these, of a `collection` as it begins names: `issues/`.
std::string_view IdIn(std::string_view collection, std::string_view name);

}  // namespace pulse::cli
