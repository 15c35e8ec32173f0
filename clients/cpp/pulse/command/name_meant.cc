#include "clients/cpp/pulse/command/name_meant.h"

#include <algorithm>
#include <string_view>

#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

// One page: some years of issues.
constexpr int kIssuesAsked = 500;
constexpr int kPublishersAsked = 500;

constexpr std::string_view kItems = "/items/";

// The word that the error's text names, in whichever of its forms.
std::string WrongWord(const std::vector<std::string>& words, const std::string& collection,
                      const std::string& message) {
  for (const std::string& word : words) {
    const std::string_view value =
        word.starts_with("--") ? std::string_view(word).substr(std::min(word.find('=') + 1, word.size()))
                               : std::string_view(word);
    const std::string id(IdIn(collection, value));
    if (!id.empty() && message.find(collection + id) != std::string::npos) return id;
  }
  return "";
}

std::string IssueMeant(const client::Client& client, const std::string& word) {
  v1::ListIssuesRequest request;
  request.set_page_size(kIssuesAsked);
  request.set_include_unpublished(true);
  const auto issues = client.ListIssues(request);
  if (!issues.ok()) return "";
  std::vector<std::string> ids;
  for (const v1::IssueSummary& issue : issues->issues()) ids.emplace_back(IssueId(issue.name()));
  return Nearest(word, ids);
}

std::string PublisherMeant(const client::Client& client, const std::string& word) {
  std::vector<std::string> ids;
  v1::SuggestTermsRequest typed;
  typed.set_prefix(word);
  typed.add_types(v1::SUGGESTION_TYPE_PUBLISHER);
  if (const auto answer = client.SuggestTerms(typed); answer.ok()) {
    for (const v1::Suggestion& suggestion : answer->suggestions())
      ids.emplace_back(PublisherId(suggestion.name()));
  }
  v1::ListPublishersRequest request;
  request.set_page_size(kPublishersAsked);
  request.set_include_unpublished(true);
  if (const auto answer = client.ListPublishers(request); answer.ok()) {
    for (const v1::PublisherProfile& publisher : answer->publishers())
      ids.emplace_back(PublisherId(publisher.name()));
  }
  return Nearest(word, ids);
}

// `word` is an item's name without "issues/".
std::string ItemMeant(const client::Client& client, const std::string& word) {
  const std::size_t at = word.find(kItems);
  if (at == std::string::npos) return "";
  v1::GetIssueRequest request;
  request.set_name(IssueName(word.substr(0, at)));
  request.set_include_unpublished(true);
  const auto answer = client.GetIssue(request);
  if (!answer.ok()) return "";
  std::vector<std::string> names;
  for (const v1::Section& section : answer->issue().sections()) {
    for (const v1::Item& item : section.items()) names.push_back(item.name());
  }
  return Nearest("issues/" + word, names);
}

}  // namespace

std::string NameMeant(const client::Client& client, const std::vector<std::string>& words,
                      const client::Error& error) {
  // `2024-9` is no name at all.
  const bool is_malformed = error.code == grpc::StatusCode::INVALID_ARGUMENT &&
                            error.message.find("name of an issue") != std::string::npos;
  for (std::size_t i = 0; is_malformed && i < words.size(); ++i) {
    if (words[i].starts_with('-')) continue;
    if (std::string meant = IssueMeant(client, words[i]); !meant.empty()) return meant;
  }
  if (error.reason == "PUBLISHER_NOT_FOUND") {
    const std::string word = WrongWord(words, "publishers/", error.message);
    return word.empty() ? "" : PublisherMeant(client, word);
  }
  if (error.reason != "ISSUE_NOT_FOUND" && error.reason != "ITEM_NOT_FOUND") return "";
  const std::string word = WrongWord(words, "issues/", error.message);
  if (word.empty()) return "";
  return word.find(kItems) == std::string::npos ? IssueMeant(client, word) : ItemMeant(client, word);
}

}  // namespace pulse::cli
