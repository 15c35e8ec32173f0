#include "db/condition_sql.h"

#include <cstddef>
#include <stdexcept>

#include "absl/strings/ascii.h"
#include "db/array_literal.h"

namespace pulse::db {

// The parts literally, any text between them.
std::string LikePattern(const std::vector<std::string>& parts) {
  std::string pattern;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) pattern += '%';
    for (const char c : parts[i]) {
      if (c == '%' || c == '_' || c == '\\') pattern += '\\';
      pattern += c;
    }
  }
  return pattern;
}

namespace {

// Tests of other tables that every row must pass: the planner may begin with one of
// them, but finding the best order among 80 takes it a minute. Those beyond are looked
// up row by row.
constexpr int kMostJoins = 4;

class Writer {
 public:
  Writer(Table table, ComposedStatement* statement) : table_(table), statement_(statement) {}

  std::string Write(const Condition& condition) { return Write(condition, {true, true}); }

 private:
  // Where in the tree a condition stands.
  struct Place {
    bool required;     // a row that fails it is not selected, whatever else it has
    bool of_no_words;  // what it is where it asks for nothing but words that no index keeps
  };

  std::string Write(const Condition& condition, Place place) {
    switch (condition.form) {
      case Condition::Form::kAll:
        return Joined(condition, " AND ", "true", {place.required, true});
      case Condition::Form::kAny:
        return Joined(condition, " OR ", "false", {false, false});
      case Condition::Form::kNot:
        return "(" + Write(condition.operands.at(0), {false, !place.of_no_words}) + ") IS NOT TRUE";
      case Condition::Form::kTest:
        return OfColumn(condition.test, place);
    }
    throw std::logic_error("a condition without a form");
  }

  std::string Joined(const Condition& condition, const char* word, const char* of_nothing, Place place) {
    std::string sql;
    for (const Condition& operand : condition.operands) {
      if (!sql.empty()) sql += word;
      sql += "(" + Write(operand, place) + ")";
    }
    return sql.empty() ? of_nothing : sql;
  }

  std::string OfColumn(const Test& test, Place place) {
    switch (test.column) {
      case Column::kSector:
        return Name("sector", OfItems(test));
      case Column::kItemKind:
        return Number("kind", OfItems(test));
      case Column::kByline:
        return Printed("byline", OfItems(test));
      case Column::kPublisher:
        return OfRows("item_publishers", Name("publisher", OfItems(test)), place);
      case Column::kPublisherText:
        return OfRows("item_publishers", Printed("display_name", OfItems(test)), place);
      case Column::kLinkHost:
        return OfRows("item_links", Host(OfItems(test)), place);
      case Column::kItemText:
        return Words(OfItems(test), place);
      case Column::kIssue:
        return Name(table_ == Table::kItems ? "issue" : "name", test);
      case Column::kIssueKind:
        return Number(table_ == Table::kItems ? "issue_kind" : "kind", test);
      case Column::kTitle:
        return Printed("title", test);
      case Column::kEdition:
        return Edition(test);
      case Column::kMonth:
        return Number("((-newest_first - 1) % 12 + 1)", test);
      case Column::kCreateTime:
        return OfIssue(Time("create_time", test), place);
      case Column::kPublishTime:
        return OfIssue(Time("publish_time", test), place);
      case Column::kUpdateTime:
        return OfIssue(Time("update_time", test), place);
      case Column::kState:
        return OfIssue(Number("state", test), place);
    }
    throw std::logic_error("a test without a column");
  }

  const Test& OfItems(const Test& test) const {
    if (table_ == Table::kItems) return test;
    throw std::logic_error("issues have no such column");
  }

  std::string Parameter(std::string value, const char* type) {
    return statement_->Add(std::move(value)) + "::" + type;
  }

  // Names are in the collation "C": LIKE walks the index as = does.
  std::string Name(const std::string& column, const Test& test) {
    if (test.comparison == Comparison::kPresent) return column + " IS NOT NULL";
    if (test.comparison == Comparison::kOneOf)
      return column + " = ANY (" + Parameter(TextArray(test.pattern), "text[]") + ")";
    if (test.pattern.size() == 1) return column + " = " + Parameter(test.pattern[0], "text");
    return column + " LIKE " + Parameter(LikePattern(test.pattern), "text");
  }

