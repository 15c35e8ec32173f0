#include "db/suggestion_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "db/connection.h"
#include "db/index_plans.h"
#include "db/run_transaction.h"

namespace pulse::db {
namespace {

// Every statement takes what was typed as $1 and the number wanted as $2. Values
// are bound to composed statements, so that the plan is for them: what is common
// and what is rare want other ones.
//
// Names and titles are compared folded (db/deploy/folded_names.sql). Titles of ASCII
// are by lower(), by which the listings' index has all; the others have indexes of
// their own.

constexpr char kFoldedTitle[] = "folded_text(title)";
constexpr char kFoldedName[] = "folded_text(display_name)";
constexpr char kBeyondAscii[] = "octet_length(title) <> length(title)";

// chr(1114111), the last character there is, ends the range of what begins alike.
std::string Begins(const std::string& folded) {
  return folded + " COLLATE \"C\" >= folded_text($1::text) AND " + folded +
         " COLLATE \"C\" < folded_text($1::text) || chr(1114111)";
}

// A later word that begins so: pg_trgm finds it by the space before it.
std::string HasLaterWord(const std::string& text) {
  return text +
         R"sql( ILIKE '% ' || regexp_replace(folded_text($1::text), '([\\%_])', '\\\1', 'g') || '%')sql";
}

// What a name that was merged stands for; and the published items of that.
constexpr char kPublishersHead[] = R"sql(
  SELECT meant.name, meant.display_name,
         (SELECT coalesce(sum(tally.item_count), 0) FROM publisher_tallies AS tally
            JOIN issues ON issues.name = tally.issue
          WHERE tally.publisher = meant.name AND issues.state = 3)
  FROM ()sql";
constexpr char kPublishersTail[] = R"sql() AS typed
    LEFT JOIN publisher_aliases ON publisher_aliases.alias = typed.name
    JOIN publishers AS meant ON meant.name = coalesce(publisher_aliases.publisher, typed.name)
  ORDER BY typed.place)sql";

// The publishers that `condition` finds, in that order.
std::string PublishersWhere(const std::string& condition, const std::string& order = "") {
  return kPublishersHead + ("SELECT name, row_number() OVER (ORDER BY " + order) + kFoldedName +
         " COLLATE \"C\", name) AS place FROM publishers WHERE " + condition +
         " ORDER BY place LIMIT $2::integer" + kPublishersTail;
}

std::string PublishersThatBegin() { return PublishersWhere(Begins(kFoldedName)); }

std::string PublishersWithWord() { return PublishersWhere(HasLaterWord(kFoldedName)); }

std::string PublishersAlike() {
  return PublishersWhere(std::string(kFoldedName) + " %> folded_text($1::text)",
                         std::string("word_similarity(folded_text($1::text), ") + kFoldedName + ") DESC, ");
}

// From one title to the next in an index, however many items have each; of those,
// the newest. The index is of `folded`, and of the items of which `indexed` holds.
std::string WalkTitles(const std::string& folded, const std::string& indexed) {
  const std::string key = folded + " COLLATE \"C\"";
  const std::string shown = indexed + " AND published";
  return R"sql(
  WITH RECURSIVE walk AS (
    (SELECT )sql" +
         key + " AS folded FROM items WHERE " + Begins(folded) + " AND " + shown + " ORDER BY " + key +
         R"sql(, issue, slug LIMIT 1)
    UNION ALL
    SELECT (SELECT )sql" +
         key + " FROM items WHERE " + key + " > walk.folded AND " + key +
         " < folded_text($1::text) || chr(1114111) AND " + shown + " ORDER BY " + key +
         R"sql(, issue, slug LIMIT 1)
    FROM walk WHERE walk.folded IS NOT NULL)
  SELECT newest.issue || '/items/' || newest.slug AS name, newest.title, distinct_title.folded
  FROM (SELECT folded FROM walk WHERE folded IS NOT NULL LIMIT $2::integer) AS distinct_title,
    LATERAL (SELECT issue, slug, title FROM items WHERE )sql" +
         key + " = distinct_title.folded AND " + shown + " ORDER BY " + key +
         R"sql( DESC, issue DESC, slug DESC LIMIT 1) AS newest)sql";
}

std::string TitlesThatBegin() {
  return "SELECT name, title FROM ((" + WalkTitles("lower(title)", "true") + ") UNION ALL (" +
         WalkTitles(kFoldedTitle, kBeyondAscii) + ")) AS found ORDER BY folded, name LIMIT $2::integer";
}

constexpr char kItemAndTitle[] =
    "SELECT issue || '/items/' || slug, title FROM (SELECT * FROM items WHERE published";
constexpr char kNewestFirst[] = " ORDER BY newest_first, issue_kind, issue, position LIMIT ";

std::string FoldedHasLaterWord() { return std::string(kBeyondAscii) + " AND " + HasLaterWord(kFoldedTitle); }

std::string NewTitlesWithWord() {
  return std::string(kItemAndTitle) + kNewestFirst + "1000) AS newest WHERE (" + HasLaterWord("title") +
         ") OR (" + FoldedHasLaterWord() + ")" + kNewestFirst + "$2::integer";
}

std::string TitlesWithWord() {
  const std::string found =
      "(SELECT issue, slug, title, newest_first, issue_kind, position FROM items WHERE published AND ";
  return "SELECT issue || '/items/' || slug, title FROM (" + found + HasLaterWord("title") +
         " LIMIT 500) UNION " + found + FoldedHasLaterWord() + " LIMIT 500)) AS found" + kNewestFirst +
         "$2::integer";
}

std::string TitlesAlike() {
  return std::string(kItemAndTitle) +
         " AND title %> $1::text LIMIT 500) AS found ORDER BY word_similarity($1::text, title) DESC, "
         "newest_first, issue_kind, issue, position LIMIT $2::integer";
}

// pg_trgm needs three letters to find anything by index.
constexpr std::size_t kFewestBytesIndexed = 3;
// Shorter words are alike to too much.
constexpr std::size_t kFewestBytesAlike = 5;
// Rows asked for, for one suggestion wanted: some are suggested already.
constexpr int kSurplus = 3;

// Two letters changed places cost a word of twelve half of its likeness.
constexpr Statement kLowerThreshold{"lower_word_similarity_threshold",
                                    "SELECT set_config('pg_trgm.word_similarity_threshold', '0.5', true)"};

class Collector {
 public:
  Collector(Transaction& transaction, const SuggestionQuery& query)
      : transaction_(transaction), query_(query) {}

