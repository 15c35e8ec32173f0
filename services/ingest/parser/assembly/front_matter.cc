#include "services/ingest/parser/assembly/front_matter.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingest/parser/assembly/body.h"
#include "services/ingest/parser/assembly/contact_details.h"
#include "services/ingest/parser/assembly/issue_name.h"
#include "services/ingest/parser/assembly/markdown_escape.h"
#include "services/ingest/parser/assembly/signatories.h"
#include "services/ingest/parser/assembly/source_spans.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kDigestName = "CordisPulse";

SourcedText TextOf(const Line& line, bool markdown) {
  SourcedText text;
  text.Append(line.content, line.OffsetOf(line.content), markdown);
  return text;
}

}  // namespace

void FrontMatter::Own(Range range, const std::string& field) {
  AddSpan(field, range, issue_);
  ledger_->Book(range, v1::OWNERSHIP_FIELD, field);
}

void FrontMatter::Add(std::size_t i) {
  const auto& line = document_.lines[i];
  switch (document_.labels[i].label) {
    case Label::kMasthead:
    case Label::kDate:
      masthead_.push_back(i);
      break;
    case Label::kIntro:
      introduction_.push_back(i);
      break;
    case Label::kClosing:
      ledger_->Book(WholeLine(line), v1::OWNERSHIP_STRUCTURE, "closing");
      break;
    case Label::kSigner:
    case Label::kRole:
      signatories_.push_back(i);
      break;
    case Label::kContact:
      contact_.push_back(i);
      break;
    case Label::kTail:
      tail_.push_back(i);
      break;
    default:
      notices_.push_back(i);
  }
}

// The publisher's name and address, as a paragraph of their own right above how to
// reach it, are no notice: no sentence, and nothing goes on from them.
void FrontMatter::OpenContactWithAddress() {
  constexpr std::size_t kMostLines = 6;
  constexpr std::size_t kLongestLine = 120;
  if (contact_.empty()) return;
  auto first = notices_.end();
  for (std::size_t next = contact_.front(); first != notices_.begin(); --next) {
    const auto before = first - 1;
    const auto& line = document_.lines[*before];
    const bool address = *before + 1 == next && line.mark == Mark::kNone &&
                         line.content.size() <= kLongestLine && !EndsSentence(line.content);
    if (!address || notices_.end() - before > static_cast<std::ptrdiff_t>(kMostLines)) return;
    first = before;
    if (line.gap != Gap::kGlued) break;
  }
  contact_.insert(contact_.begin(), first, notices_.end());
  notices_.erase(first, notices_.end());
}

// What stands behind the last item: how to reach the publisher, unless that was said
// before, and notices.
void FrontMatter::ReadTail() {
  const bool reached = !contact_.empty();
  for (const std::size_t i : tail_) {
    const auto& seen = document_.seen[i];
    if (seen.Has(Feature::kClosing)) {
      ledger_->Book(WholeLine(document_.lines[i]), v1::OWNERSHIP_STRUCTURE, "closing");
    } else if (!reached && seen.Has(Feature::kContact) && !seen.Has(Feature::kSubscription)) {
      contact_.push_back(i);
    } else {
      notices_.push_back(i);
    }
  }
}

void FrontMatter::Finish() {
  OpenContactWithAddress();
  ReadTail();
  FinishMasthead();
  FinishIntroduction();
  ReadSignatories(document_, signatories_, issue_, ledger_, diagnostics_);
  FinishNotices();
  FinishContact();
  if (!issue_->has_edition()) TakeEditionOfFilename();
  if (!issue_->has_edition()) return;
  std::vector<std::string> masthead;
  for (const std::size_t i : masthead_)
    masthead.push_back(TextOf(document_.lines[i], document_.markdown).text());
  NameIssue(masthead, issue_);
}

// Of what is otherwise an issue; any document may have a month in its name.
void FrontMatter::TakeEditionOfFilename() {
  const auto& edition = document_.edition_of_filename;
  const bool has_items = std::any_of(document_.labels.begin(), document_.labels.end(),
                                     [](const Labelled& line) { return line.label == Label::kTitle; });
  if (!edition || !has_items) return;
  issue_->mutable_edition()->set_year(edition->year);
  issue_->mutable_edition()->set_month(edition->month);
  diagnostics_->Add(
      v1::SEVERITY_WARNING, "EDITION_OF_FILENAME", {},
      "No line before the introduction names the month and the year: they are those of the file's name.",
      "Give the masthead a line such as \"September 2022\", if they are others.");
}

