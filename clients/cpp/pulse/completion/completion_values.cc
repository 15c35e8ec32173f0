#include "clients/cpp/pulse/completion/completion_values.h"

#include <functional>
#include <map>

#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

using client::Client;
using Values = std::vector<Candidate>;

// The largest page the query service gives; more is no choice for anybody.
constexpr int kPageSize = 500;

Values Choices(const std::vector<std::string>& words) {
  Values values;
  for (const std::string& word : words) values.push_back({word, ""});
  return values;
}

// As it was begun: with the collection, or without.
std::string As(const std::string& typed, const std::string& collection, const std::string& name) {
  return typed.starts_with(collection) ? name : std::string(IdIn(collection, name));
}

Values Sectors(const Client& client, const TypedValue& value) {
  Values values;
  const auto answer = client.ListSectors({});
  if (!answer.ok()) return values;
  for (const v1::Sector& sector : answer->sectors())
    values.push_back({As(value.typed, "sectors/", sector.name()), sector.display_name()});
  return values;
}

Values Publishers(const Client& client, const TypedValue& value) {
  Values values;
  v1::SuggestTermsRequest begun;
  begun.set_prefix(std::string(PublisherId(value.typed)));
  begun.add_types(v1::SUGGESTION_TYPE_PUBLISHER);
  begun.set_max_suggestions(20);
  if (begun.prefix().size() >= 2) {
    if (const auto answer = client.SuggestTerms(begun); answer.ok()) {
      for (const v1::Suggestion& suggestion : answer->suggestions())
        values.push_back({As(value.typed, "publishers/", suggestion.name()), suggestion.text()});
    }
  }
  v1::ListPublishersRequest request;
  request.set_page_size(kPageSize);
  request.set_include_unpublished(true);
  if (const auto answer = client.ListPublishers(request); answer.ok()) {
    for (const v1::PublisherProfile& publisher : answer->publishers())
      values.push_back({As(value.typed, "publishers/", publisher.name()), publisher.display_name()});
  }
  return values;
}

Values Issues(const Client& client, const TypedValue& value) {
  Values values;
  v1::ListIssuesRequest request;
  request.set_page_size(kPageSize);
  request.set_include_unpublished(true);
  const auto answer = client.ListIssues(request);
  if (!answer.ok()) return values;
  for (const v1::IssueSummary& issue : answer->issues())
    values.push_back({As(value.typed, "issues/", issue.name()), issue.title()});
  return values;
}

Values ItemsOf(const Client& client, const std::string& issue) {
  Values values;
  v1::GetIssueRequest request;
  request.set_name(IssueName(issue));
  request.set_include_unpublished(true);
  const auto answer = client.GetIssue(request);
  if (!answer.ok()) return values;
  for (const v1::Section& section : answer->issue().sections()) {
    for (const v1::Item& item : section.items()) values.push_back({item.name(), item.title()});
  }
  return values;
}

// Whole names, first the issue's part: `issues/2022-09/items/`.
Values Items(const Client& client, const TypedValue& value) {
  if (const std::size_t at = value.typed.find("/items/"); at != std::string::npos)
    return ItemsOf(client, value.typed.substr(0, at));
  TypedValue issue = value;
  issue.typed = "issues/";
  Values values = Issues(client, issue);
  for (Candidate& candidate : values) candidate.value += "/items/";
  return values;
}

// Slugs in the issue named before.
Values Slugs(const Client& client, const TypedValue& value) {
  Values values = ItemsOf(client, value.issue);
  for (Candidate& candidate : values) candidate.value.erase(0, candidate.value.rfind('/') + 1);
  return values;
}

// Values that only the service knows, by the names of options and arguments.
const std::map<std::string, std::function<Values(const Client&, const TypedValue&)>>& AskedValues() {
  static const std::map<std::string, std::function<Values(const Client&, const TypedValue&)>> asked = {
      {"--issue", Issues},    {"--publisher", Publishers}, {"--sector", Sectors}, {"NAME", Issues},
      {"OTHERS", Publishers}, {"PUBLISHER", Publishers},   {"ITEM", Items},
  };
  return asked;
}

// Values that do not change.
Values FixedValues(const TypedValue& value) {
  if (value.name == "--kind") return Choices(KindChoices());
  if (value.name == "--format")
    return Choices(value.command == "feed" ? std::vector<std::string>{"atom", "rss", "json-feed"}
                                           : FormatChoices());
  if (value.name == "--by") {
    std::vector<std::string> words = {"sector", "kind", "publisher"};
    if (value.command == "summary") words.emplace_back("month");
    return Choices(words);
  }
  if (value.name == "SHELL") return Choices({"bash", "zsh", "fish"});
  return {};
}

bool IsFile(const TypedValue& value) {
  for (const char* name : {"FILE", "PATH", "--output", "--tls-ca-file", "--body", "--write", "--theme-dir"}) {
    if (value.name == name) return true;
  }
  return value.command == "edit" && value.name == "--from";
}

}  // namespace

Candidates ValuesOf(const TypedValue& value, const client::ClientOptions& options) {
  Candidates candidates;
  candidates.files = IsFile(value);
  candidates.values = FixedValues(value);
  const auto asked = AskedValues().find(value.name);
  if (asked == AskedValues().end()) return candidates;
  const auto client = Client::Create(options);
  if (!client.ok()) return candidates;
  if (value.name == "ITEM" && !value.issue.empty()) {
    candidates.values = Slugs(*client, value);
  } else {
    candidates.values = asked->second(*client, value);
    candidates.no_space = value.name == "ITEM" && value.typed.find("/items/") == std::string::npos;
  }
  return candidates;
}

}  // namespace pulse::cli
