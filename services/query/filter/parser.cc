#include "services/query/filter/parser.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace pulse::query::filter {
namespace {

constexpr char kTermExpected[] = "a condition such as kind = REPORT, a word, NOT or (";

bool IsValue(const Token& token) {
  return token.type == TokenType::kText || token.type == TokenType::kString;
}

bool IsComparator(TokenType type) {
  switch (type) {
    case TokenType::kEquals:
    case TokenType::kNotEquals:
    case TokenType::kBelow:
    case TokenType::kAtMost:
    case TokenType::kAbove:
    case TokenType::kAtLeast:
    case TokenType::kHas:
      return true;
    default:
      return false;
  }
}

bool BeginsTerm(const Token& token) {
  return IsValue(token) || token.type == TokenType::kNot || token.type == TokenType::kMinus ||
         token.type == TokenType::kLeft;
}

// One operand is itself.
Syntax Joined(Syntax::Form form, std::vector<Syntax> operands) {
  if (operands.size() == 1) return std::move(operands[0]);
  return {form, std::move(operands), {}, {}, {}, {}};
}

// What the values in `field comparator (…)` are compared with.
struct Shared {
  const Token& field;
  const Token& comparator;
};

class Parser {
 public:
  Parser(std::string_view filter, std::vector<Token> tokens) : filter_(filter), tokens_(std::move(tokens)) {}

  absl::StatusOr<Syntax> Run() {
    if (Now().type == TokenType::kEnd) return Joined(Syntax::Form::kAll, {});
    absl::StatusOr<Syntax> tree = Expression(nullptr);
    if (!tree.ok() || Now().type == TokenType::kEnd) return tree;
    const bool cuts_value = IsComparator(Now().type) || Now().type == TokenType::kComma;
    return Expected(cuts_value ? "quotation marks round a value with such a sign"
                               : "AND, OR, another condition or the end");
  }

 private:
  const Token& Now() const { return tokens_[at_]; }

  absl::Status Expected(std::string_view what) const {
    const Token& found = Now();
    const std::string_view what_found = found.type == TokenType::kEnd ? "the end" : found.source;
    return FilterError(filter_, found.offset,
                       absl::StrCat("expected ", absl::string_view(what.data(), what.size()), ", found ",
                                    absl::string_view(what_found.data(), what_found.size())));
  }

  absl::StatusOr<Syntax> Expression(const Shared* shared) {
    std::vector<Syntax> sequences;
    do {
      absl::StatusOr<Syntax> sequence = Sequence(shared);
      if (!sequence.ok()) return sequence;
      sequences.push_back(*std::move(sequence));
    } while (Skip(TokenType::kAnd));
    return Joined(Syntax::Form::kAll, std::move(sequences));
  }

  absl::StatusOr<Syntax> Sequence(const Shared* shared) {
    std::vector<Syntax> factors;
    do {
      absl::StatusOr<Syntax> factor = Factor(shared);
      if (!factor.ok()) return factor;
      factors.push_back(*std::move(factor));
    } while (BeginsTerm(Now()));
    return Joined(Syntax::Form::kAll, std::move(factors));
  }

  absl::StatusOr<Syntax> Factor(const Shared* shared) {
    std::vector<Syntax> terms;
    do {
      absl::StatusOr<Syntax> term = Term(shared);
      if (!term.ok()) return term;
      terms.push_back(*std::move(term));
    } while (Skip(TokenType::kOr));
    return Joined(Syntax::Form::kAny, std::move(terms));
  }

  absl::StatusOr<Syntax> Term(const Shared* shared) {
    if (!Skip(TokenType::kNot) && !Skip(TokenType::kMinus)) return Simple(shared);
    if (Now().type == TokenType::kNot || Now().type == TokenType::kMinus)
      return Expected("a condition or ( behind one NOT");
    return Negated(Simple(shared));
  }

  absl::StatusOr<Syntax> Simple(const Shared* shared) {
    if (Now().type == TokenType::kLeft) return Parenthesised(shared);
    if (!IsValue(Now())) return Expected(shared == nullptr ? kTermExpected : "a value");
    if (++terms_ > kMaxTerms) {
      return FilterError(filter_, Now().offset, absl::StrCat("expected at most ", kMaxTerms, " conditions"));
    }
    const Token& value = Next();
    if (shared != nullptr) return Restriction(shared->field, shared->comparator, value);
    if (Now().type == TokenType::kLeft && value.type == TokenType::kText && Touches(value))
      return Call(value);
    if (!IsComparator(Now().type)) return Syntax{Syntax::Form::kWord, {}, {}, {}, value, {}};
    const Token& comparator = Next();
    if (Now().type == TokenType::kLeft) return OneOf(value, comparator);
    if (!IsValue(Now())) return Expected("a value to compare with");
    return Restriction(value, comparator, Next());
  }

  // `!=` is of all the values: nearly everything is unequal to one of them.
  absl::StatusOr<Syntax> OneOf(const Token& field, const Token& comparator) {
    if (comparator.type != TokenType::kNotEquals) {
      const Shared left{field, comparator};
      return Parenthesised(&left);
    }
    const Token equals{TokenType::kEquals, comparator.offset + 1, {}, comparator.source.substr(1)};
    const Shared left{field, equals};
    return Negated(Parenthesised(&left));
  }

  static absl::StatusOr<Syntax> Negated(absl::StatusOr<Syntax> operand) {
    if (!operand.ok()) return operand;
    return Syntax{Syntax::Form::kNot, {*std::move(operand)}, {}, {}, {}, {}};
  }

  absl::StatusOr<Syntax> Parenthesised(const Shared* shared) {
    if (++depth_ > kMaxDepth) {
      return FilterError(filter_, Now().offset,
                         absl::StrCat("expected at most ", kMaxDepth, " levels of parentheses"));
    }
    Next();
    absl::StatusOr<Syntax> inner = Expression(shared);
    if (inner.ok() && !Skip(TokenType::kRight)) return Expected(")");
    --depth_;
    return inner;
  }

  absl::StatusOr<Syntax> Call(const Token& name) {
    Syntax call{Syntax::Form::kCall, {}, name, {}, {}, {}};
    Next();
    if (Skip(TokenType::kRight)) return call;
    do {
      if (!IsValue(Now())) return Expected("a value");
      call.arguments.push_back(Next());
    } while (Skip(TokenType::kComma));
    if (!Skip(TokenType::kRight)) return Expected(", or )");
    return call;
  }

  static Syntax Restriction(const Token& field, const Token& comparator, const Token& value) {
    return {Syntax::Form::kRestriction, {}, field, comparator, value, {}};
  }

  // A function's name has its parenthesis right behind it: `care (homes)` is two words.
  bool Touches(const Token& name) const { return name.offset + name.source.size() == Now().offset; }

  const Token& Next() { return tokens_[at_++]; }

  bool Skip(TokenType type) {
    if (Now().type != type) return false;
    ++at_;
    return true;
  }

  const std::string_view filter_;
  const std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int terms_ = 0;
  int depth_ = 0;
};

}  // namespace

absl::StatusOr<Syntax> Parse(std::string_view filter) {
  absl::StatusOr<std::vector<Token>> tokens = Tokenize(filter);
  if (!tokens.ok()) return tokens.status();
  return Parser(filter, *std::move(tokens)).Run();
}

}  // namespace pulse::query::filter
