#include "services/query/filter/lexer.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "text/byte_scan.h"

namespace pulse::query::filter {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool IsControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && !IsSpace(c)) || c == 0x7f; }

// An apostrophe is a quotation mark only where a value begins: `children's` is one word.
bool EndsText(char c) {
  return IsSpace(c) || std::string_view("()=<>!:,\"").find(c) != std::string_view::npos;
}

class Lexer {
 public:
  explicit Lexer(std::string_view filter) : filter_(filter) {}

  absl::StatusOr<std::vector<Token>> Run() {
    while (true) {
      while (at_ < filter_.size() && IsSpace(filter_[at_])) ++at_;
      if (at_ == filter_.size()) break;
      if (absl::Status status = Next(); !status.ok()) return status;
    }
    tokens_.push_back({TokenType::kEnd, filter_.size(), {}, {}});
    return std::move(tokens_);
  }

 private:
  absl::Status Next() {
    const char c = filter_[at_];
    const bool equals_next = at_ + 1 < filter_.size() && filter_[at_ + 1] == '=';
    switch (c) {
      case '(':
        return Sign(TokenType::kLeft, 1);
      case ')':
        return Sign(TokenType::kRight, 1);
      case ',':
        return Sign(TokenType::kComma, 1);
      case ':':
        return Sign(TokenType::kHas, 1);
      case '=':
        return Sign(TokenType::kEquals, 1);
      case '-':
        return Sign(TokenType::kMinus, 1);
      case '<':
        return equals_next ? Sign(TokenType::kAtMost, 2) : Sign(TokenType::kBelow, 1);
      case '>':
        return equals_next ? Sign(TokenType::kAtLeast, 2) : Sign(TokenType::kAbove, 1);
      case '!':
        if (equals_next) return Sign(TokenType::kNotEquals, 2);
        return FilterError(filter_, at_, "expected != here; ! alone means nothing, write NOT");
      case '"':
      case '\'':
        return String(c);
      default:
        return Text();
    }
  }

  absl::Status Sign(TokenType type, std::size_t length) {
    tokens_.push_back({type, at_, {}, filter_.substr(at_, length)});
    at_ += length;
    return absl::OkStatus();
  }

  absl::Status String(char quote) {
    const std::size_t begin = at_++;
    Token token{TokenType::kString, begin, {""}, {}};
    while (at_ < filter_.size() && filter_[at_] != quote) {
      if (absl::Status status = Take(&token); !status.ok()) return status;
    }
    if (at_ == filter_.size()) {
      return FilterError(
          filter_, begin,
          absl::StrCat("expected a second ", std::string(1, quote), " for the quotation mark here"));
    }
    ++at_;
    return Finish(std::move(token));
  }

  absl::Status Text() {
    Token token{TokenType::kText, at_, {""}, {}};
    while (at_ < filter_.size() && !EndsText(filter_[at_])) {
      if (absl::Status status = Take(&token); !status.ok()) return status;
    }
    return Finish(std::move(token));
  }

  // One character of a value.
  absl::Status Take(Token* token) {
    const char c = filter_[at_];
    if (c == '*') {
      token->parts.emplace_back();
      ++at_;
      return absl::OkStatus();
    }
    if (c == '\\' && ++at_ == filter_.size()) {
      return FilterError(filter_, at_ - 1, "expected a character after the backslash");
    }
    if (IsControl(filter_[at_])) return FilterError(filter_, at_, "expected no control character in a value");
    token->parts.back() += filter_[at_++];
    return absl::OkStatus();
  }

  absl::Status Finish(Token token) {
    token.source = filter_.substr(token.offset, at_ - token.offset);
    if (token.type == TokenType::kText) {
      if (token.source == "AND") token.type = TokenType::kAnd;
      if (token.source == "OR") token.type = TokenType::kOr;
      if (token.source == "NOT") token.type = TokenType::kNot;
      for (const std::string_view word : {"and", "or", "not"}) {
        if (token.source != word) continue;
        return FilterError(filter_, token.offset,
                           "expected AND, OR and NOT in capitals; to look for the word itself, quote it");
      }
    }
    tokens_.push_back(std::move(token));
    return absl::OkStatus();
  }

  const std::string_view filter_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

absl::Status FilterError(std::string_view filter, std::size_t offset, std::string_view message) {
  const std::string_view before = filter.substr(0, offset);
  const std::size_t character = text::CountCharacters(before) + 1;
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "FILTER_INVALID",
                         absl::StrCat("At character ", character, " of the filter: ",
                                      absl::string_view(message.data(), message.size()), "."),
                         "filter");
}

absl::StatusOr<std::vector<Token>> Tokenize(std::string_view filter) {
  if (filter.size() > kMaxFilterBytes) {
    return ErrorWithReason(
        absl::StatusCode::kInvalidArgument, "FIELD_TOO_LONG",
        absl::StrCat("Has ", filter.size(), " bytes, where ", kMaxFilterBytes, " are the limit."), "filter");
  }
  return Lexer(filter).Run();
}

}  // namespace pulse::query::filter
