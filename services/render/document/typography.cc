#include "services/render/document/typography.h"

#include "text/byte_scan.h"
#include "text/utf8.h"

namespace pulse::render {
namespace {

bool IsSpace(char32_t c) { return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F; }
bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

// What may not stay as it is.
text::Answers16 NeedsSetting(text::Bytes16 bytes) {
  using text::InRange;
  using text::Is;
  return ~InRange(bytes, ' ', '~') | Is(bytes, '"') | Is(bytes, '\'') | InRange(bytes, '-', '.');
}

// After these a quote opens.
bool OpensQuote(char32_t previous) {
  constexpr std::u32string_view kOpeners = U"([{/-\u2010\u2011\u2012\u2013\u2014\u2018\u201C";
  return IsSpace(previous) || kOpeners.find(previous) != std::u32string_view::npos;
}

}  // namespace

std::string_view Typesetter::Set(std::string_view text) {
  set_.clear();
  std::size_t begin = 0;  // of what is copied as it stands
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain_end = text::FindWhere(text, NeedsSetting, at);
    if (plain_end > at) previous_ = static_cast<unsigned char>(text[plain_end - 1]);
    at = plain_end;
    if (at == text.size()) break;
    const text::CodePoint current = text::DecodeCodePoint(text, at);
    const std::size_t after = at + current.length;
    const char32_t next = after < text.size() ? text::DecodeCodePoint(text, after).value : U' ';
    std::size_t end = after;
    char32_t set = current.value;
    if (set == '"') {
      set = OpensQuote(previous_) ? U'\u201C' : U'\u201D';
    } else if (set == '\'') {
      // '90s is an elision, 'ninety' a quotation.
      const bool opens = OpensQuote(previous_) && !IsDigit(next) && !IsSpace(next);
      set = opens ? U'\u2018' : U'\u2019';
    } else if (set == '-' && previous_ == ' ' && next == ' ' && after < text.size()) {
      set = U'\u2013';
    } else if (set == '.' && text.substr(after, 2) == ".." && text.substr(after + 2, 1) != "." &&
               previous_ != '.') {
      set = U'\u2026';
      end += 2;
    }
    if (set != current.value || current.IsMalformed()) {
      set_ += text.substr(begin, at - begin);
      text::AppendCodePoint(set_, set);
      begin = end;
    }
    previous_ = set;
    at = end;
  }
  if (begin == 0) return text;
  set_ += text.substr(begin);
  return set_;
}

std::string Typeset(std::string_view text) { return std::string(Typesetter().Set(text)); }

}  // namespace pulse::render
