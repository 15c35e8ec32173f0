#include "tests/corpus/span_audit.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "services/ingest/parser/words/typography.h"
#include "tests/corpus/text_fields.h"

namespace pulse::corpus {
namespace {

constexpr int kUnclaimed = -1;
constexpr int kOtherField = -2;  // a field that was not meant, or whose item was not

// Notices and contact are told apart by nothing but custom.
std::string Leaf(std::string path) {
  return path.substr(0, 8) == "notices[" || path.substr(0, 8) == "contact." ? "notices" : path;
}

class Audit {
 public:
  Audit(const Variant& variant, VariantScore* score)
      : variant_(variant),
        score_(score),
        claims_(variant.document.content.size(), kUnclaimed),
        silent_(SilentBytes(variant.document.content)) {
    for (const auto& path : variant.fields) {
      leaves_.push_back(static_cast<int>(ids_.emplace(Leaf(path), ids_.size()).first->second));
    }
  }

  void Claim(const Spans& spans, const std::string& path, const TextField& text) {
    const auto id = ids_.find(Leaf(path));
    for (const auto& span : spans) {
      if (span.field() != text.field) continue;
      for (auto at = span.begin(); at < span.end(); ++at) {
        auto& claim = claims_[static_cast<std::size_t>(at)];
        if (claim != kUnclaimed && !silent_[static_cast<std::size_t>(at)]) ++score_->doubled;
        claim = id == ids_.end() ? kOtherField : static_cast<int>(id->second);
      }
    }
    const auto is = Letters(text.value);
    const auto source = Letters(SpanText(variant_.document.content, spans, text.field));
    if (is == source) return;
    const auto surplus = is.size() > source.size() ? is.size() - source.size() : 1;
    score_->invented += static_cast<std::int64_t>(surplus);
    score_->misses.push_back("value: " + path + " is not what its spans hold");
  }

  /// For a field that is data and no text.
  void ClaimStructure(const Spans& spans, const std::string& field) {
    const auto id = ids_.find(field);
    for (const auto& span : spans) {
      if (span.field() != field || id == ids_.end()) continue;
      std::fill(claims_.begin() + span.begin(), claims_.begin() + span.end(), static_cast<int>(id->second));
    }
  }

  void Finish() {
    discarded_at_ = kNowhere;
    exact_.assign(ids_.size(), true);
    auto& exact = exact_;
    for (std::size_t at = 0; at < claims_.size(); ++at) {
      if (silent_[at]) continue;
      const int owner = variant_.document.owners[at];
      const int meant = owner >= 0 ? leaves_[static_cast<std::size_t>(owner)] : kUnclaimed;
      const int claim = claims_[at];
      if (meant >= 0 && claim != meant) exact[static_cast<std::size_t>(meant)] = false;
      if (claim >= 0 && claim != meant && owner != kMarkup) exact[static_cast<std::size_t>(claim)] = false;
      if (meant >= 0 && claim == kUnclaimed) Discard(at);
    }
    score_->spans = static_cast<int>(exact.size());
    score_->spans_exact = static_cast<int>(std::count(exact.begin(), exact.end(), true));
    for (const auto& [path, id] : ids_) {
      if (!exact[id]) score_->misses.push_back("span: " + path);
    }
  }

  /// After Finish: counts the fields of an item that was read right.
  void CountRight(const std::string& item, bool body_right) {
    for (const auto* const leaf : {".title", ".byline", ".body"}) {
      const auto id = ids_.find(item + leaf);
      if (id == ids_.end() || (!body_right && std::string_view(leaf) == ".body")) continue;
      ++score_->spans_right;
      score_->spans_right_exact += exact_[id->second] ? 1 : 0;
    }
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-2);

  void Discard(std::size_t at) {
    ++score_->discarded;
    const bool more = discarded_at_ + 1 == at;
    discarded_at_ = at;
    if (more) {
      score_->misses.back() += variant_.document.content[at];
    } else {
      const auto owner = static_cast<std::size_t>(variant_.document.owners[at]);
      score_->misses.push_back("discarded: " + variant_.fields[owner] + ": " + variant_.document.content[at]);
    }
  }

  // White space, soft hyphens and emphasis say nothing about who owns them.
  static std::vector<bool> SilentBytes(std::string_view text) {
    std::vector<bool> silent(text.size(), false);
    for (std::size_t at = 0; at < text.size();) {
      auto length = ingest::LeadingSpace(text.substr(at));
      if (text[at] == '*') length = 1;
      if (text.substr(at, 2) == "\u00ad") length = 2;
      std::fill_n(silent.begin() + static_cast<std::ptrdiff_t>(at), length, true);
      at += std::max<std::size_t>(length, 1);
    }
    return silent;
  }

  const Variant& variant_;
  VariantScore* score_;
  std::size_t discarded_at_ = kNowhere;
  std::vector<int> claims_;  // a byte → id of the field that claims it
  std::vector<bool> silent_;
  std::vector<bool> exact_;                 // id → whether its spans are
  std::vector<int> leaves_;                 // a field of the variant → id
  std::map<std::string, std::size_t> ids_;  // path → id
};

void ClaimFront(const v1::Issue& issue, Audit* audit) {
  for (const auto& text : TextsOf(issue)) audit->Claim(issue.source_spans(), text.field, text);
  audit->ClaimStructure(issue.source_spans(), "edition");
}

void CheckCoverage(const v1::Coverage& coverage, VariantScore* score) {
  score->unowned += coverage.total_bytes() - coverage.owned_bytes();
  std::int64_t end = 0;
  for (const auto& range : coverage.ranges()) {
    score->doubled += std::max<std::int64_t>(0, end - range.begin());
    end = std::max(end, range.end());
  }
}

}  // namespace

void AuditSpans(const Variant& variant, const v1::ParseDocumentResponse& parsed, const GoldPaths& paths,
                VariantScore* score) {
  Audit audit(variant, score);
  const auto& issue = parsed.issue();
  ClaimFront(issue, &audit);
  std::size_t next = 0;
  for (const auto& section : issue.sections()) {
    int gold_section = -1;
    for (int s = 0; s < variant.gold.sections_size(); ++s) {
      if (variant.gold.sections(s).sector() == section.sector()) gold_section = s;
    }
    const auto path = gold_section < 0 ? "?" : "sections[" + std::to_string(gold_section) + "]";
    for (const auto& text : TextsOf(section)) {
      audit.Claim(section.source_spans(), path + "." + text.field, text);
    }
    for (const auto& item : section.items()) {
      const auto& gold = paths[next++];
      for (const auto& text : TextsOf(item)) audit.Claim(item.source_spans(), gold + "." + text.field, text);
    }
  }
  audit.Finish();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (score->items[i].right) audit.CountRight(paths[i], score->items[i].body_right);
  }
  CheckCoverage(parsed.coverage(), score);
}

}  // namespace pulse::corpus
