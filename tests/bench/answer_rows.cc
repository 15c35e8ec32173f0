#include "tests/bench/answer_rows.h"

#include <google/protobuf/util/message_differencer.h>

#include <stdexcept>

namespace pulse::bench {

template <typename Message>
std::vector<AnswerRows::Span> AnswerRows::SpansOf(const Message& message) {
  std::vector<Span> spans;
  for (const v1::SourceSpan& span : message.source_spans())
    spans.push_back({span.field(), span.begin(), span.end()});
  return spans;
}

template <typename Message>
void AnswerRows::BuildSpans(const std::vector<Span>& spans, Message* message) {
  for (const Span& span : spans) {
    v1::SourceSpan* const built = message->add_source_spans();
    built->set_field(span.field);
    built->set_begin(span.begin);
    built->set_end(span.end);
  }
}

AnswerRows::Item AnswerRows::ItemOf(const v1::Item& item) {
  Item row{item.name(),
           item.sector(),
           item.byline(),
           item.title(),
           item.body(),
           item.kind(),
           {},
           {},
           {item.captions().begin(), item.captions().end()},
           SpansOf(item),
           item.confidence()};
  for (const v1::Publisher& publisher : item.publishers())
    row.publishers.emplace_back(publisher.name(), publisher.display_name());
  for (const v1::Link& link : item.links()) row.links.emplace_back(link.text(), link.url());
  return row;
}

void AnswerRows::BuildItem(const Item& item, v1::Item* built) {
  built->set_name(item.name);
  built->set_sector(item.sector);
  built->set_kind(item.kind);
  for (const auto& [name, display_name] : item.publishers) {
    v1::Publisher* const publisher = built->add_publishers();
    publisher->set_name(name);
    publisher->set_display_name(display_name);
  }
  built->set_byline(item.byline);
  built->set_title(item.title);
  built->set_body(item.body);
  for (const auto& [text, url] : item.links) {
    v1::Link* const link = built->add_links();
    link->set_text(text);
    link->set_url(url);
  }
  for (const std::string& caption : item.captions) built->add_captions(caption);
  BuildSpans(item.spans, built);
  built->set_confidence(item.confidence);
}

AnswerRows::AnswerRows(const v1::GetLatestIssueResponse& answer) : head_(answer) {
  if (answer.has_issue()) head_.mutable_issue()->clear_sections();
  for (const v1::Section& section : answer.issue().sections()) {
    Section& row = sections_.emplace_back(
        Section{section.sector(), section.title(), section.introduction(), {}, SpansOf(section)});
    for (const v1::Item& item : section.items()) row.items.push_back(ItemOf(item));
  }
  v1::GetLatestIssueResponse built;
  Build(&built);
  if (!google::protobuf::util::MessageDifferencer::Equals(built, answer))
    throw std::logic_error("the rows do not build the answer they were taken from");
}

void AnswerRows::Build(v1::GetLatestIssueResponse* answer) const {
  *answer = head_;
  for (const Section& row : sections_) {
    v1::Section* const section = answer->mutable_issue()->add_sections();
    section->set_sector(row.sector);
    section->set_title(row.title);
    section->set_introduction(row.introduction);
    for (const Item& item : row.items) BuildItem(item, section->add_items());
    BuildSpans(row.spans, section);
  }
}

}  // namespace pulse::bench
