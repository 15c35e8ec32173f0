#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

constexpr std::string_view kIssues = "issues/";
constexpr std::string_view kPublishers = "publishers/";
constexpr std::string_view kSectors = "sectors/";

std::string NameIn(std::string_view collection, std::string_view words) {
  return std::string(collection) + std::string(IdIn(collection, words));
}

}  // namespace

std::string IssueName(std::string_view words) { return NameIn(kIssues, words); }

std::string PublisherName(std::string_view words) { return NameIn(kPublishers, words); }

std::string_view IssueId(std::string_view name) { return IdIn(kIssues, name); }

std::string_view PublisherId(std::string_view name) { return IdIn(kPublishers, name); }

std::string_view SectorId(std::string_view name) { return IdIn(kSectors, name); }

std::string_view IdIn(std::string_view collection, std::string_view name) {
  return name.starts_with(collection) ? name.substr(collection.size()) : name;
}

}  // namespace pulse::cli
