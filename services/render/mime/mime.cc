#include "services/render/mime/mime.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "text/byte_scan.h"
#include "text/utf8.h"

namespace pulse::render {
namespace {

constexpr std::size_t kMaxPlainHeaderBytes = 60;  // leaves room for the name before it
constexpr std::size_t kEncodedWordBytes = 45;     // 60 of base64 and the frame: under the 75 allowed
constexpr std::size_t kQuotedLineBytes = 75;      // and the soft break's own `=`
constexpr std::size_t kMaxAddressBytes = 254;

bool IsPrintableAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool IsPlain(std::string_view text) {
  return IsPrintableAscii(text) && text.size() <= kMaxPlainHeaderBytes &&
         text.find("=?") == std::string_view::npos;
}

bool IsAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string EncodedWords(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size()) {
      const std::size_t next = end + text::DecodeCodePoint(text, end).length;
      if (next > kEncodedWordBytes) break;
      end = next;
    }
    const std::string base64 = absl::Base64Escape(absl::string_view(text.data(), end));
    out += (out.empty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") + base64 + "?=";
    text.remove_prefix(end);
  }
  return out;
}

}  // namespace

std::string EncodeUnstructured(std::string_view text) {
  return IsPlain(text) ? std::string(text) : EncodedWords(text);
}

std::string EncodePhrase(std::string_view text) {
  if (!IsPlain(text)) return EncodedWords(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

namespace {

// Lines of quoted-printable. Whether a space ends its line is the caller's to know.
class QuotedLines {
 public:
  explicit QuotedLines(std::size_t bytes) { out_.reserve(bytes); }

  // What stands for itself, wherever it is in a line.
  void Plain(std::string_view text) {
    while (!text.empty()) {
      if (line_ == kQuotedLineBytes) SoftBreak();
      // A full stop alone on a line ends a message in SMTP; some relays forget to stuff it.
      if (line_ == 0 && text[0] == '.') {
        Quote('.');
        text.remove_prefix(1);
        continue;
      }
      const std::string_view piece = text.substr(0, kQuotedLineBytes - line_);
      out_ += piece;
      line_ += piece.size();
      text.remove_prefix(piece.size());
    }
  }

  void Quote(char c) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    if (line_ + 3 > kQuotedLineBytes) SoftBreak();
    const auto byte = static_cast<unsigned char>(c);
    const char quoted[] = {'=', kHex[byte >> 4U], kHex[byte & 0x0FU]};
    out_.append(quoted, sizeof quoted);
    line_ += sizeof quoted;
  }

  void Break() {
    out_ += "\r\n";
    line_ = 0;
  }

  std::string Finish() { return std::move(out_); }

 private:
  void SoftBreak() {
    out_ += '=';
    Break();
  }

  std::string out_;
  std::size_t line_ = 0;  // bytes on it
};

}  // namespace

std::string QuotedPrintable(std::string_view text) {
  // Asked of a block and of a byte.
  constexpr auto kQuoted = [](auto bytes) { return (bytes < ' ') | (bytes > '~') | (bytes == '='); };
  QuotedLines lines(text.size() + text.size() / 8);
  while (true) {
    std::size_t run = text::FindWhere(text, kQuoted);
    const bool ends_line = run == text.size() || text[run] == '\n';
    if (run > 0 && ends_line && text[run - 1] == ' ') --run;
    lines.Plain(text.substr(0, run));
    text.remove_prefix(run);
    if (text.empty()) return lines.Finish();
    do {
      if (text[0] == '\n') {
        lines.Break();
      } else {
        lines.Quote(text[0]);
      }
      text.remove_prefix(1);
    } while (!text.empty() && kQuoted(static_cast<unsigned char>(text[0])));
  }
}

bool IsMailAddress(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > kMaxAddressBytes || at == std::string_view::npos || at == 0) return false;
  const std::string_view local = text.substr(0, at);
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return false;
  constexpr std::string_view kAlsoAllowed = ".!#$%&'*+/=?^_`{|}~-";
  return IsDomain(text.substr(at + 1)) && std::all_of(local.begin(), local.end(), [&](char c) {
           return IsAlphanumeric(c) || kAlsoAllowed.find(c) != std::string_view::npos;
         });
}

bool IsDomain(std::string_view text) {
  while (true) {
    const std::string_view label = text.substr(0, text.find('.'));
    if (label.empty() || label.front() == '-' || label.back() == '-') return false;
    if (!std::all_of(label.begin(), label.end(), [](char c) { return IsAlphanumeric(c) || c == '-'; })) {
      return false;
    }
    if (label.size() == text.size()) return true;
    text.remove_prefix(label.size() + 1);
  }
}

}  // namespace pulse::render
