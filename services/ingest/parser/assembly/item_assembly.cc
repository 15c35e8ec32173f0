#include "services/ingest/parser/assembly/item_assembly.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingest/parser/assembly/body.h"
#include "services/ingest/parser/assembly/source_spans.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/lines/links.h"
#include "services/ingest/parser/model/model_parameters.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/observations/byline_styles.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Below this an item is worth an editor's look.
constexpr double kSureEnough = 0.9;

// Most that is said of an item whose title is unlike all others.
constexpr double kUnlikeOthers = 0.89;

}  // namespace

void ItemAssembly::Own(Range range, const std::string& field, v1::Item* item) {
  AddSpan(field, range, item);
  ledger_->Book(range, v1::OWNERSHIP_FIELD, item_path_, field);
}

void ItemAssembly::Add(std::size_t i) {
  switch (document_.labels[i].label) {
    case Label::kNewsHeading:
    case Label::kSectorHeading:
      Close();
      return sections_.Open(i);
    case Label::kSectorHeadingMore:
      return sections_.ContinueTitle(i);
    case Label::kKindHeading:
      Close();
      return sections_.OpenGroup(i);
    case Label::kTitle:
    case Label::kNewsTitle:
      if (body_.empty() && captions_.empty() && heading_.GoesOn(i)) {
        heading_.Add(i);
        return;
      }
      Close();
      heading_.Add(i);
      return;
    case Label::kTitleMore:
    case Label::kNewsTitleMore:
      heading_.Add(i);
      return;
    case Label::kCaption:
    case Label::kNewsCaption:
      if (!heading_.empty()) {
        captions_.push_back(i);
      } else {
        ledger_->Book(WholeLine(document_.lines[i]), v1::OWNERSHIP_NOISE, "cover text");
      }
      return;
    default:
      AddText(i);
  }
}

void ItemAssembly::Close() {
  CloseItem();
  sections_.CloseText();
}

void ItemAssembly::Finish() {
  Close();
  publishers_.Settle(*issue_);
}

void ItemAssembly::AddText(std::size_t i) {
  if (heading_.empty()) return sections_.AddText(i);
  body_.push_back(i);
  const auto& seen = document_.seen[i];
  const bool heads = seen.by_form || (seen.Has(Feature::kHeading) && seen.Has(Feature::kSameLevel) &&
                                      !seen.Has(Feature::kSubheading));
  if (!heads) return;
  const bool as_titles = seen.Has(Feature::kHeading) && !seen.Has(Feature::kDeeperLevel);
  diagnostics_->Add(as_titles ? v1::SEVERITY_WARNING : v1::SEVERITY_INFO, "HEADING_IN_SUMMARY",
                    TextRange(document_.lines[i]),
                    "A heading without publishers is read as a sub-heading of the summary above it.",
                    "Mark it as a title if it is an item.");
}

void ItemAssembly::CloseItem() {
  if (heading_.empty()) return;
  heading_.Mend(&body_);
  auto* const section = sections_.Current();
  auto* const item = section->add_items();
  item_path_ =
      absl::StrCat("sections[", issue_->sections_size() - 1, "].items[", section->items_size() - 1, "].");
  item->set_sector(section->sector());
  item->set_kind(sections_.kind());
  item->set_confidence(Confidence());
  ReadHeading(item);
  ReadBody(item);
  ReadCaptions(item);
  CheckItem(*item);
  heading_.Clear();
  body_.clear();
  captions_.clear();
}

void ItemAssembly::ReadHeading(v1::Item* item) {
  if (document_.markdown && heading_.MayHoldLinks()) AppendLinks(heading_.Printed(), item->mutable_links());
  SourcedText heading = heading_.Text();
  const std::string_view text = heading.text();
  const auto parts = heading_.PartsOf(text);
  item->set_title(std::string(Trim(text.substr(parts.title_begin, parts.title_end - parts.title_begin))));
  for (const auto& range : heading.RangesOf(parts.title_begin, parts.title_end)) Own(range, "title", item);
  for (const auto& range : heading.RangesOf(0, HeadingNumberLength(text)))
    ledger_->Book(range, v1::OWNERSHIP_SYNTAX, "number");
  for (const auto& range : heading.RangesOf(parts.byline_begin - parts.label, parts.byline_begin))
    ledger_->Book(range, v1::OWNERSHIP_SYNTAX, "publishers' label");
  BookNumber(document_.lines[heading_.first()], ledger_);
  if (parts.byline_end == parts.byline_begin) return;
  item->set_byline(std::string(Trim(text.substr(parts.byline_begin, parts.byline_end - parts.byline_begin))));
  for (const auto& range : heading.RangesOf(parts.byline_begin, parts.byline_end)) Own(range, "byline", item);
  publishers_.Read(std::move(heading), parts.byline_begin, parts.byline_end, item);
}

