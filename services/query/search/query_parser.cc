#include "services/query/search/query_parser.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "text/utf8.h"
#include "text/words.h"

namespace pulse::query::search {
namespace {

constexpr std::size_t kShortestPrefix = 3;

constexpr std::array<std::pair<std::string_view, db::SearchField>, 3> kFields = {
    {{"title:", db::SearchField::kTitle},
     {"publisher:", db::SearchField::kPublisher},
     {"body:", db::SearchField::kBody}}};

// The curly marks are what phones and word processors type.
constexpr std::array<std::string_view, 3> kQuotes = {"\"", "\u201C", "\u201D"};

// Bytes of the white space that `text` begins with; 0 when with none. What is pasted
// from a page has more kinds of it than a keyboard.
std::size_t SpaceAt(std::string_view text) {
  if (text.empty()) return 0;
  const text::CodePoint first = text::DecodeCodePoint(text, 0);
  const char32_t c = first.value;
  const bool space = c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
                     c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
  return space ? first.length : 0;
}

// Bytes of the quotation mark that `text` begins with; 0 when with none.
std::size_t QuoteAt(std::string_view text) {
  for (const std::string_view quote : kQuotes) {
    if (text.substr(0, quote.size()) == quote) return quote.size();
  }
  return 0;
}

struct Token {
  db::SearchTerm term;
  bool excluded = false;
};

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  db::SearchQuery Parse() {
    bool joins = false;  // by the OR in front
    while (SkipSpace()) {
      if (TakeOr()) {
        joins = true;
        continue;
      }
      std::optional<Token> token = TakeToken();
      if (!token) continue;
      Add(*std::move(token), joins);
      joins = false;
    }
    KeepSomethingWanted();
    return std::move(query_);
  }

 private:
  bool SkipSpace() {
    while (const std::size_t space = SpaceAt(rest_)) rest_.remove_prefix(space);
    return !rest_.empty();
  }

  bool TakeOr() {
    if (rest_.substr(0, 2) != "OR" || (rest_.size() > 2 && SpaceAt(rest_.substr(2)) == 0)) return false;
    rest_.remove_prefix(2);
    return true;
  }

  // None when it has no word.
  std::optional<Token> TakeToken() {
    Token token;
    if (rest_.front() == '-') {
      rest_.remove_prefix(1);
      token.excluded = true;
    }
    token.term.field = TakeField();
    const std::size_t quote = QuoteAt(rest_);
    const std::string_view text = quote > 0 ? TakeQuoted(quote) : TakeChunk();
    const bool star = quote == 0 && !text.empty() && text.back() == '*';
    for (text::Word& word : text::WordsOf(text)) token.term.words.push_back(std::move(word.folded));
    if (token.term.words.empty()) return std::nullopt;
    token.term.text = std::string(star ? text.substr(0, text.size() - 1) : text);
    token.term.prefix = star && token.term.words.back().size() >= kShortestPrefix;
    return token;
  }

  db::SearchField TakeField() {
    for (const auto& [name, field] : kFields) {
      if (text::Folded(rest_.substr(0, name.size())) != name) continue;
      if (rest_.size() == name.size() || SpaceAt(rest_.substr(name.size())) > 0)
        continue;  // a word by itself
      rest_.remove_prefix(name.size());
      return field;
    }
    return db::SearchField::kAny;
  }

  // To the next quotation mark; nothing when there is none, and the mark is gone.
  std::string_view TakeQuoted(std::size_t quote) {
    rest_.remove_prefix(quote);
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const std::size_t closing = QuoteAt(rest_.substr(i));
      if (closing == 0) continue;
      const std::string_view text = rest_.substr(0, i);
      rest_.remove_prefix(i + closing);
      return text;
    }
    return {};
  }

  std::string_view TakeChunk() {
    std::size_t end = 0;
    while (end < rest_.size() && SpaceAt(rest_.substr(end)) == 0 && QuoteAt(rest_.substr(end)) == 0) ++end;
    const std::string_view chunk = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return chunk;
  }

  void Add(Token token, bool joins) {
    const bool joined = joins && !token.excluded && !query_.all.empty() && !query_.all.back().excluded;
    if (!joined) query_.all.push_back({{}, token.excluded});
    query_.all.back().any.push_back(std::move(token.term));
  }

  // Nothing but exclusions: their minus was not one.
  void KeepSomethingWanted() {
    for (const db::SearchClause& clause : query_.all) {
      if (!clause.excluded) return;
    }
    for (db::SearchClause& clause : query_.all) clause.excluded = false;
  }

  std::string_view rest_;
  db::SearchQuery query_;
};

}  // namespace

db::SearchQuery ParseQuery(std::string_view text) { return Parser(text).Parse(); }

}  // namespace pulse::query::search