  std::string Printed(const std::string& column, const Test& test) {
    if (test.comparison == Comparison::kPresent) return column + " <> ''";
    return column + " ILIKE " + Parameter(LikePattern(test.pattern), "text");
  }

  // Turned round, so that the hosts below one stand together in the index.
  std::string Host(const Test& test) {
    if (test.comparison == Comparison::kPresent) return "reversed_host IS NOT NULL";
    std::vector<std::string> parts(test.pattern.rbegin(), test.pattern.rend());
    for (std::string& part : parts) part = absl::AsciiStrToLower(std::string(part.rbegin(), part.rend()));
    if (parts.size() == 1) return "reversed_host = " + Parameter(parts[0], "text");
    return "reversed_host LIKE " + Parameter(LikePattern(parts), "text");
  }

  std::string Words(const Test& test, Place place) {
    if (test.comparison == Comparison::kPresent) return "true";
    const std::string query = Tsquery(test);
    const std::string matches = "search_vector @@ " + query;
    // Of a query without a word the database says that nothing matches.
    return place.of_no_words ? "(" + matches + ") OR numnode(" + query + ") = 0" : matches;
  }

  std::string Tsquery(const Test& test) {
    const std::string text = Parameter(test.text, "text");
    if (test.comparison == Comparison::kPhrase) return "phraseto_tsquery('pulse', " + text + ")";
    if (test.comparison == Comparison::kWords) return "plainto_tsquery('pulse', " + text + ")";
    // Quoted for to_tsquery, whose own quoting is by apostrophes and backslashes.
    return "to_tsquery('pulse', '''' || translate(" + text + R"(, '\''', '  ') || ''':*'))";
  }

  std::string Number(const std::string& column, const Test& test) {
    switch (test.comparison) {
      case Comparison::kPresent:
        return column + " <> 0";
      case Comparison::kAtLeast:
        return column + " >= " + Parameter(std::to_string(test.number), "integer");
      case Comparison::kBelow:
        return column + " < " + Parameter(std::to_string(test.number), "integer");
      default:
        return column + " = " + Parameter(std::to_string(test.number), "integer");
    }
  }

  // newest_first counts the other way.
  std::string Edition(const Test& test) {
    if (test.comparison == Comparison::kPresent) return "true";
    const char* order = test.comparison == Comparison::kAtLeast ? "newest_first <= " : "newest_first > ";
    return order + Parameter(std::to_string(-test.number), "integer");
  }

  std::string Time(const std::string& column, const Test& test) {
    if (test.comparison == Comparison::kPresent) return column + " IS NOT NULL";
    return column + (test.comparison == Comparison::kAtLeast ? " >= " : " < ") + "'epoch'::timestamptz + " +
           Parameter(std::to_string(test.number), "bigint") + " * interval '1 microsecond'";
  }

  std::string OfIssue(const std::string& condition, Place place) {
    if (table_ == Table::kIssues) return condition;
    if (MayJoin(place))
      return "items.issue IN (SELECT issues.name FROM issues WHERE issues." + condition + ")";
    return "EXISTS (SELECT 1 FROM issues WHERE issues.name = items.issue AND issues." + condition + kAlone +
           ")";
  }

  std::string OfRows(const std::string& table, const std::string& condition, Place place) {
    return "EXISTS (SELECT 1 FROM " + table + " WHERE " + table + ".issue = items.issue AND " + table +
           ".item = items.position AND " + table + "." + condition + (MayJoin(place) ? "" : kAlone) + ")";
  }

  // The planner leaves a subquery that ends so where it is.
  static constexpr char kAlone[] = " OFFSET 0";

  // Whether the next test of another table may be joined. It joins none in other places.
  bool MayJoin(Place place) { return !place.required || ++joins_ <= kMostJoins; }

  const Table table_;
  ComposedStatement* const statement_;
  int joins_ = 0;
};

}  // namespace

std::string ConditionSql(Table table, const Condition& condition, ComposedStatement* statement) {
  return "(" + Writer(table, statement).Write(condition) + ")";
}

}  // namespace pulse::db
