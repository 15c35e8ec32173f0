#include "db/search/tsquery_text.h"

#include <functional>

#include "text/words.h"

namespace pulse::db {
namespace {

constexpr char kInNoTitle[] = "\x01";

enum class Form { kWords, kAll, kWanted, kTitle };

const char* WeightOf(SearchField field) {
  switch (field) {
    case SearchField::kTitle:
      return "A";
    case SearchField::kPublisher:
      return "B";
    case SearchField::kBody:
      return "C";
    case SearchField::kAny:
      break;
  }
  return "";
}

// One operand: to_tsquery reads several words between apostrophes as side by side.
std::string Quoted(const std::string& text, const std::string& flags) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' || c == '\\' ? ' ' : c;
  quoted += '\'';
  return flags.empty() ? quoted : quoted + ":" + flags;
}

std::string Joined(const std::vector<std::string>& parts, const char* sign) {
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : sign) + part;
  return parts.size() > 1 ? "(" + joined + ")" : joined;
}

std::string SideBySide(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string TermText(const SearchTerm& term, Form form) {
  const std::string prefix = term.prefix ? "*" : "";
  if (form == Form::kWords) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < term.words.size(); ++i)
      words.push_back(Quoted(term.words[i], i + 1 == term.words.size() ? prefix : ""));
    const std::string together = Joined(words, " & ");
    const std::string spaced = SideBySide(term.words);
    if (text::Folded(term.text) == spaced) return together;
    return "(" + together + " | " + Quoted(term.text, "") + ")";
  }
  const std::string flags = prefix + (form == Form::kTitle ? "A" : WeightOf(term.field));
  const std::string spaced = SideBySide(term.words);
  if (text::Folded(term.text) == spaced) return Quoted(spaced, flags);
  // The database reads 2018-19 and example.org as words of their own kinds; people
  // print them with other signs too.
  return "(" + Quoted(spaced, flags) + " | " + Quoted(term.text, flags) + ")";
}

std::string SynonymText(const SearchSynonym& synonym, Form form) {
  SearchTerm term;
  term.text = synonym.name;
  for (text::Word& word : text::WordsOf(synonym.name)) term.words.push_back(std::move(word.folded));
  term.field = SearchField::kPublisher;
  if (term.words.empty()) return {};
  // Words side by side, whatever signs the name has: `Work, Pay and Progression`.
  term.text = SideBySide(term.words);
  return TermText(term, form);
}

void AddSynonyms(const std::vector<SearchSynonym>& synonyms, const std::string& typed, Form form,
                 std::vector<std::string>* alternatives) {
  if (form == Form::kTitle) return;
  for (const SearchSynonym& synonym : synonyms) {
    if (synonym.typed != typed) continue;
    std::string text = SynonymText(synonym, form);
    if (!text.empty()) alternatives->push_back(std::move(text));
  }
}

std::string ClauseText(const SearchClause& clause, const std::vector<SearchSynonym>& synonyms, Form form) {
  std::vector<std::string> alternatives;
  for (const SearchTerm& term : clause.any) {
    alternatives.push_back(TermText(term, form));
    const bool names = term.words.size() == 1 && !term.prefix && !clause.excluded &&
                       (term.field == SearchField::kAny || term.field == SearchField::kPublisher);
    if (names) AddSynonyms(synonyms, term.words[0], form, &alternatives);
  }
  return Joined(alternatives, " | ");
}

// An index of words cannot leave out by field or by words side by side.
bool IsPlain(const SearchClause& clause) {
  for (const SearchTerm& term : clause.any) {
    if (term.words.size() > 1 || term.field != SearchField::kAny) return false;
  }
  return true;
}

std::string QueryText(const SearchQuery& query, const std::vector<SearchSynonym>& synonyms, Form form) {
  std::vector<std::string> wanted;
  std::vector<std::string> unwanted;
  for (const SearchClause& clause : query.all) {
    if (!clause.excluded) {
      wanted.push_back(ClauseText(clause, synonyms, form));
    } else if (form == Form::kAll || (form == Form::kWords && IsPlain(clause))) {
      unwanted.push_back("!(" + ClauseText(clause, {}, form) + ")");
    }
  }
  std::vector<std::string> alternatives{Joined(wanted, " & ")};
  AddSynonyms(synonyms, "", form, &alternatives);
  unwanted.insert(unwanted.begin(), Joined(alternatives, " | "));
  return Joined(unwanted, " & ");
}

std::string TypedText(const SearchQuery& query) {
  std::string typed;
  std::size_t words = 0;
  for (const SearchClause& clause : query.all) {
    if (clause.excluded || clause.any.size() != 1 || clause.any[0].prefix) return kInNoTitle;
    if (clause.any[0].field != SearchField::kAny && clause.any[0].field != SearchField::kTitle)
      return kInNoTitle;
    words += clause.any[0].words.size();
    typed += (typed.empty() ? "" : " ") + text::Folded(clause.any[0].text);
  }
  return words > 1 ? typed : kInNoTitle;
}

}  // namespace

TsqueryTexts TextsOf(const SearchQuery& query, const std::vector<SearchSynonym>& synonyms) {
  return {QueryText(query, synonyms, Form::kWords), QueryText(query, synonyms, Form::kAll),
          QueryText(query, synonyms, Form::kWanted), QueryText(query, synonyms, Form::kTitle),
          TypedText(query)};
}

}  // namespace pulse::db
