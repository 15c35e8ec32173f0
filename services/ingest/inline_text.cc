#include "services/ingest/inline_text.h"

#include <algorithm>
#include <array>
#include <bit>

#include "services/ingest/byte_block.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kSoftHyphen = "\u00ad";

bool IsPunctuation(char c) {
  return static_cast<unsigned char>(c) < 0x80 && c > ' ' && !IsAlpha(c) && !IsDigit(c) && c != 0x7f;
}

// Finds "](target)". A target that never closes is looked through once for each
// bracket before it, so the looking has a budget: a few times the text's size,
// far more than any real text needs and little enough to stay linear.
class TargetFinder {
 public:
  explicit TargetFinder(std::string_view text) : budget_(text.size() * 8 + 4096), last_(text.rfind("](")) {}

  /// Bytes of the target at the front of `text`, 0 when there is none.
  std::size_t LengthAt(std::string_view text) {
    constexpr std::size_t kLongestTarget = 4096;
    if (text.size() < 3 || text[0] != ']' || text[1] != '(') return 0;
    int depth = 0;
    for (std::size_t at = 1; at < text.size() && at < kLongestTarget && budget_ > 0; ++at, --budget_) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == '(') {
        ++depth;
      } else if (text[at] == ')' && --depth == 0) {
        return at + 1;
      }
    }
    return 0;
  }

  /// Whether a target could begin at or after `offset`.
  bool MayFollow(std::size_t offset) const { return last_ != std::string_view::npos && offset <= last_; }

 private:
  std::size_t budget_;
  std::size_t last_;
};

// Bytes at the front that are themselves in Markdown and in plain text.
std::size_t PlainLength(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && (IsAlpha(text[length]) || IsDigit(text[length]) || text[length] == ',' ||
                                  text[length] == '.' || text[length] == '\'' || text[length] == '-' ||
                                  text[length] == ':' || text[length] == '(' || text[length] == ')')) {
    ++length;
  }
  return length;
}

// Entities that converters write for plain characters.
struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Entity, 12> kEntities = {{{"&amp;", "&"},
                                               {"&lt;", "<"},
                                               {"&gt;", ">"},
                                               {"&quot;", "\""},
                                               {"&apos;", "'"},
                                               {"&#39;", "'"},
                                               {"&lsquo;", "‘"},
                                               {"&rsquo;", "’"},
                                               {"&ldquo;", "“"},
                                               {"&rdquo;", "”"},
                                               {"&ndash;", "–"},
                                               {"&mdash;", "—"}}};

const Entity* EntityAt(std::string_view text) {
  const auto* const entity = std::find_if(kEntities.begin(), kEntities.end(),
                                          [text](const Entity& e) { return text.starts_with(e.name); });
  return entity == kEntities.end() ? nullptr : entity;
}

