#include "services/ingest/item_names.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/ingest/item_wording.h"
#include "services/ingest/parser/names/slug.h"
#include "services/ingest/parser/words/typography.h"
#include "text/latin_letters.h"

namespace pulse::ingest {
namespace {

// Of the same item are two that share at least half of the words either has.
constexpr double kSimilar = 0.5;
// Pairs compared under one byline. An issue has a few; a document
// built to exhaust us would have millions.
constexpr std::size_t kMaxPairs = 40'000;

// An item whose name may be carried over.
struct Known {
  const v1::Item* item;
  bool taken = false;
};

std::vector<const v1::Item*> ItemsOf(const v1::Issue* issue) {
  std::vector<const v1::Item*> items;
  if (issue == nullptr) return items;
  for (const v1::Section& section : issue->sections()) {
    for (const v1::Item& item : section.items()) items.push_back(&item);
  }
  return items;
}

std::vector<const v1::Item*> ItemsOf(const std::vector<v1::Item>& listed) {
  std::vector<const v1::Item*> items;
  for (const v1::Item& item : listed) items.push_back(&item);
  return items;
}

// Those whose names are not among `taken`.
std::vector<Known> KnownItems(const std::vector<const v1::Item*>& items, const std::set<std::string>& taken) {
  std::vector<Known> known;
  for (const v1::Item* item : items) {
    if (taken.count(item->name()) == 0) known.push_back({item});
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

// Carries names over between the most similar items first.
void CarryOverByWording(const Byline& byline) {
  if (byline.known.size() * byline.nameless.size() > kMaxPairs) return;
  std::vector<ItemWording> known_wordings;
  for (const Known* known : byline.known) known_wordings.emplace_back(*known->item);
  std::vector<Pair> pairs;
  for (v1::Item* item : byline.nameless) {
    const ItemWording wording(*item);
    for (std::size_t i = 0; i < byline.known.size(); ++i) {
      const double similarity = known_wordings[i].SimilarityTo(wording);
      if (similarity >= kSimilar) pairs.push_back({similarity, byline.known[i], item});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.similarity > b.similarity; });
  for (const Pair& pair : pairs) {
    if (!pair.known->taken && pair.item->name().empty()) CarryOver(*pair.known, pair.item);
  }
}

void CarryOverByBylineAndWording(std::vector<Known>& known, Nameless& nameless) {
  std::map<std::string, Byline> bylines;
  for (Known& candidate : known) {
    if (!candidate.taken) bylines[Fold(candidate.item->byline())].known.push_back(&candidate);
  }
  for (v1::Item* item : nameless) bylines[Fold(item->byline())].nameless.push_back(item);
  for (const auto& [text, byline] : bylines) CarryOverByWording(byline);
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

void NameItems(const GivenNames& given, v1::Issue* issue) {
  std::set<std::string> taken;
  Nameless nameless = FindNameless(issue, &taken);
  const std::vector<const v1::Item*> current = ItemsOf(given.current);
  std::vector<Known> present = KnownItems(current, taken);
  CarryOverByKey(present, nameless,
                 [](const v1::Item& item) { return item.sector() + '\n' + Fold(item.title()); });
  CarryOverByKey(present, nameless, [](const v1::Item& item) { return Fold(item.title()); });
  CarryOverByBylineAndWording(present, nameless);
  for (const v1::Item* item : current) taken.insert(item->name());
  // A title alone does not make an item that has gone the one that comes.
  std::vector<Known> former = KnownItems(ItemsOf(given.former), taken);
  CarryOverByBylineAndWording(former, nameless);

  taken.insert(given.ever_minted.begin(), given.ever_minted.end());
  Mint mint(issue->name(), std::move(taken));
  for (v1::Item* item : nameless) item->set_name(mint.NameFor(item->title()));
}

}  // namespace pulse::ingest