void FrontMatter::FinishMasthead() {
  const auto& seen = document_.seen;
  const auto edition =
      std::find_if(masthead_.begin(), masthead_.end(), [&seen](std::size_t i) { return seen[i].month != 0; });
  // The line that names the digest, or else the first: what a mailing program printed, or
  // a slogan, may stand above the name.
  auto title = std::find_if(masthead_.begin(), masthead_.end(), [&](std::size_t i) {
    return seen[i].Has(Feature::kMasthead) && document_.lines[i].mark != Mark::kTable &&
           (edition == masthead_.end() || i != *edition);
  });
  if (title == masthead_.end()) title = masthead_.begin();
  for (auto i = masthead_.begin(); i != masthead_.end(); ++i) {
    const auto& line = document_.lines[*i];
    if (i == edition) {
      issue_->mutable_edition()->set_year(seen[*i].year);
      issue_->mutable_edition()->set_month(seen[*i].month);
      Own({line.OffsetOf(line.content),
           line.OffsetOf(line.content) + static_cast<std::uint32_t>(line.content.size())},
          "edition");
    } else if (i == title && line.mark != Mark::kTable) {
      const auto text = TextOf(line, document_.markdown);
      issue_->set_title(std::string(Trim(text.text())));
      for (const auto& range : text.RangesOf(0, text.text().size())) Own(range, "title");
    } else {
      ledger_->Book(WholeLine(line), v1::OWNERSHIP_STRUCTURE, "masthead");
    }
  }
  if (issue_->title().empty()) issue_->set_title(std::string(kDigestName));
}

void FrontMatter::FinishIntroduction() {
  if (introduction_.empty()) {
    diagnostics_->Add(v1::SEVERITY_WARNING, "INTRODUCTION_MISSING", {},
                      "No introduction was found before the first section.");
    return;
  }
  std::vector<const Line*> lines;
  lines.reserve(introduction_.size());
  for (const std::size_t i : introduction_) {
    lines.push_back(&document_.lines[i]);
    Own(WholeLine(document_.lines[i]), "introduction");
  }
  auto body = NormaliseBody(lines, document_.markdown);
  issue_->set_introduction(std::move(body.markdown));
  for (const auto* line : body.joined) {
    diagnostics_->Add(v1::SEVERITY_INFO, "PARAGRAPH_JOINED", TextRange(*line),
                      "Joined to the text before the break.");
  }
}

void FrontMatter::FinishNotices() {
  std::vector<const Line*> lines;
  const auto flush = [&] {
    if (lines.empty()) return;
    const auto field = absl::StrCat("notices[", issue_->notices_size(), "]");
    for (const auto* line : lines) Own(WholeLine(*line), field);
    issue_->add_notices(NormaliseBody(lines, document_.markdown).markdown);
    lines.clear();
  };
  for (const std::size_t i : notices_) {
    const auto& line = document_.lines[i];
    const bool continues =
        !lines.empty() && (line.gap == Gap::kGlued || !EndsSentence(lines.back()->content));
    if (!continues) flush();
    if (!continues && !introduction_.empty() && introduction_.front() < i && i < introduction_.back()) {
      diagnostics_->Add(v1::SEVERITY_WARNING, "NOTICE_IN_INTRODUCTION", TextRange(line),
                        "Read as a notice, though the introduction goes on behind it.",
                        "Relabel it if it belongs to the introduction.");
    }
    lines.push_back(&line);
  }
  flush();
}

void FrontMatter::FinishContact() {
  if (contact_.empty()) return;
  std::string raw;
  auto* const contact = issue_->mutable_contact();
  for (const std::size_t i : contact_) {
    const auto& line = document_.lines[i];
    if (!contact->text().empty()) contact->mutable_text()->append("  \n");
    std::string escaped;
    contact->mutable_text()->append(
        document_.markdown ? line.content : EscapeMarkdown(line.content, contact->text().empty(), &escaped));
    raw.append(TextOf(line, document_.markdown).text()).append("\n");
    Own(WholeLine(line), "contact.text");
  }
  contact->set_email(FindEmail(raw));
  contact->set_telephone(FindTelephone(raw));
  contact->set_website(FindWebsite(raw));
}

}  // namespace pulse::ingest
