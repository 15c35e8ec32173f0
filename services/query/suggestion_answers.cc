// QueryService: what a reader may mean.

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/query/reading_checks.h"
#include "services/query/requests.h"
#include "services/query/service.h"

namespace pulse::query {
namespace {

constexpr std::size_t kFewestPrefixBytes = 2;
constexpr std::size_t kMaxPrefixBytes = 200;
constexpr int kDefaultSuggestions = 8;
constexpr int kMaxSuggestions = 20;

// What was typed, blanks round it aside.
std::string Typed(const v1::SuggestTermsRequest& request) {
  return std::string(absl::StripAsciiWhitespace(request.prefix()));
}

bool Wants(const v1::SuggestTermsRequest& request, v1::SuggestionType type) {
  const auto& types = request.types();
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

absl::Status CheckRequest(const v1::SuggestTermsRequest& request) {
  if (auto status = server::CheckShortText(request.prefix(), kMaxPrefixBytes, "prefix"); !status.ok())
    return status;
  if (Typed(request).size() < kFewestPrefixBytes) {
    return server::InvalidField("prefix", server::kFieldRequired,
                                "A prefix has at least 2 bytes, blanks round it aside.");
  }
  for (int i = 0; i < request.types_size(); ++i) {
    const int type = request.types(i);
    const std::string field = absl::StrCat("types[", i, "]");
    if (!v1::SuggestionType_IsValid(type) || type == v1::SUGGESTION_TYPE_UNSPECIFIED)
      return server::InvalidField(field, server::kFieldOutOfRange, "Not a SuggestionType to ask for.");
    if (std::find(request.types().begin(), request.types().begin() + i, type) != request.types().begin() + i)
      return server::InvalidField(field, server::kFieldMalformed, "Each type at most once.");
  }
  if (request.max_suggestions() >= 0) return absl::OkStatus();
  return server::InvalidField("max_suggestions", server::kFieldOutOfRange,
                              "There cannot be fewer than 0 suggestions. 0 asks for the default of 8.");
}

absl::StatusOr<v1::SuggestTermsResponse> QueryService::Answer(const v1::SuggestTermsRequest& request,
                                                              const Call& call) {
  db::SuggestionQuery query;
  query.prefix = Typed(request);
  query.publishers = Wants(request, v1::SUGGESTION_TYPE_PUBLISHER);
  query.titles = Wants(request, v1::SUGGESTION_TYPE_TITLE);
  query.limit = request.max_suggestions() == 0 ? kDefaultSuggestions
                                               : std::min(request.max_suggestions(), kMaxSuggestions);
  auto suggestions = readers_.suggestions.Suggest(query, call.deadline);
  if (!suggestions.ok()) return suggestions.status();
  v1::SuggestTermsResponse response;
  for (v1::Suggestion& suggestion : *suggestions) *response.add_suggestions() = std::move(suggestion);
  return response;
}

}  // namespace pulse::query
