#include "services/ingest/parser/model/label_constraints.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "services/ingest/parser/lines/cut_line.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kNoConstraint = static_cast<std::size_t>(-1);

constexpr LabelMask Only(std::initializer_list<Label> labels) {
  LabelMask mask = 0;
  for (const Label label : labels) mask |= LabelMask{1} << static_cast<unsigned>(label);
  return mask;
}

constexpr LabelMask kMoreOfTitle =
    Only({Label::kTitleMore, Label::kNewsTitleMore, Label::kSectorHeadingMore});

// The labels of a role's first line, and of its further lines.
struct RoleLabels {
  LabelMask first;
  LabelMask more;
};

RoleLabels LabelsOf(v1::BlockRole role) {
  const auto both = [](LabelMask mask) { return RoleLabels{mask, mask}; };
  switch (role) {
    case v1::BLOCK_ROLE_INTRODUCTION:
      return both(Only({Label::kIntro}));
    case v1::BLOCK_ROLE_NOTICE:
      return both(Only({Label::kNotice, Label::kTail}));
    case v1::BLOCK_ROLE_CONTACT:
      return both(Only({Label::kContact}));
    case v1::BLOCK_ROLE_SECTION_HEADING:
      return {Only({Label::kSectorHeading, Label::kNewsHeading}), Only({Label::kSectorHeadingMore})};
    case v1::BLOCK_ROLE_KIND_HEADING:
      return both(Only({Label::kKindHeading}));
    case v1::BLOCK_ROLE_ITEM_TITLE:
      return {Only({Label::kTitle, Label::kNewsTitle}), Only({Label::kTitleMore, Label::kNewsTitleMore})};
    case v1::BLOCK_ROLE_BODY:
      return both(Only({Label::kBody, Label::kNewsBody}));
    case v1::BLOCK_ROLE_CAPTION:
      return both(Only({Label::kCaption, Label::kNewsCaption}));
    default:
      return both(~LabelMask{0});
  }
}

// A title or heading of which the next line must not be made a part.
bool EndsWhereItEnds(v1::BlockRole role) {
  return role == v1::BLOCK_ROLE_ITEM_TITLE || role == v1::BLOCK_ROLE_SECTION_HEADING;
}

bool HoldsText(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::uint32_t EndOf(const Line& line) { return line.begin + static_cast<std::uint32_t>(line.raw.size()); }

// Begin of the text of `line`: what is before is a mark.
std::uint32_t TextBegin(const Line& line) { return line.OffsetOf(line.content); }

struct Cut {
  std::uint32_t at;
  bool opens;  // a constraint begins here, or one ends
};

// Where to cut, with emphasis marks and a closing stop on the side of the text
// they belong to.
std::uint32_t PlaceOf(const Cut& cut, const Line& line) {
  std::size_t at = cut.at - line.begin;
  const auto is_mark = [&](std::size_t i) { return line.raw[i] == '*' || line.raw[i] == '_'; };
  if (cut.opens) {
    while (at > 0 && is_mark(at - 1)) --at;
  } else {
    while (at < line.raw.size() && (is_mark(at) || line.raw[at] == '.')) ++at;
  }
  return line.begin + static_cast<std::uint32_t>(at);
}

bool CutsText(const Line& line, std::uint32_t at) {
  const std::uint32_t begin = TextBegin(line);
  if (at <= begin || at >= begin + line.content.size()) return false;
  return HoldsText(line.content.substr(0, at - begin)) && HoldsText(line.content.substr(at - begin));
}

// For each line the constraint that speaks of it. Lines are cut, so that one
// either holds a line's text or does not touch it.
std::vector<std::size_t> ConstraintOfLines(const LabelConstraints& constraints,
                                           const std::vector<Line>& lines) {
  std::vector<std::size_t> of_line(lines.size(), kNoConstraint);
  for (std::size_t c = 0; c < constraints.size(); ++c) {
    const auto first = std::partition_point(
        lines.begin(), lines.end(), [&](const Line& line) { return EndOf(line) <= constraints[c].begin; });
    for (auto line = first; line != lines.end() && line->begin < constraints[c].end; ++line) {
      const std::uint32_t from = std::max(constraints[c].begin, TextBegin(*line));
      const std::uint32_t to = std::min(constraints[c].end, EndOf(*line));
      if (from >= to || !HoldsText(line->raw.substr(from - line->begin, to - from))) continue;
      of_line[static_cast<std::size_t>(line - lines.begin())] = c;
    }
  }
  return of_line;
}

// Whether what owns a range is what the role makes of it.
bool IsOwnedAs(v1::BlockRole role, const v1::OwnedRange& range) {
  const std::string& owner = range.owner();
  const auto in_item = [&](std::string_view field) {
    return owner.find(".items[") != std::string::npos && owner.find(field) != std::string::npos;
  };
  switch (role) {
    case v1::BLOCK_ROLE_INTRODUCTION:
      return owner == "introduction";
    case v1::BLOCK_ROLE_NOTICE:
      return owner.rfind("notices[", 0) == 0;
    case v1::BLOCK_ROLE_CONTACT:
      return owner.rfind("contact", 0) == 0;
    case v1::BLOCK_ROLE_SECTION_HEADING:
      return owner == "repeated section heading" ||
             (owner.rfind("sections[", 0) == 0 && !in_item("") && owner.find("].title") != std::string::npos);
    case v1::BLOCK_ROLE_KIND_HEADING:
      return owner == "kind";
    case v1::BLOCK_ROLE_ITEM_TITLE:
      return in_item("].title") || in_item("].byline");
    case v1::BLOCK_ROLE_BODY:
      return in_item("].body");
    case v1::BLOCK_ROLE_CAPTION:
      return in_item("].captions[");
    case v1::BLOCK_ROLE_NOISE:
      return range.ownership() == v1::OWNERSHIP_NOISE || range.ownership() == v1::OWNERSHIP_SYNTAX;
    default:
      return false;
  }
}

}  // namespace