bool IsWordByte(char c) { return IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

void SourcedText::Put(std::string_view bytes, std::uint32_t offset) {
  if (!runs_.empty()) {
    auto& run = runs_.back();
    if (run.stands_for == 0 && run.offset + run.length == offset && run.at + run.length == text_.size()) {
      run.length += bytes.size();
      text_.append(bytes);
      return;
    }
  }
  runs_.push_back({text_.size(), offset, bytes.size(), 0});
  text_.append(bytes);
}

void SourcedText::PutFor(std::string_view bytes, std::uint32_t offset, std::size_t length) {
  if (bytes.size() == length) return Put(bytes, offset);
  runs_.push_back({text_.size(), offset, bytes.size(), length});
  text_.append(bytes);
}

void SourcedText::AppendJoint(std::string_view next) {
  if (!text_.empty() && !breaks_word_ && text_.back() != ' ') text_.append(WrapJoint(text_, next));
}

void SourcedText::Append(std::string_view part, std::uint32_t offset, bool markdown, bool link_goes_on) {
  TargetFinder targets(part);
  auto end = Trim(part);
  while (markdown && end.ends_with('*')) end.remove_suffix(1);
  breaks_word_ = end.ends_with(kSoftHyphen);
  for (std::size_t at = 0; at < part.size();) {
    const auto rest = part.substr(at);
    const char c = rest.front();
    const auto here = offset + static_cast<std::uint32_t>(at);
    if (const std::size_t plain = PlainLength(rest); plain > 0) {
      Put(rest.substr(0, plain), here);
      at += plain;
    } else if (const std::size_t space = LeadingSpace(rest); space > 0) {
      if (!text_.empty() && text_.back() != ' ') PutFor(" ", here, space);
      at += space;
    } else if (rest.starts_with(kSoftHyphen)) {
      PutFor("", here, kSoftHyphen.size());
      at += kSoftHyphen.size();
    } else if (markdown && c == '\\' && rest.size() > 1 && IsPunctuation(rest[1])) {
      Put(rest.substr(1, 1), here + 1);
      at += 2;
    } else if (const auto* const entity = markdown && c == '&' ? EntityAt(rest) : nullptr;
               entity != nullptr) {
      PutFor(entity->text, here, entity->name.size());
      at += entity->name.size();
    } else if (markdown &&
               (c == '*' || (c == '_' && (at == 0 || at + 1 == part.size() || !IsWordByte(part[at - 1]) ||
                                          !IsWordByte(part[at + 1]))))) {
      ++at;
    } else if (markdown && (c == '[' || (c == '!' && rest.size() > 1 && rest[1] == '[')) &&
               (link_goes_on || targets.MayFollow(at))) {
      at += c == '!' ? 2 : 1;
    } else if (const std::size_t target = markdown && c == ']' ? targets.LengthAt(rest) : 0; target > 0) {
      at += target;
    } else {
      const std::size_t length = CharacterLength(rest);
      Put(rest.substr(0, length), here);
      at += length;
    }
  }
}

std::vector<Range> SourcedText::RangesOf(std::size_t begin, std::size_t end) const {
  std::vector<Range> ranges;
  const auto add = [&ranges](std::size_t from, std::size_t length) {
    const auto at = static_cast<std::uint32_t>(from);
    const auto until = at + static_cast<std::uint32_t>(length);
    if (!ranges.empty() && ranges.back().end == at) {
      ranges.back().end = until;
    } else {
      ranges.push_back({at, until});
    }
  };
  for (const auto& run : runs_) {
    const std::size_t from = std::max(begin, run.at);
    const std::size_t to = std::min(end, run.at + run.length);
    if (run.stands_for > 0) {
      // What stands for nothing belongs to the text on both its sides.
      if (from < to || (run.length == 0 && begin < run.at && run.at < end)) add(run.offset, run.stands_for);
    } else if (from < to) {
      add(run.offset + (from - run.at), to - from);
    }
  }
  return ranges;
}

std::string_view WrapJoint(std::string_view before, std::string_view after) {
  constexpr std::string_view kSpace = " ";
  if (before.size() < 2 || after.empty()) return kSpace;
  const auto part = LastWord(before);
  const char last = before.back();
  const char previous = before[before.size() - 2];
  const bool address = part.find("://") != std::string_view::npos || part.starts_with("www.");
  if (last == '/') return address || (IsAlpha(previous) && IsAlpha(after.front())) ? "" : kSpace;
  if (last == '-') return previous == ' ' || previous == '-' ? kSpace : "";
  // "2015–" and "2020", "word—" and "word"
  if (before.size() < 4 ||
      !(before.ends_with("–") || before.ends_with("—") || before.ends_with("‐") || before.ends_with("‑")))
    return kSpace;
  const char inside = before[before.size() - 4];
  return !IsSpace(inside) && (IsAlpha(after.front()) || IsDigit(after.front())) ? "" : kSpace;
}

std::string EscapeMarkdown(std::string_view line, bool first) {
  std::string out;
  out.reserve(line.size() + 8);
  std::size_t done = 0;
  const auto escape = [&](std::size_t at) {
    out.append(line, done, at - done).push_back('\\');
    done = at;
  };
  if (first && !line.empty()) {
    std::size_t digits = 0;
    while (digits < line.size() && digits < 9 && IsDigit(line[digits])) ++digits;
    const char c = line[digits < line.size() ? digits : 0];
    const bool opens = digits == 0 && (c == '#' || c == '>' || c == '+' || c == '-' || c == '=' || c == '~');
    if (opens || (digits > 0 && (c == '.' || c == ')'))) escape(digits);
  }
  for (std::size_t begin = 0; begin < line.size(); begin += ByteBlock::kSize) {
    const ByteBlock block(line, begin);
    for (Places left = block.InRange('[', '`') | block.Is('*') | block.Is('<') | block.Is('&'); left != 0;
         left &= left - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(left));
      const char next = at + 1 < line.size() ? line[at + 1] : '\0';
      const bool plain = line[at] == '^' || (line[at] == '&' && !IsAlpha(next) && next != '#');
      if (!plain) escape(at);
    }
  }
  return out.append(line, done);
}

namespace {

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

}  // namespace

void AppendLinks(std::string_view body, google::protobuf::RepeatedPtrField<v1::Link>* links) {
  // Most texts have none.
  if (body.find("](") == std::string_view::npos && body.find("://") == std::string_view::npos) return;
  TargetFinder targets(body);
  std::vector<std::size_t> open;
  constexpr std::size_t kDeepest = 32;  // brackets kept open, so that no input is quadratic
  for (std::size_t at = 0; at < body.size(); ++at) {
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
