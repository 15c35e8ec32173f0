#include "tests/golden/descriptor_text.h"

#include <algorithm>
#include <iterator>

#include "google/api/annotations.pb.h"

namespace pulse::golden {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;
using Lines = std::vector<std::string>;

std::string TypeOf(const FieldDescriptor& field) {
  if (field.message_type() != nullptr) return field.message_type()->full_name();
  if (field.enum_type() != nullptr) return field.enum_type()->full_name();
  return field.type_name();
}

std::string LabelOf(const FieldDescriptor& field) {
  if (field.is_repeated()) return "repeated";
  if (const auto* group = field.real_containing_oneof()) return "oneof:" + group->name();
  return field.has_optional_keyword() ? "optional" : "singular";
}

void Describe(const EnumDescriptor& type, Lines& lines) {
  for (int i = 0; i < type.value_count(); ++i) {
    lines.push_back("enum " + type.full_name() + "." + type.value(i)->name() + " = " +
                    std::to_string(type.value(i)->number()));
  }
}

void Describe(const Descriptor& type, Lines& lines) {
  lines.push_back("message " + type.full_name());
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    lines.push_back("message " + field.full_name() + " = " + std::to_string(field.number()) + " " +
                    LabelOf(field) + " " + TypeOf(field) + " json=" + field.json_name());
  }
  for (int i = 0; i < type.enum_type_count(); ++i) Describe(*type.enum_type(i), lines);
  for (int i = 0; i < type.nested_type_count(); ++i) Describe(*type.nested_type(i), lines);
}

// What of a path callers write themselves; what a variable is called is not.
std::string CallersPath(const std::string& path) {
  std::string written;
  bool in_name = false;
  for (const char c : path) {
    if (c == '{') in_name = true;
    if (!in_name && c != '}') written += c;
    if (c == '=') in_name = false;
  }
  return written;
}

void DescribeHttp(const MethodDescriptor& method, Lines& lines) {
  if (!method.options().HasExtension(google::api::http)) return;
  const google::api::HttpRule& rule = method.options().GetExtension(google::api::http);
  const auto describe = [&](const google::api::HttpRule& binding) {
    const bool post = binding.has_post();
    lines.push_back("http " + method.full_name() + (post ? " POST " : " GET ") +
                    CallersPath(post ? binding.post() : binding.get()));
  };
  describe(rule);
  for (const google::api::HttpRule& binding : rule.additional_bindings()) describe(binding);
}

void Describe(const ServiceDescriptor& service, Lines& lines) {
  for (int i = 0; i < service.method_count(); ++i) {
    const MethodDescriptor& method = *service.method(i);
    const auto stream = [](bool streaming) { return streaming ? "stream " : ""; };
    lines.push_back("rpc " + method.full_name() + " (" + stream(method.client_streaming()) +
                    method.input_type()->full_name() + ") returns (" + stream(method.server_streaming()) +
                    method.output_type()->full_name() + ")");
    DescribeHttp(method, lines);
  }
}

}  // namespace

Lines DescribeSchema(const std::vector<const FileDescriptor*>& files) {
  Lines lines;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->enum_type_count(); ++i) Describe(*file->enum_type(i), lines);
    for (int i = 0; i < file->message_type_count(); ++i) Describe(*file->message_type(i), lines);
    for (int i = 0; i < file->service_count(); ++i) Describe(*file->service(i), lines);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

SchemaDifference CompareSchema(const Lines& recorded, const Lines& current) {
  SchemaDifference difference;
  std::set_difference(recorded.begin(), recorded.end(), current.begin(), current.end(),
                      std::back_inserter(difference.gone));
  std::set_difference(current.begin(), current.end(), recorded.begin(), recorded.end(),
                      std::back_inserter(difference.added));
  return difference;
}

}  // namespace pulse::golden