void ItemAssembly::ReadBody(v1::Item* item) {
  std::vector<const Line*> lines;
  lines.reserve(body_.size());
  Range run;
  const auto close_run = [&] {
    if (run.end > run.begin) Own(run, "body", item);
  };
  for (const std::size_t i : body_) {
    const auto& line = document_.lines[i];
    const auto range = WholeLine(line);
    const bool contiguous =
        !lines.empty() && Trim(document_.text.substr(run.end, range.begin - run.end)).empty();
    if (!contiguous) {
      close_run();
      run = range;
    }
    run.end = range.end;
    lines.push_back(&line);
  }
  close_run();
  auto body = NormaliseBody(lines, document_.markdown);
  AppendLinks(body.markdown, item->mutable_links());
  item->set_body(std::move(body.markdown));
  for (const auto* line : body.joined) {
    diagnostics_
        ->Add(v1::SEVERITY_INFO, "PARAGRAPH_JOINED", TextRange(*line), "Joined to the text before the break.")
        ->set_item_title(item->title());
  }
}

void ItemAssembly::ReadCaptions(v1::Item* item) {
  for (const std::size_t i : captions_) {
    const auto& line = document_.lines[i];
    SourcedText text;
    text.Append(line.content, line.OffsetOf(line.content), document_.markdown);
    if (Trim(text.text()).empty()) {
      ledger_->Book(WholeLine(line), v1::OWNERSHIP_NOISE, "picture");
      continue;
    }
    item->add_captions(std::string(Trim(text.text())));
    Own(WholeLine(line), absl::StrCat("captions[", item->captions_size() - 1, "]"), item);
    auto* const diagnostic = diagnostics_->Add(v1::SEVERITY_INFO, "CAPTION_SET_ASIDE", TextRange(line),
                                               "Read as the text of a cover image, not as body.",
                                               "If it belongs to the summary, correct the item.");
    diagnostic->set_item_title(item->title());
    diagnostic->set_confidence(document_.model->Confidence(document_.labels[i].margin));
  }
}

// By the smallest margin of the decisions that made the item.
double ItemAssembly::Confidence() const {
  float margin = sections_.margin();
  for (const std::size_t i : heading_.lines()) margin = std::min(margin, document_.labels[i].margin);
  if (!body_.empty()) margin = std::min(margin, document_.labels[body_.front()].margin);
  const double confidence = document_.model->Confidence(margin);
  const bool unlike = document_.seen[heading_.first()].unlike_titles;
  return unlike ? std::min(confidence, kUnlikeOthers) : confidence;
}

void ItemAssembly::CheckItem(const v1::Item& item) {
  const auto place = TextRange(document_.lines[heading_.first()]);
  const auto warn = [&](std::string_view code, std::string message, std::string suggestion) {
    auto* const diagnostic =
        diagnostics_->Add(v1::SEVERITY_WARNING, code, place, std::move(message), std::move(suggestion));
    diagnostic->set_item_title(item.title());
    diagnostic->set_confidence(item.confidence());
  };
  if (item.body().empty()) {
    warn("ITEM_WITHOUT_SUMMARY", absl::StrCat("\"", item.title(), "\" has no summary."),
         "Check that it is an item.");
  }
  if (item.publishers_size() == 0 && item.kind() != v1::ITEM_KIND_NEWS) {
    warn("PUBLISHER_MISSING", absl::StrCat("\"", item.title(), "\" names no publisher."),
         "Set its publishers, or leave them empty; if it heads a part of the summary above, relabel it.");
  }
  if (document_.seen[heading_.first()].parting != 0 && item.publishers_size() > 0) {
    warn("PUBLISHERS_PARTED",
         absl::StrCat("\"", item.byline(), "\" is read as the publishers of \"", item.title(),
                      "\", though no stop of the usual form parts the two."),
         "Set title and publishers if they are others.");
  }
  if (item.confidence() < kSureEnough) {
    warn("ITEM_UNSURE", absl::StrCat("It is not certain that \"", item.title(), "\" is an item of its own."),
         "Look at the lines around it.");
  }
}

}  // namespace pulse::ingest
