#include "db/text_check.h"

#include <google/protobuf/descriptor.h>

#include <cstddef>
#include <vector>

#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Bytes after the lead byte, and the range of the first of them, which is where
// overlong forms, surrogates and code points above U+10FFFF are told.
struct Sequence {
  int continuation;
  unsigned char low;
  unsigned char high;
};

constexpr Sequence kNotALead{-1, 0, 0};

Sequence SequenceOf(unsigned char lead) {
  if (lead < 0x80) return {0, 0, 0};
  if (lead < 0xC2) return kNotALead;
  if (lead < 0xE0) return {1, 0x80, 0xBF};
  if (lead == 0xE0) return {2, 0xA0, 0xBF};
  if (lead == 0xED) return {2, 0x80, 0x9F};
  if (lead < 0xF0) return {2, 0x80, 0xBF};
  if (lead == 0xF0) return {3, 0x90, 0xBF};
  if (lead < 0xF4) return {3, 0x80, 0xBF};
  if (lead == 0xF4) return {3, 0x80, 0x8F};
  return kNotALead;
}

absl::Status CheckString(const std::string& text, const std::string& path) {
  if (text.find('\0') != std::string::npos) {
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "TEXT_CONTAINS_NUL",
                           path + " contains a NUL byte; remove it", path);
  }
  if (!IsUtf8(text)) {
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "TEXT_NOT_UTF8",
                           path + " is not valid UTF-8; convert it", path);
  }
  return absl::OkStatus();
}

absl::Status CheckFields(const Message& message, const std::string& prefix);

// One value of a field; `index` is -1 for a field that is not repeated.
absl::Status CheckValue(const Message& message, const FieldDescriptor& field, int index,
                        const std::string& path) {
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    return CheckFields(index < 0 ? reflection.GetMessage(message, &field)
                                 : reflection.GetRepeatedMessage(message, &field, index),
                       path + ".");
  }
  std::string scratch;
  return CheckString(index < 0 ? reflection.GetStringReference(message, &field, &scratch)
                               : reflection.GetRepeatedStringReference(message, &field, index, &scratch),
                     path);
}

absl::Status CheckFields(const Message& message, const std::string& prefix) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->type() != FieldDescriptor::TYPE_STRING && field->type() != FieldDescriptor::TYPE_MESSAGE)
      continue;
    const std::string path = prefix + field->name();
    if (!field->is_repeated()) {
      if (absl::Status status = CheckValue(message, *field, -1, path); !status.ok()) return status;
      continue;
    }
    const int size = message.GetReflection()->FieldSize(message, field);
    for (int i = 0; i < size; ++i) {
      absl::Status status = CheckValue(message, *field, i, path + "[" + std::to_string(i) + "]");
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

}  // namespace

bool IsUtf8(const std::string& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Sequence sequence = SequenceOf(static_cast<unsigned char>(text[at++]));
    if (sequence.continuation < 0) return false;
    for (int i = 0; i < sequence.continuation; ++i, ++at) {
      if (at == text.size()) return false;
      const auto byte = static_cast<unsigned char>(text[at]);
      const bool valid =
          i == 0 ? byte >= sequence.low && byte <= sequence.high : byte >= 0x80 && byte <= 0xBF;
      if (!valid) return false;
    }
  }
  return true;
}

absl::Status CheckText(const Message& message) { return CheckFields(message, ""); }

}  // namespace pulse::db
