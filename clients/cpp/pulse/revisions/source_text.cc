#include "clients/cpp/pulse/revisions/source_text.h"

#include <algorithm>
#include <cstdio>

#include "absl/strings/ascii.h"
#include "services/ingest/convert/convert.h"

namespace pulse::cli {
namespace {

bool IsSpace(char character) { return absl::ascii_isspace(static_cast<unsigned char>(character)); }

std::size_t SkipSpace(std::string_view text, std::size_t at) {
  while (at < text.size() && IsSpace(text[at])) ++at;
  return at;
}

// Where `words` that begin at `at` end; npos when they are not there.
std::size_t MatchWords(std::string_view text, std::size_t at, std::string_view words) {
  for (std::size_t i = 0; i < words.size();) {
    if (IsSpace(words[i])) {
      const std::size_t behind = SkipSpace(text, at);
      if (behind == at) return std::string_view::npos;
      at = behind;
      i = SkipSpace(words, i);
    } else if (at < text.size() && text[at] == words[i]) {
      ++at;
      ++i;
    } else {
      return std::string_view::npos;
    }
  }
  return at;
}

std::string_view Trimmed(std::string_view words) {
  while (!words.empty() && IsSpace(words.front())) words.remove_prefix(1);
  while (!words.empty() && IsSpace(words.back())) words.remove_suffix(1);
  return words;
}

}  // namespace

client::Result<v1::Document> FetchSource(const client::Client& client, const v1::Issue& issue) {
  v1::GetSourceDocumentRequest request;
  request.set_name(issue.source_document());
  auto answer = client.GetSourceDocument(request);
  if (!answer.ok()) return answer.error();
  return std::move(*answer->mutable_document());
}

client::Result<std::string> TextOf(const v1::Document& document) {
  auto converted = ingest::ToText(document);
  if (!converted.ok()) {
    return client::LocalError(static_cast<grpc::StatusCode>(converted.status().code()),
                              std::string(converted.status().message()));
  }
  return std::move(*converted->text_document.mutable_content());
}

std::vector<Place> FindWords(std::string_view text, std::string_view words, Place within) {
  words = Trimmed(words);
  std::vector<Place> places;
  if (words.empty()) return places;
  const std::string_view part = text.substr(0, static_cast<std::size_t>(within.end));
  auto at = static_cast<std::size_t>(within.begin);
  while ((at = part.find(words.front(), at)) != std::string_view::npos) {
    const std::size_t end = MatchWords(part, at, words);
    if (end == std::string_view::npos) {
      ++at;
      continue;
    }
    places.push_back({static_cast<std::int64_t>(at), static_cast<std::int64_t>(end)});
    at = end;
  }
  return places;
}

std::optional<Place> FindLines(std::string_view text, const std::string& lines) {
  int first = 0;
  int last = 0;
  char rest = 0;
  const int read = std::sscanf(lines.c_str(), "%9d-%9d%c", &first, &last, &rest);
  const bool one = lines.find('-') == std::string::npos;
  if (one ? (read != 1 || lines.find_first_not_of("0123456789") != std::string::npos) : read != 2) {
    return std::nullopt;
  }
  if (one) last = first;
  if (first < 1 || last < first) return std::nullopt;
  std::size_t begin = 0;
  for (int line = 1; line < first; ++line) {
    begin = text.find('\n', begin);
    if (begin++ == std::string_view::npos) return std::nullopt;
  }
  std::size_t end = std::min(text.find('\n', begin), text.size());
  for (int line = first; line < last; ++line) {
    if (end == text.size()) return std::nullopt;
    end = std::min(text.find('\n', end + 1), text.size());
  }
  return Place{static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)};
}

int LineAt(std::string_view text, std::int64_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + offset, '\n'));
}

}  // namespace pulse::cli