  bool Full() const { return static_cast<int>(suggested_.size()) >= query_.limit; }

  std::vector<v1::Suggestion> Publishers(std::string sql) {
    if (!query_.publishers) return {};
    std::vector<v1::Suggestion> found;
    for (const pqxx::row row : Run(std::move(sql))) {
      if (row[2].as<std::int64_t>() == 0) continue;  // of unpublished items only
      v1::Suggestion& suggestion = found.emplace_back();
      suggestion.set_type(v1::SUGGESTION_TYPE_PUBLISHER);
      suggestion.set_name(row[0].as<std::string>());
      suggestion.set_text(row[1].as<std::string>());
      suggestion.set_item_count(row[2].as<std::int64_t>());
    }
    return found;
  }

  std::vector<v1::Suggestion> Titles(std::string sql) {
    if (!query_.titles) return {};
    std::vector<v1::Suggestion> found;
    for (const pqxx::row row : Run(std::move(sql))) {
      v1::Suggestion& suggestion = found.emplace_back();
      suggestion.set_type(v1::SUGGESTION_TYPE_TITLE);
      suggestion.set_name(row[0].as<std::string>());
      suggestion.set_text(row[1].as<std::string>());
    }
    return found;
  }

  // By turns, what is new.
  void Add(std::vector<v1::Suggestion> publishers, std::vector<v1::Suggestion> titles) {
    std::vector<v1::Suggestion>* const lists[] = {&publishers, &titles};
    for (auto* list : lists) {
      list->erase(
          std::remove_if(list->begin(), list->end(),
                         [this](const v1::Suggestion& one) { return !seen_.insert(KeyOf(one)).second; }),
          list->end());
    }
    for (std::size_t i = 0; i < std::max(publishers.size(), titles.size()); ++i) {
      for (auto* list : lists) {
        if (i < list->size() && !Full()) suggested_.push_back(std::move((*list)[i]));
      }
    }
  }

  std::vector<v1::Suggestion> Take() { return std::move(suggested_); }

 private:
  pqxx::result Run(std::string sql) {
    return transaction_.Execute(
        ComposedStatement{std::move(sql), {query_.prefix, std::to_string(query_.limit * kSurplus)}});
  }

  static std::string KeyOf(const v1::Suggestion& suggestion) {
    if (suggestion.type() == v1::SUGGESTION_TYPE_PUBLISHER) return suggestion.name();
    return '"' + absl::AsciiStrToLower(suggestion.text());
  }

  Transaction& transaction_;
  const SuggestionQuery& query_;
  std::set<std::string> seen_;
  std::vector<v1::Suggestion> suggested_;
};

absl::StatusOr<std::vector<v1::Suggestion>> SuggestIn(Transaction& transaction,
                                                      const SuggestionQuery& query) {
  AvoidTableScans(transaction);
  Collector collector(transaction, query);
  collector.Add(collector.Publishers(PublishersThatBegin()), collector.Titles(TitlesThatBegin()));
  if (!collector.Full())
    collector.Add(collector.Publishers(PublishersWithWord()), collector.Titles(NewTitlesWithWord()));
  if (!collector.Full() && query.prefix.size() >= kFewestBytesIndexed)
    collector.Add({}, collector.Titles(TitlesWithWord()));
  if (collector.Full() || query.prefix.size() < kFewestBytesAlike) return collector.Take();
  transaction.Execute(kLowerThreshold);
  collector.Add(collector.Publishers(PublishersAlike()), collector.Titles(TitlesAlike()));
  return collector.Take();
}

}  // namespace

absl::StatusOr<std::vector<v1::Suggestion>> SuggestionReader::Suggest(const SuggestionQuery& query,
                                                                      Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) { return SuggestIn(transaction, query); });
}

}  // namespace pulse::db
