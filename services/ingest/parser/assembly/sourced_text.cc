#include "services/ingest/parser/assembly/sourced_text.h"

#include <algorithm>
#include <array>

#include "services/ingest/parser/assembly/markdown_escape.h"
#include "services/ingest/parser/lines/link_target.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kSoftHyphen = "\u00ad";

// Of letters, digits and marks that are themselves in Markdown and in plain text.
text::Answers16 ArePlain(text::Bytes16 bytes) {
  return text::InRange(bytes | 0x20, 'a', 'z') | text::InRange(bytes, '0', ':') |
         text::InRange(bytes, '\'', ')') | text::InRange(bytes, ',', '.');
}

// Bytes at the front that are plain words, with a space between each two.
std::size_t PlainLength(std::string_view text) {
  if (text.empty() || text.front() == ' ') return 0;
  // The last byte has none behind it: a space there is no joint.
  const std::size_t joints = text.size() - 1;
  const std::size_t length = text::FirstPlace(joints, [text](std::size_t at, auto load) {
    const auto bytes = load(text.data() + at);
    return ~(ArePlain(bytes) | (text::Is(bytes, ' ') & ArePlain(load(text.data() + at + 1))));
  });
  const bool whole = length == joints &&
                     text::PlacesOf(ArePlain(text::Bytes16{} + static_cast<unsigned char>(text.back()))) != 0;
  return length + (whole ? 1 : 0);
}

// Entities that converters write for plain characters.
struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Entity, 13> kEntities = {{{"&amp;", "&"},
                                               {"&nbsp;", "\u00a0"},
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

// Bytes of the break of HTML that `text` begins with; 0 where it begins with none.
std::size_t BreakLength(std::string_view text) {
  for (const std::string_view mark : {"<br>", "<br/>", "<br />"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

// "pre-" and "and post-test", "18-" and "to 25-year-olds": the hyphen hangs.
bool LeavesHyphen(std::string_view after) {
  while (after.starts_with('*')) after.remove_prefix(1);
  return after.starts_with("to ") || after.starts_with("and ") || after.starts_with("or ");
}

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
  if (text_.empty()) text_.reserve(part.size());
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
    } else if (const std::size_t line_break = markdown && c == '<' ? BreakLength(rest) : 0; line_break > 0) {
      if (!text_.empty() && text_.back() != ' ') PutFor(" ", here, line_break);
      at += line_break;
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

SourcedText::Ranges SourcedText::RangesOf(std::size_t begin, std::size_t end) const {
  Ranges ranges;
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
  const char last = before.back();
  if (last != '/' && last != '-' && static_cast<unsigned char>(last) < 0x80) return kSpace;
  const auto part = LastWord(before);
  const char previous = before[before.size() - 2];
  const bool address = part.find("://") != std::string_view::npos || part.starts_with("www.");
  if (last == '/') return address || (IsAlpha(previous) && IsAlpha(after.front())) ? "" : kSpace;
  if (last == '-') return previous == ' ' || previous == '-' || LeavesHyphen(after) ? kSpace : "";
  // "2015–" and "2020", "word—" and "word"
  if (before.size() < 4 ||
      !(before.ends_with("–") || before.ends_with("—") || before.ends_with("‐") || before.ends_with("‑")))
    return kSpace;
  const char inside = before[before.size() - 4];
  return !IsSpace(inside) && (IsAlpha(after.front()) || IsDigit(after.front())) ? "" : kSpace;
}

}  // namespace pulse::ingest
