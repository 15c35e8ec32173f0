#include "services/ingest/item_names.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/names/slug.h"
#include "services/ingest/parser/words/typography.h"
#include "text/latin_letters.h"

namespace pulse::ingest {
namespace {

// Two bodies are of the same item when they share at least half of the words
// either has. Bodies of a few words agree by chance and are not compared.
constexpr double kSimilarBodies = 0.5;
constexpr std::size_t kFewWords = 8;
// Pairs of bodies compared under one byline. An issue has a few; a document
// built to exhaust us would have millions.
constexpr std::size_t kMaxPairs = 40'000;

// An item of the current revision whose name may be carried over.
struct Known {
  const v1::Item* item;
  bool taken = false;
};

std::vector<Known> KnownItems(const v1::Issue* current, const std::set<std::string>& taken) {
  std::vector<Known> known;
  if (current == nullptr) return known;
  for (const v1::Section& section : current->sections()) {
    for (const v1::Item& item : section.items()) known.push_back({&item, taken.count(item.name()) > 0});
  }
  return known;
}

// Items still without a name, in printed order. `names` gets those of the rest.
using Nameless = std::vector<v1::Item*>;

Nameless FindNameless(v1::Issue* issue, std::set<std::string>* names) {
  Nameless nameless;
  for (v1::Section& section : *issue->mutable_sections()) {
    for (v1::Item& item : *section.mutable_items()) {
      if (item.name().empty()) {
        nameless.push_back(&item);
      } else {
        names->insert(item.name());
      }
    }
  }
  return nameless;
}

void DropNamed(Nameless& nameless) {
  std::erase_if(nameless, [](const v1::Item* item) { return !item->name().empty(); });
}

void CarryOver(Known& known, v1::Item* item) {
  item->set_name(known.item->name());
  known.taken = true;
}

// Carries names over between items for which `key` is the same text.
template <typename Key>
void CarryOverByKey(std::vector<Known>& known, Nameless& nameless, const Key& key) {
  std::map<std::string, std::deque<Known*>> by_key;
  for (Known& candidate : known) {
    if (!candidate.taken) by_key[key(*candidate.item)].push_back(&candidate);
  }
  for (v1::Item* item : nameless) {
    const auto found = by_key.find(key(*item));
    if (found == by_key.end() || found->second.empty()) continue;
    CarryOver(*found->second.front(), item);
    found->second.pop_front();
  }
  DropNamed(nameless);
}

// Hashes of a body's words, sorted, each once.
std::vector<std::size_t> WordsOf(const std::string& body) {
  const std::string folded = Fold(body);
  const std::string_view text = folded;
  std::vector<std::size_t> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(std::hash<std::string_view>()(text.substr(at, end - at)));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Shared words over all words, 0 to 1; 0 where either has few.
double Similarity(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  if (a.size() < kFewWords || b.size() < kFewWords) return 0;
  std::vector<std::size_t> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size() - shared.size());
}

// What one byline has on either side.
struct Byline {
  std::vector<Known*> known;
  Nameless nameless;
};

struct Pair {
  double similarity;
  Known* known;
  v1::Item* item;
};

// Carries names over between the most similar bodies first.
void CarryOverByBody(const Byline& byline) {
  if (byline.known.size() * byline.nameless.size() > kMaxPairs) return;
  std::vector<std::vector<std::size_t>> known_words;
  for (const Known* known : byline.known) known_words.push_back(WordsOf(known->item->body()));
  std::vector<Pair> pairs;
  for (v1::Item* item : byline.nameless) {
    const std::vector<std::size_t> words = WordsOf(item->body());
    for (std::size_t i = 0; i < byline.known.size(); ++i) {
      const double similarity = Similarity(known_words[i], words);
      if (similarity >= kSimilarBodies) pairs.push_back({similarity, byline.known[i], item});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.similarity > b.similarity; });
  for (const Pair& pair : pairs) {
    if (!pair.known->taken && pair.item->name().empty()) CarryOver(*pair.known, pair.item);
  }
}

void CarryOverByBylineAndBody(std::vector<Known>& known, Nameless& nameless) {
  std::map<std::string, Byline> bylines;
  for (Known& candidate : known) {
    if (!candidate.taken) bylines[Fold(candidate.item->byline())].known.push_back(&candidate);
  }
  for (v1::Item* item : nameless) bylines[Fold(item->byline())].nameless.push_back(item);
  for (const auto& [text, byline] : bylines) CarryOverByBody(byline);
  DropNamed(nameless);
}

// Mints names of one issue, each once.
class Mint {
 public:
  Mint(const std::string& issue_name, std::set<std::string> taken)
      : prefix_(issue_name + "/items/"), taken_(std::move(taken)) {}

  std::string NameFor(const std::string& title) {
    const std::string plain = text::WithoutAccents(title);
    const std::string slug = Slug(plain, kMaxSlugBytes, "item");
    if (taken_.insert(prefix_ + slug).second) return prefix_ + slug;
    // Goes on where the last item of this slug left off, so that a thousand
    // items of one title do not try a thousand numbers each.
    for (int& number = last_number_.try_emplace(slug, 1).first->second;;) {
      const std::string suffix = "-" + std::to_string(++number);
      std::string name = prefix_ + Slug(plain, kMaxSlugBytes - suffix.size(), "item") + suffix;
      if (taken_.insert(name).second) return name;
    }
  }

 private:
  const std::string prefix_;
  std::set<std::string> taken_;
  std::map<std::string, int> last_number_;  // by slug
};

}  // namespace

void NameItems(const v1::Issue* current, const std::set<std::string>& ever_minted, v1::Issue* issue) {
  std::set<std::string> taken = ever_minted;
  std::set<std::string> given;
  Nameless nameless = FindNameless(issue, &given);
  std::vector<Known> known = KnownItems(current, given);
  CarryOverByKey(known, nameless,
                 [](const v1::Item& item) { return item.sector() + '\n' + Fold(item.title()); });
  CarryOverByKey(known, nameless, [](const v1::Item& item) { return Fold(item.title()); });
  CarryOverByBylineAndBody(known, nameless);

  taken.insert(given.begin(), given.end());
  for (const Known& candidate : known) taken.insert(candidate.item->name());
  Mint mint(issue->name(), std::move(taken));
  for (v1::Item* item : nameless) item->set_name(mint.NameFor(item->title()));
}

}  // namespace pulse::ingest
