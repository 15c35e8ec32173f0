#include "services/render/typography.h"

#include "services/render/unicode.h"

namespace pulse::render {
namespace {

bool IsSpace(char32_t c) { return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F; }
bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

// After these a quote opens.
bool OpensQuote(char32_t previous) {
  constexpr std::u32string_view kOpeners = U"([{/-\u2010\u2011\u2012\u2013\u2014\u2018\u201C";
  return IsSpace(previous) || kOpeners.find(previous) != std::u32string_view::npos;
}

}  // namespace

std::string Typesetter::Set(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint current = DecodeCodePoint(text, at);
    at += current.length;
    const char32_t next = at < text.size() ? DecodeCodePoint(text, at).value : U' ';
    char32_t set = current.value;
    if (set == '"') {
      set = OpensQuote(previous_) ? U'\u201C' : U'\u201D';
    } else if (set == '\'') {
      // '90s is an elision, 'ninety' a quotation.
      const bool opens = OpensQuote(previous_) && !IsDigit(next) && !IsSpace(next);
      set = opens ? U'\u2018' : U'\u2019';
    } else if (set == '-' && previous_ == ' ' && next == ' ' && at < text.size()) {
      set = U'\u2013';
    } else if (set == '.' && text.substr(at, 2) == ".." && text.substr(at + 2, 1) != "." &&
               previous_ != '.') {
      set = U'\u2026';
      at += 2;
    }
    AppendCodePoint(out, set);
    previous_ = set;
  }
  return out;
}

std::string Typeset(std::string_view text) { return Typesetter().Set(text); }

}  // namespace pulse::render
