#include "services/ingest/parser/lines/links.h"

#include <algorithm>
#include <string>
#include <vector>

#include "services/ingest/parser/assembly/markdown_escape.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/lines/link_target.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

using text::Bytes16;
using text::InRange;
using text::Is;

bool IsLive(std::string_view url) {
  const auto starts = [url](std::string_view scheme) {
    return url.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), url.begin(),
                                                    [](char a, char b) { return a == ToLower(b); });
  };
  return starts("https://") || starts("http://") || starts("mailto:");
}

// `\\_` is `_`: what an address is, not how Markdown writes it.
std::string WithoutEscapes(std::string_view url) {
  std::string out;
  out.reserve(url.size());
  for (std::size_t at = 0; at < url.size(); ++at) {
    if (url[at] == '\\' && at + 1 < url.size() && IsPunctuation(url[at + 1])) ++at;
    out.push_back(url[at]);
  }
  return out;
}

void AddLink(std::string_view text, std::string_view url,
             google::protobuf::RepeatedPtrField<v1::Link>* links) {
  SourcedText seen;
  seen.Append(text, 0, true);
  auto* const link = links->Add();
  link->set_text(std::string(Trim(seen.text())));
  url = Trim(url);
  url = url.substr(0, url.find_first_of(" \t\n"));  // a title in quotes
  if (url.size() > 2 && url.front() == '<' && url.back() == '>') url = url.substr(1, url.size() - 2);
  if (IsLive(url)) link->set_url(WithoutEscapes(url));
}

std::size_t BareUrlLength(std::string_view text) {
  if (text.substr(0, 7) != "http://" && text.substr(0, 8) != "https://") return 0;
  std::size_t end = 0;
  while (end < text.size() && !IsSpace(text[end]) && text[end] != '<' && text[end] != '>' &&
         text[end] != ']' && text[end] != '"' && text[end] != '*') {
    ++end;
  }
  while (end > 0 &&
         (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ')' || text[end - 1] == ';' ||
          text[end - 1] == ':' || text[end - 1] == '?' || text[end - 1] == '!')) {
    --end;
  }
  return end > 8 ? end : 0;
}

// Where a link may begin, end or be escaped, at or after `from`; none begins or ends
// with the last byte.
std::size_t FindLinkMark(std::string_view body, std::size_t from) {
  if (from + 1 >= body.size()) return body.size();
  const char* const begin = body.data() + from;
  const std::size_t places = body.size() - 1 - from;
  const auto mark = [begin](std::size_t at, auto load) {
    const Bytes16 bytes = load(begin + at);
    return InRange(bytes, '[', ']') | (Is(bytes, 'h') & Is(load(begin + at + 1), 't'));
  };
  const std::size_t found = text::FirstPlace(places, mark);
  return found < places ? from + found : body.size();
}

}  // namespace

bool MayHoldLinks(std::string_view body) {
  const auto sign = [](Bytes16 bytes) { return Is(bytes, ']') | Is(bytes, ':'); };
  for (std::size_t at = text::FindWhere(body, sign); at < body.size();
       at = text::FindWhere(body, sign, at + 1)) {
    if (body.substr(at, 2) == "](" || body.substr(at, 3) == "://") return true;
  }
  return false;
}

void AppendLinks(std::string_view body, google::protobuf::RepeatedPtrField<v1::Link>* links) {
  if (!MayHoldLinks(body)) return;
  TargetFinder targets(body);
  std::vector<std::size_t> open;
  constexpr std::size_t kDeepest = 32;  // brackets kept open, so that no input is quadratic
  for (std::size_t at = FindLinkMark(body, 0); at < body.size(); at = FindLinkMark(body, at + 1)) {
    const char c = body[at];
    if (c == '\\') {
      ++at;
    } else if (c == '[') {
      if (open.size() == kDeepest) open.erase(open.begin());
      open.push_back(at);
    } else if (c == ']' && !open.empty()) {
      const std::size_t begin = open.back();
      open.pop_back();
      if (const std::size_t target = targets.LengthAt(body.substr(at)); target > 0) {
        AddLink(body.substr(begin + 1, at - begin - 1), body.substr(at + 2, target - 3), links);
        at += target - 1;
        open.clear();
      }
    } else if (c == 'h' && open.empty() && (at == 0 || !IsWordByte(body[at - 1]))) {
      if (const std::size_t length = BareUrlLength(body.substr(at)); length > 0) {
        AddLink(body.substr(at, length), body.substr(at, length), links);
        at += length - 1;
      }
    }
  }
}

}  // namespace pulse::ingest