void CutLines(const LabelConstraints& constraints, std::vector<Line>* lines) {
  if (constraints.empty()) return;
  std::vector<Cut> cuts;
  for (const LabelConstraint& constraint : constraints) {
    cuts.push_back({constraint.begin, true});
    cuts.push_back({constraint.end, false});
  }
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.at < b.at; });
  std::vector<Line> cut;
  cut.reserve(lines->size() + cuts.size());
  auto at = cuts.begin();
  for (Line line : *lines) {
    while (at != cuts.end() && at->at < line.begin) ++at;
    for (; at != cuts.end() && at->at < EndOf(line); ++at) {
      if (at->at < line.begin) continue;  // within marks that went with the text before
      if (const std::uint32_t place = PlaceOf(*at, line); CutsText(line, place)) {
        const Line rest = CutLine(place - line.begin, Gap::kGlued, &line);
        cut.push_back(line);
        line = rest;
      }
    }
    cut.push_back(line);
  }
  *lines = std::move(cut);
}

std::vector<Line> TakeOutNoise(const LabelConstraints& constraints, std::vector<Line>* lines) {
  std::vector<Line> noise;
  if (constraints.empty()) return noise;
  const std::vector<std::size_t> of_line = ConstraintOfLines(constraints, *lines);
  std::vector<Line> kept;
  kept.reserve(lines->size());
  Gap gap = Gap::kGlued;
  for (std::size_t i = 0; i < lines->size(); ++i) {
    Line line = (*lines)[i];
    gap = std::max(gap, line.gap);
    if (of_line[i] != kNoConstraint && constraints[of_line[i]].role == v1::BLOCK_ROLE_NOISE) {
      noise.push_back(line);
      continue;
    }
    line.gap = gap;
    gap = Gap::kGlued;
    kept.push_back(line);
  }
  *lines = std::move(kept);
  return noise;
}

void KeepConstrained(const LabelConstraints& constraints, std::vector<Line>* furniture,
                     std::vector<Line>* lines) {
  if (constraints.empty()) return;
  const std::vector<std::size_t> of_line = ConstraintOfLines(constraints, *furniture);
  std::vector<Line> rest;
  std::vector<Line> kept;
  for (std::size_t i = 0; i < furniture->size(); ++i) {
    (of_line[i] == kNoConstraint ? rest : kept).push_back((*furniture)[i]);
  }
  if (kept.empty()) return;
  std::vector<Line> all;
  all.reserve(lines->size() + kept.size());
  std::merge(lines->begin(), lines->end(), kept.begin(), kept.end(), std::back_inserter(all),
             [](const Line& a, const Line& b) { return a.begin < b.begin; });
  *lines = std::move(all);
  *furniture = std::move(rest);
}

std::vector<LabelMask> AllowedLabels(const LabelConstraints& constraints, const std::vector<Line>& lines) {
  std::vector<LabelMask> allowed;
  if (constraints.empty()) return allowed;
  const std::vector<std::size_t> of_line = ConstraintOfLines(constraints, lines);
  allowed.resize(lines.size(), ~LabelMask{0});
  std::size_t before = kNoConstraint;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t c = of_line[i];
    if (c != kNoConstraint) {
      const RoleLabels labels = LabelsOf(constraints[c].role);
      allowed[i] = c == before ? labels.more : labels.first;
    } else if (before != kNoConstraint && EndsWhereItEnds(constraints[before].role)) {
      allowed[i] = ~kMoreOfTitle;
    }
    before = c;
  }
  return allowed;
}

std::vector<std::size_t> FindRefused(const LabelConstraints& constraints, const v1::Coverage& coverage) {
  std::vector<std::size_t> refused;
  for (std::size_t c = 0; c < constraints.size(); ++c) {
    // What a later one says of the same place is not this one's to keep.
    const bool overruled =
        std::any_of(constraints.begin() + static_cast<std::ptrdiff_t>(c) + 1, constraints.end(),
                    [&](const LabelConstraint& later) {
                      return later.begin < constraints[c].end && constraints[c].begin < later.end;
                    });
    if (overruled) continue;
    auto range = std::partition_point(
        coverage.ranges().begin(), coverage.ranges().end(),
        [&](const v1::OwnedRange& owned) { return owned.end() <= constraints[c].begin; });
    bool kept = true;
    bool any = false;
    for (; range != coverage.ranges().end() && range->begin() < constraints[c].end; ++range) {
      if (range->ownership() == v1::OWNERSHIP_SYNTAX) continue;
      any = true;
      kept = kept && IsOwnedAs(constraints[c].role, *range);
    }
    if (!any || !kept) refused.push_back(c);
  }
  return refused;
}

}  // namespace pulse::ingest
