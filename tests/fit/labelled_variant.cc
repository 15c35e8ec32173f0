#include "tests/fit/labelled_variant.h"

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/model/model_parameters.h"
#include "services/ingest/parser/parser.h"

namespace pulse::fit {
namespace {

using corpus::Role;
using ingest::Label;

template <typename... Labels>
constexpr LabelSet SetOf(Labels... labels) {
  return ((LabelSet{1} << static_cast<unsigned>(labels)) | ...);
}

constexpr LabelSet kAny = (LabelSet{1} << ingest::kLabelCount) - 1;

// What the generator knows of a line: role, and the field its first byte of text is of.
struct Printed {
  Role role = Role::kFurniture;
  std::string field;
};

Printed PrintedAs(const corpus::Variant& variant, const ingest::Line& line) {
  Printed printed;
  const std::size_t begin = line.OffsetOf(line.content);
  printed.role = variant.document.roles[begin];
  for (std::size_t at = begin; at < begin + line.content.size(); ++at) {
    const int owner = variant.document.owners[at];
    if (owner < 0) continue;
    printed.field = variant.fields[static_cast<std::size_t>(owner)];
    break;
  }
  return printed;
}

// `sections[2].items[1]` of `sections[2].items[1].title`.
std::string_view ItemOf(std::string_view field) { return field.substr(0, field.rfind('.')); }

int SectionOf(std::string_view field) {
  constexpr std::string_view kStart = "sections[";
  if (field.substr(0, kStart.size()) != kStart) return -1;
  return std::atoi(std::string(field.substr(kStart.size())).c_str());
}

class Labeller {
 public:
  explicit Labeller(const corpus::Variant& variant) : variant_(variant) {}

  LabelSet Label(const Printed& printed) {
    if (const int section = SectionOf(printed.field); section >= 0) {
      news_ = variant_.gold.sections(section).sector() == "sectors/news";
    }
    const bool more = printed.role == before_.role && ItemOf(printed.field) == ItemOf(before_.field);
    before_ = printed;
    return LabelsOf(printed, more);
  }

 private:
  LabelSet LabelsOf(const Printed& printed, bool more) const {
    switch (printed.role) {
      case Role::kMasthead:
        return SetOf(Label::kMasthead);
      case Role::kEdition:
        return SetOf(Label::kDate);
      case Role::kIntroduction:
        return SetOf(Label::kIntro);
      case Role::kClosing:  // with who signs behind it, or without
      case Role::kSignatory:
        if (printed.field.empty()) return SetOf(Label::kClosing);
        return printed.field.ends_with("role") ? SetOf(Label::kRole) : SetOf(Label::kSigner);
      case Role::kNotice:
      case Role::kContact:
        return SetOf(Label::kNotice, Label::kContact, Label::kTail);
      case Role::kSection:
        if (more) return SetOf(Label::kSectorHeadingMore);
        return news_ ? SetOf(Label::kNewsHeading) : SetOf(Label::kSectorHeading);
      case Role::kGroup:
        return SetOf(Label::kKindHeading);
      case Role::kTitle:
        if (more) return news_ ? SetOf(Label::kNewsTitleMore) : SetOf(Label::kTitleMore);
        return news_ ? SetOf(Label::kNewsTitle) : SetOf(Label::kTitle);
      case Role::kBody:
        return news_ ? SetOf(Label::kNewsBody) : SetOf(Label::kBody);
      case Role::kCaption:
        return news_ ? SetOf(Label::kNewsCaption) : SetOf(Label::kCaption);
      case Role::kFurniture:
        break;
    }
    return kAny;
  }

  const corpus::Variant& variant_;
  Printed before_;
  bool news_ = false;
};

}  // namespace

LabelledVariant LabelVariant(const corpus::Variant& variant) {
  auto read = ingest::ReadLines(variant.document.content, variant.markdown, {}, &ingest::PriorParameters());
  LabelledVariant labelled;
  Labeller labeller(variant);
  for (const auto& line : read.lines) labelled.right.push_back(labeller.Label(PrintedAs(variant, line)));
  labelled.seen = std::move(read.seen);
  return labelled;
}

}  // namespace pulse::fit
