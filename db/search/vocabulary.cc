#include "db/search/vocabulary.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "db/array_literal.h"
#include "text/words.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr std::size_t kShortestWord = 3;
constexpr std::size_t kLongestWord = 40;
constexpr std::size_t kLongestAcronym = 10;

// The size is the planner's, which costs nothing to ask for.
constexpr Statement kAddWords{"add_search_words", R"sql(
  INSERT INTO search_words (word, stem)
  SELECT word, stem FROM unnest($1::text[], $2::text[]) AS printed (word, stem)
  WHERE NOT EXISTS (SELECT 1 FROM search_words AS known WHERE known.word = printed.word)
    AND (SELECT reltuples FROM pg_class WHERE oid = 'search_words'::regclass) < $3)sql"};

constexpr Statement kAddAcronyms{"add_publisher_acronyms", R"sql(
  INSERT INTO publisher_acronyms (acronym, publisher)
  SELECT acronym, publisher FROM unnest($1::text[], $2::text[]) AS printed (acronym, publisher)
  WHERE NOT EXISTS (SELECT 1 FROM publisher_acronyms AS known
                    WHERE known.acronym = printed.acronym AND known.publisher = printed.publisher))sql"};

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

// Words of plain letters: numbers and other scripts have no spelling to put right.
void Collect(std::string_view text, std::set<std::string>* words) {
  for (text::Word& word : text::WordsOf(text)) {
    const bool kept = word.folded.size() >= kShortestWord && word.folded.size() <= kLongestWord &&
                      std::all_of(word.folded.begin(), word.folded.end(), IsLetter);
    if (kept && words->size() < kMaxIssueWords) words->insert(std::move(word.folded));
  }
}

void AddWords(Transaction& transaction, const v1::Issue& issue) {
  std::set<std::string> words;
  Collect(issue.introduction(), &words);
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) {
      Collect(item.title(), &words);
      Collect(item.byline(), &words);
      Collect(item.body(), &words);
    }
  }
  std::vector<std::string> stems;
  stems.reserve(words.size());
  for (const std::string& word : words) stems.push_back(text::StemOf(word));
  transaction.Execute(kAddWords, TextArray({words.begin(), words.end()}), TextArray(stems),
                      kMaxVocabularyWords);
}

// What stands in parentheses behind `display_name` in the byline, where the
// publisher's name was read without them.
std::string_view PrintedBehind(std::string_view byline, std::string_view display_name) {
  const std::size_t at = byline.find(display_name);
  if (display_name.empty() || at == std::string_view::npos) return {};
  const std::string_view behind = byline.substr(at + display_name.size());
  if (behind.substr(0, 2) != " (") return {};
  const std::size_t end = behind.find(')');
  return end == std::string_view::npos ? std::string_view() : behind.substr(0, end + 1);
}

void AddAcronyms(Transaction& transaction, const v1::Issue& issue) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) {
      for (const v1::Publisher& publisher : item.publishers()) {
        const std::string printed =
            publisher.display_name() + std::string(PrintedBehind(item.byline(), publisher.display_name()));
        for (std::string& acronym : AcronymsOf(printed)) pairs.emplace(std::move(acronym), publisher.name());
      }
    }
  }
  std::vector<std::string> acronyms;
  std::vector<std::string> publishers;
  for (const auto& [acronym, publisher] : pairs) {
    acronyms.push_back(acronym);
    publishers.push_back(publisher);
  }
  transaction.Execute(kAddAcronyms, TextArray(acronyms), TextArray(publishers));
}

void Keep(std::string acronym, std::vector<std::string>* acronyms) {
  if (acronym.size() < 2 || acronym.size() > kLongestAcronym) return;
  if (!std::all_of(acronym.begin(), acronym.end(), IsLetter)) return;
  if (std::find(acronyms->begin(), acronyms->end(), acronym) == acronyms->end())
    acronyms->push_back(std::move(acronym));
}

}  // namespace

std::vector<std::string> AcronymsOf(std::string_view display_name) {
  std::vector<std::string> acronyms;
  const std::size_t parenthesis = display_name.find('(');
  if (parenthesis != std::string_view::npos && display_name.back() == ')') {
    Keep(text::Folded(display_name.substr(parenthesis + 1, display_name.size() - parenthesis - 2)),
         &acronyms);
  }
  const std::string_view name = display_name.substr(0, parenthesis);
  std::string of_capitals;
  std::string of_all;
  for (const text::Word& word : text::WordsOf(name)) {
    const bool possessive = word.folded == "s" && word.begin > 0 && name[word.begin - 1] != ' ';
    if (possessive) continue;
    of_all += word.folded[0];
    if (!IsLetter(name[word.begin])) of_capitals += word.folded[0];
  }
  Keep(std::move(of_capitals), &acronyms);
  Keep(std::move(of_all), &acronyms);
  return acronyms;
}

void AddVocabulary(Transaction& transaction, const v1::Issue& issue) {
  AddWords(transaction, issue);
  AddAcronyms(transaction, issue);
}

}  // namespace pulse::db
