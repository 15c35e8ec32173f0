// The whole parser.

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "proto/error_reason.h"
#include "services/ingest/parser/parser.h"
#include "tests/fuzz/entry.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/utf8.h"

namespace pulse::fuzz {
namespace {

namespace v1 = ::cordisbright::pulse::v1;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Strings of `message` and all below it.
void CheckStrings(const Message& message) {
  const auto* const reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const auto* field : fields) {
    const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        CheckStrings(field->is_repeated() ? reflection->GetRepeatedMessage(message, field, i)
                                          : reflection->GetMessage(message, field));
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        const auto text = field->is_repeated() ? reflection->GetRepeatedString(message, field, i)
                                               : reflection->GetString(message, field);
        Promise(IsUtf8(text), field->full_name() + " is valid UTF-8");
      }
    }
  }
}

template <typename Spans>
void CheckSpans(const Spans& spans, std::string_view text) {
  const auto size = static_cast<std::int64_t>(text.size());
  for (const auto& span : spans) {
    Promise(0 <= span.begin() && span.begin() < span.end() && span.end() <= size,
            "span of " + span.field() + " lies inside the document");
    const auto slice = text.substr(static_cast<std::size_t>(span.begin()),
                                   static_cast<std::size_t>(span.end() - span.begin()));
    Promise(IsUtf8(slice), "span of " + span.field() + " cuts no character");
  }
}

void CheckCoverage(const v1::Coverage& coverage, std::string_view text) {
  Promise(coverage.owned_bytes() == coverage.total_bytes(), "every byte is owned");
  std::int64_t end = 0;
  for (const auto& range : coverage.ranges()) {
    Promise(range.begin() >= end, "no byte is owned twice");
    Promise(range.end() > range.begin(), "a range is not empty");
    end = range.end();
  }
  Promise(end <= static_cast<std::int64_t>(text.size()), "ranges lie inside the document");
}

void CheckParse(std::string_view text, v1::DocumentFormat format) {
  v1::Document document;
  document.set_content(std::string(text));
  document.set_format(format);
  const auto parsed = ingest::ParseDocument(document);
  if (!parsed.ok()) {
    Promise(parsed.status().code() == absl::StatusCode::kInvalidArgument, "refused as INVALID_ARGUMENT");
    Promise(IsUtf8(std::string(parsed.status().message())), "the refusal is valid UTF-8");
    return;
  }
  CheckStrings(*parsed);
  CheckCoverage(parsed->coverage(), text);
  CheckSpans(parsed->issue().source_spans(), text);
  for (const auto& section : parsed->issue().sections()) {
    CheckSpans(section.source_spans(), text);
    for (const auto& item : section.items()) {
      CheckSpans(item.source_spans(), text);
      Promise(0 <= item.confidence() && item.confidence() <= 1, "confidence is a probability");
    }
  }
}

}  // namespace

void CheckParseDocument(std::string_view text) {
  CheckParse(text, v1::DOCUMENT_FORMAT_UNSPECIFIED);
  CheckParse(text, v1::DOCUMENT_FORMAT_MARKDOWN);
  CheckParse(text, v1::DOCUMENT_FORMAT_TEXT);
}

}  // namespace pulse::fuzz
