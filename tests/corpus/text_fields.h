// The texts of a parsed issue beside the bytes of the document that they were
// read from.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::corpus {

namespace v1 = ::cordisbright::pulse::v1;

using Spans = google::protobuf::RepeatedPtrField<v1::SourceSpan>;

/// A text and the name that spans give it, as in `SourceSpan.field`.
struct TextField {
  std::string field;
  std::string value;
};

/// What stands before the first section.
std::vector<TextField> TextsOf(const v1::Issue& issue);
/// The section's own, its items' not.
std::vector<TextField> TextsOf(const v1::Section& section);
std::vector<TextField> TextsOf(const v1::Item& item);

/// The bytes of `document` that `spans` give to `field`, a space after each span.
std::string SpanText(std::string_view document, const Spans& spans, std::string_view field);

/// Letters and digits, folded: the same for a text and for the bytes that it
/// was read from, however each is wrapped and marked up.
std::string Letters(std::string_view text);

}  // namespace pulse::corpus
