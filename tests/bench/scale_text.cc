#include "tests/bench/scale_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "text/words.h"

namespace pulse::bench {
namespace {

constexpr std::size_t kWords = 60'000;
constexpr int kPublishers = 800;
constexpr int kMonths = 480;
constexpr int kLastMonth = 2024 * 12 + 12;

constexpr std::array<const char*, 4> kSectors = {"sectors/news", "sectors/adult-social-care-and-health",
                                                 "sectors/children-and-young-peoples-services",
                                                 "sectors/criminal-justice"};
constexpr std::array<const char*, 4> kTitles = {"Cordis Bright news", "Adult social care and health",
                                                "Children and young people's services", "Criminal justice"};

// SplitMix64: small, and the same everywhere, which std::mt19937's
// distributions are not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  std::size_t Below(std::size_t limit) { return static_cast<std::size_t>(Next() % limit); }
  double Share() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

std::vector<std::string> WordsOfSamples(const std::string& folder) {
  std::map<std::string, int> counts;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    for (const text::Word& word : text::WordsOf(content)) {
      const bool letters = std::all_of(word.folded.begin(), word.folded.end(),
                                       [](unsigned char c) { return std::islower(c) != 0; });
      if (letters && word.folded.size() > 1) ++counts[word.folded];
    }
  }
  if (counts.empty()) throw std::runtime_error("no words in " + folder);
  std::vector<std::pair<int, std::string>> sorted;
  for (const auto& [word, count] : counts) sorted.emplace_back(-count, word);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::string> words;
  for (auto& [count, word] : sorted) words.push_back(std::move(word));
  return words;
}

std::string MadeUpWord(Random& random) {
  constexpr std::array<const char*, 16> kStarts = {"b", "br", "c", "d",  "f", "g",  "gr", "h",
                                                   "l", "m",  "n", "pl", "r", "st", "t",  "v"};
  constexpr std::array<const char*, 8> kMiddles = {"a", "e", "i", "o", "u", "ea", "ou", "ai"};
  constexpr std::array<const char*, 10> kEnds = {"", "l", "m", "n", "r", "nd", "rk", "st", "t", "x"};
  std::string word;
  const std::size_t syllables = 2 + random.Below(3);
  for (std::size_t i = 0; i < syllables; ++i) {
    word += kStarts[random.Below(kStarts.size())];
    word += kMiddles[random.Below(kMiddles.size())];
    word += kEnds[random.Below(kEnds.size())];
  }
  return word;
}

std::string Capital(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

std::string Slug(const std::string& name) {
  std::string slug;
  for (const text::Word& word : text::WordsOf(name)) slug += (slug.empty() ? "" : "-") + word.folded;
  return slug;
}

}  // namespace

// Draws for one issue.
class ScaleText::Source {
 public:
  Source(const ScaleText* text, int n)
      : text_(text), random_(text->seed_ * 0x100000001B3 + static_cast<std::uint64_t>(n)) {}

  Random& random() { return random_; }

  const std::string& Word() {
    const auto found =
        std::lower_bound(text_->cumulative_.begin(), text_->cumulative_.end(), random_.Share());
    return text_->words_[static_cast<std::size_t>(found - text_->cumulative_.begin())];
  }

  std::string Sentence(std::size_t least, std::size_t most) {
    std::string sentence = Capital(Word());
    for (std::size_t i = least + random_.Below(most - least + 1); i > 1; --i) sentence += " " + Word();
    return sentence;
  }

  std::string Body() {
    std::string body;
    for (std::size_t i = 4 + random_.Below(6); i > 0; --i) body += Sentence(8, 22) + (i > 1 ? ". " : ".");
    return body;
  }

  // Few publishers print much, most little.
  const std::string& Publisher() {
    const double share = random_.Share();
    return text_->publishers_[static_cast<std::size_t>(share * share * kPublishers)];
  }

 private:
  const ScaleText* text_;
  Random random_;
};

ScaleText::ScaleText(const std::string& samples, std::uint64_t seed)
    : seed_(seed), words_(WordsOfSamples(samples)) {
  Random random(seed);
  std::set<std::string> known(words_.begin(), words_.end());
  while (words_.size() < kWords) {
    std::string word = MadeUpWord(random);
    if (known.insert(word).second) words_.push_back(std::move(word));
  }
  double sum = 0;
  for (std::size_t rank = 1; rank <= kWords; ++rank) {
    cumulative_.push_back(sum += 1.0 / (static_cast<double>(rank) + 2.7));
  }
  for (double& share : cumulative_) share /= sum;
  cumulative_.back() = 1;
  constexpr std::array<const char*, 6> kForms = {"Institute of ", "Office for ", "Council for ",
                                                 "Trust for ",    "Centre for ", "Association of "};
  for (int i = 0; i < kPublishers; ++i) {
    publishers_.push_back(kForms[random.Below(kForms.size())] + Capital(MadeUpWord(random)) + " " +
                          Capital(MadeUpWord(random)));
  }
}

v1::Issue ScaleText::MakeIssue(int n, int count, int items) const {
  Source source(this, n);
  Random& random = source.random();
  const int months = std::min(kMonths, count);
  const int month = kLastMonth - n % months;
  v1::Issue issue;
  const int year = (month - 1) / 12;
  const int month_of_year = (month - 1) % 12 + 1;
  std::string name =
      "issues/" + std::to_string(year) + (month_of_year < 10 ? "-0" : "-") + std::to_string(month_of_year);
  if (n >= months) name += "-special-" + std::to_string(n / months);
  issue.set_name(name);
  issue.set_title("CordisPulse");
  issue.mutable_edition()->set_year(year);
  issue.mutable_edition()->set_month(month_of_year);
  issue.set_kind(n < months ? v1::ISSUE_KIND_MONTHLY : v1::ISSUE_KIND_SPECIAL);
  issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  issue.set_introduction(source.Body());
  for (std::size_t s = 0; s < kSectors.size(); ++s) {
    v1::Section* section = issue.add_sections();
    section->set_sector(kSectors[s]);
    section->set_title(kTitles[s]);
    // News is the shortest section: a part in twenty.
    const int news = items / 20;
    const int first = s == 0 ? 0 : news + static_cast<int>(s - 1) * (items - news) / 3;
    const int last = s == 0 ? news : news + static_cast<int>(s) * (items - news) / 3;
    for (int i = first; i < last; ++i) {
      v1::Item* item = section->add_items();
      item->set_name(name + "/items/item-" + std::to_string(i));
      item->set_sector(section->sector());
      item->set_kind(s == 0 ? v1::ITEM_KIND_NEWS : static_cast<v1::ItemKind>(2 + random.Below(3)));
      item->set_title(source.Sentence(4, 11));
      item->set_body(source.Body());
      const std::string& publisher = source.Publisher();
      item->set_byline(publisher);
      v1::Publisher* printed = item->add_publishers();
      printed->set_name("publishers/" + Slug(publisher));
      printed->set_display_name(publisher);
      v1::Link* link = item->add_links();
      link->set_text("Read it");
      link->set_url("https://" + Slug(publisher) + ".example/" + std::to_string(n) + "/" + std::to_string(i));
    }
  }
  return issue;
}

}  // namespace pulse::bench
