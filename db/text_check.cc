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

absl::Status CheckText(const Message& message) { return CheckFields(message, ""); }

}  // namespace pulse::db
