#include "tests/corpus/variant_score.h"

#include <algorithm>
#include <string_view>

#include "services/ingest/parser/words/typography.h"
#include "tests/corpus/span_audit.h"

namespace pulse::corpus {
namespace {

// As the scorer of the real archive folds.
std::string FoldTitle(std::string_view text) {
  auto folded = ingest::Fold(text);
  std::erase(folded, '\\');
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ' ')) folded.pop_back();
  return folded;
}

std::string FoldPublisher(std::string_view text) {
  auto folded = FoldTitle(text);
  return folded.starts_with("the ") ? folded.substr(4) : folded;
}

// A body with its lines, single spaces within them, and no needless escapes.
std::string FoldBody(std::string_view body) {
  std::string folded;
  while (!body.empty()) {
    const auto end = std::min(body.find('\n'), body.size());
    folded += ingest::Fold(body.substr(0, end)) + '\n';
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  std::erase(folded, '\\');
  return folded;
}

bool SamePublishers(const v1::Item& a, const v1::Item& b) {
  return std::equal(a.publishers().begin(), a.publishers().end(), b.publishers().begin(),
                    b.publishers().end(), [](const v1::Publisher& x, const v1::Publisher& y) {
                      return FoldPublisher(x.display_name()) == FoldPublisher(y.display_name());
                    });
}

struct Placed {
  const v1::Item* item;
  std::string path;
  bool used = false;
};

std::vector<Placed> Flatten(const v1::Issue& issue) {
  std::vector<Placed> items;
  for (int s = 0; s < issue.sections_size(); ++s) {
    for (int i = 0; i < issue.sections(s).items_size(); ++i) {
      items.push_back({&issue.sections(s).items(i),
                       "sections[" + std::to_string(s) + "].items[" + std::to_string(i) + "]"});
    }
  }
  return items;
}

std::string Names(const v1::Item& item) {
  std::string names;
  for (const auto& publisher : item.publishers()) names += "{" + publisher.display_name() + "}";
  return names;
}

// Where two texts part, with some of both.
std::string Difference(const std::string& meant, const std::string& read) {
  const auto shorter = std::min(meant.size(), read.size());
  std::size_t at = 0;
  while (at < shorter && meant[at] == read[at]) ++at;
  const auto from = at < 25 ? 0 : at - 25;
  auto text = "\"" + meant.substr(from, 50) + "\" read as \"" + read.substr(from, 50) + "\"";
  std::replace(text.begin(), text.end(), '\n', '|');
  return text;
}

// Whether all that the strict score asks for is right; says what is not.
ItemVerdict Compare(const v1::Item& gold, const v1::Item& got, VariantScore* score) {
  const auto miss = [&](std::string_view kind, const std::string& what) {
    score->misses.push_back(std::string(kind) + ": " + got.title() + ": " + what);
    return false;
  };
  bool right = true;
  if (gold.sector() != got.sector()) right = miss("sector", gold.sector() + " read as " + got.sector());
  if (gold.kind() != got.kind())
    right = miss("kind", v1::ItemKind_Name(gold.kind()) + " read as " + v1::ItemKind_Name(got.kind()));
  if (!SamePublishers(gold, got)) right = miss("publishers", Names(gold) + " read as " + Names(got));
  ++score->bodies;
  const bool body_right = FoldBody(gold.body()) == FoldBody(got.body());
  if (body_right) {
    ++score->bodies_exact;
  } else {
    miss("body", Difference(FoldBody(gold.body()), FoldBody(got.body())));
  }
  return {got.confidence(), right, body_right};
}

bool SameFront(const v1::Issue& gold, const v1::Issue& got) {
  return gold.edition().year() == got.edition().year() && gold.edition().month() == got.edition().month() &&
         FoldBody(gold.introduction()) == FoldBody(got.introduction()) && got.signatories_size() > 0 &&
         ingest::Fold(gold.signatories(0).name()) == ingest::Fold(got.signatories(0).name()) &&
         ingest::Fold(gold.signatories(0).role()) == ingest::Fold(got.signatories(0).role());
}

// Also answers which gold item each of the parse's is.
VariantScore Match(const v1::Issue& meant, const v1::Issue& parsed, GoldPaths* paths) {
  VariantScore score;
  auto gold = Flatten(meant);
  const auto got = Flatten(parsed);
  int strict = 0;
  for (const auto& placed : got) {
    const auto match = std::find_if(gold.begin(), gold.end(), [&](const Placed& g) {
      return !g.used && FoldTitle(g.item->title()) == FoldTitle(placed.item->title());
    });
    ItemVerdict verdict{placed.item->confidence(), false, false};
    paths->push_back(match == gold.end() ? "" : match->path);
    if (match == gold.end()) {
      score.misses.push_back("not in gold: " + placed.item->title());
    } else {
      match->used = true;
      verdict = Compare(*match->item, *placed.item, &score);
    }
    strict += verdict.right ? 1 : 0;
    score.items.push_back(verdict);
  }
  for (const auto& placed : gold) {
    if (!placed.used) score.misses.push_back("missing: " + placed.item->title());
  }
  score.strict_f1 = 2.0 * strict / static_cast<double>(gold.size() + got.size());
  score.front = SameFront(meant, parsed);
  if (!score.front) {
    score.misses.push_back("front: " +
                           Difference(FoldBody(meant.introduction()), FoldBody(parsed.introduction())));
  }
  return score;
}

}  // namespace

VariantScore ScoreItems(const v1::Issue& gold, const v1::Issue& parsed) {
  GoldPaths paths;
  return Match(gold, parsed, &paths);
}

VariantScore ScoreVariant(const Variant& variant, const v1::ParseDocumentResponse& parsed) {
  GoldPaths paths;
  auto score = Match(variant.gold, parsed.issue(), &paths);
  AuditSpans(variant, parsed, paths, &score);
  return score;
}

}  // namespace pulse::corpus
