#include "services/ingest/parser/assembly/section_assembly.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/ingest/parser/assembly/body.h"
#include "services/ingest/parser/assembly/source_spans.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/model/model_parameters.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// The sector's name in the API; empty for none.
std::string NameOf(Sector sector) {
  const auto id = IdOf(sector);
  return id.empty() ? "" : absl::StrCat("sectors/", absl::string_view(id.data(), id.size()));
}

}  // namespace

void BookNumber(const Line& line, Ledger* ledger) {
  if (line.mark != Mark::kNumber) return;
  ledger->Book({line.OffsetOf(Trim(line.raw)), line.OffsetOf(line.content)}, v1::OWNERSHIP_SYNTAX, "number");
}

v1::Section* SectionAssembly::Current() {
  if (issue_->sections_size() == 0) issue_->add_sections();
  return issue_->mutable_sections(issue_->sections_size() - 1);
}

void SectionAssembly::Open(std::size_t i) {
  const auto& line = document_.lines[i];
  const auto sector = document_.seen[i].sector;
  const std::string name = NameOf(sector);
  const bool again = issue_->sections_size() > 0 && !name.empty() && Current()->sector() == name;
  if (again) {
    // The same heading at the top of a further page, or with another group's name.
    if (document_.seen[i].kind != v1::ITEM_KIND_UNSPECIFIED) kind_ = document_.seen[i].kind;
    ledger_->Book(WholeLine(line), v1::OWNERSHIP_NOISE, "repeated section heading");
    return;
  }
  section_margin_ = document_.labels[i].margin;
  kind_ = sector == Sector::kNews ? v1::ITEM_KIND_NEWS : document_.seen[i].kind;
  kind_margin_ = section_margin_;
  auto* const section = issue_->add_sections();
  section->set_sector(name);
  section->set_title(TakeTitle(line));
  if (name.empty()) {
    diagnostics_
        ->Add(v1::SEVERITY_WARNING, "SECTOR_UNKNOWN", TextRange(line),
              absl::StrCat("The section \"", section->title(), "\" names no sector of the taxonomy."),
              "Set the section's sector, or leave it empty for a theme of a special edition.")
        ->set_confidence(document_.model->Confidence(section_margin_));
  }
}

void SectionAssembly::ContinueTitle(std::size_t i) {
  auto* const section = Current();
  section->mutable_title()->append(" ").append(TakeTitle(document_.lines[i]));
  if (section->sector().empty()) {
    section->set_sector(NameOf(SectorOfHeading(Fold(section->title()))));
  }
}

std::string SectionAssembly::TakeTitle(const Line& line) {
  SourcedText title;
  title.Append(line.content, line.OffsetOf(line.content), document_.markdown);
  for (const auto& range : title.RangesOf(0, title.text().size())) {
    AddSpan("title", range, Current());
    ledger_->Book(range, v1::OWNERSHIP_FIELD,
                  absl::StrCat("sections[", issue_->sections_size() - 1, "].title"));
  }
  BookNumber(line, ledger_);
  return std::string(Trim(title.text()));
}

void SectionAssembly::OpenGroup(std::size_t i) {
  kind_ = document_.seen[i].kind;
  kind_margin_ = document_.labels[i].margin;
  if (document_.seen[i].by_form) {
    diagnostics_->Add(
        v1::SEVERITY_WARNING, "GROUP_UNKNOWN", TextRange(document_.lines[i]),
        absl::StrCat("A heading of a group that is none of the digest's: its items' kind is read as ",
                     v1::ItemKind_Name(kind_), "."),
        "Set the kind of the items below it, or mark it as a title.");
  }
  ledger_->Book(WholeLine(document_.lines[i]), v1::OWNERSHIP_STRUCTURE, "kind");
}

void SectionAssembly::CloseText() {
  if (text_.empty()) return;
  auto* const section = Current();
  std::vector<const Line*> lines;
  lines.reserve(text_.size());
  const std::string field = "introduction";
  const auto owner = absl::StrCat("sections[", issue_->sections_size() - 1, "].", field);
  for (const std::size_t i : text_) {
    const auto range = WholeLine(document_.lines[i]);
    lines.push_back(&document_.lines[i]);
    AddSpan(field, range, section);
    ledger_->Book(range, v1::OWNERSHIP_FIELD, owner);
  }
  if (!section->introduction().empty()) section->mutable_introduction()->append("\n\n");
  section->mutable_introduction()->append(NormaliseBody(lines, document_.markdown).markdown);
  diagnostics_
      ->Add(v1::SEVERITY_WARNING, "TEXT_BEFORE_FIRST_ITEM", TextRange(*lines.front()),
            absl::StrCat("Text stands between the heading \"", section->title(), "\" and its first item."),
            "Kept as the section's introduction; mark the title if it is an item.")
      ->set_confidence(document_.model->Confidence(document_.labels[text_.front()].margin));
  text_.clear();
}

float SectionAssembly::margin() const { return std::min(kind_margin_, section_margin_); }

}  // namespace pulse::ingest
