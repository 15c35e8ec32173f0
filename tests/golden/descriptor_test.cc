// Holds the linked schemas against the recorded ones. What is recorded may not
// change; what is new must be recorded:
//
//   PULSE_REGENERATE_GOLDEN=1 build/release/bin/descriptor_test

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>

#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "cordisbright/pulse/v1/query_service.pb.h"
#include "cordisbright/pulse/v1/render_service.pb.h"
#include "google/api/annotations.pb.h"
#include "tests/golden/descriptor_text.h"

namespace pulse::golden {
namespace {

namespace v1 = ::cordisbright::pulse::v1;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorProto;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using Lines = std::vector<std::string>;

constexpr char kRecordedPath[] = PULSE_SOURCE_DIR "/tests/golden/descriptor/cordisbright.pulse.v1.txt";

Lines ReadRecorded() {
  std::ifstream file(kRecordedPath);
  Lines lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

void WriteRecorded(const Lines& lines) {
  std::ofstream file(kRecordedPath);
  for (const std::string& line : lines) file << line << '\n';
}

std::string OneALine(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  " + line;
  return text;
}

// The files and those of the package that they import, however far.
std::vector<const FileDescriptor*> WithImports(std::vector<const FileDescriptor*> files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const FileDescriptor* file = files[i];
    for (int d = 0; d < file->dependency_count(); ++d) {
      const FileDescriptor* import = file->dependency(d);
      if (import->package() != file->package()) continue;
      if (std::find(files.begin(), files.end(), import) == files.end()) files.push_back(import);
    }
  }
  return files;
}

TEST(Descriptor, LinkedSchemaIsTheRecordedOne) {
  const Lines current = DescribeSchema(
      WithImports({v1::ParseDocumentRequest::descriptor()->file(), v1::GetIssueRequest::descriptor()->file(),
                   v1::RenderIssueRequest::descriptor()->file()}));
  const auto [gone, added] = CompareSchema(ReadRecorded(), current);
  ASSERT_TRUE(gone.empty()) << "These break callers; put them back, or make a new package version:"
                            << OneALine(gone) << "\nBefore the first release only: delete " << kRecordedPath
                            << " and regenerate.";
  if (std::getenv("PULSE_REGENERATE_GOLDEN") != nullptr) {
    WriteRecorded(current);
    return;
  }
  EXPECT_TRUE(added.empty())
      << "These are new and not recorded; run this test with PULSE_REGENERATE_GOLDEN=1 and"
      << " commit the diff:" << OneALine(added);
}

// What follows proves that each kind of incompatible change takes a recorded
// line away.

constexpr char kSchema[] = R"(
  name: "sample.proto" package: "p" syntax: "proto3"
  enum_type { name: "Kind" value { name: "KIND_NONE" number: 0 } value { name: "KIND_NEWS" number: 1 } }
  message_type {
    name: "Item"
    field { name: "display_name" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING json_name: "displayName" }
    field { name: "kind" number: 2 label: LABEL_REPEATED type: TYPE_ENUM type_name: ".p.Kind" json_name: "kind" }
  }
  service { name: "Query" method { name: "Get" input_type: ".p.Item" output_type: ".p.Item"
    options { [google.api.http] { get: "/v1/{name=items/*}" additional_bindings { post: "/v1/items:get" body: "*" } } }
  } })";

Lines DescribeChanged(const std::function<void(FileDescriptorProto&)>& change) {
  FileDescriptorProto schema;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kSchema, &schema));
  change(schema);
  google::protobuf::DescriptorPool pool;
  const auto* file = pool.BuildFile(schema);
  EXPECT_NE(file, nullptr);
  return file == nullptr ? Lines{} : DescribeSchema({file});
}

SchemaDifference Change(const std::function<void(FileDescriptorProto&)>& change) {
  return CompareSchema(DescribeChanged([](FileDescriptorProto&) {}), DescribeChanged(change));
}

TEST(DescribeSchema, NamesEverythingACallerDependsOn) {
  EXPECT_THAT(
      DescribeChanged([](FileDescriptorProto&) {}),
      ElementsAre("enum p.Kind.KIND_NEWS = 1", "enum p.Kind.KIND_NONE = 0",
                  "http p.Query.Get GET /v1/items/*", "http p.Query.Get POST /v1/items:get", "message p.Item",
                  "message p.Item.display_name = 1 singular string json=displayName",
                  "message p.Item.kind = 2 repeated p.Kind json=kind",
                  "rpc p.Query.Get (p.Item) returns (p.Item)"));
}

TEST(CompareSchema, SeesAFieldRemoved) {
  EXPECT_THAT(
      Change([](auto& schema) { schema.mutable_message_type(0)->mutable_field()->RemoveLast(); }).gone,
      ElementsAre("message p.Item.kind = 2 repeated p.Kind json=kind"));
}

TEST(CompareSchema, SeesAFieldRenumbered) {
  EXPECT_THAT(
      Change([](auto& schema) { schema.mutable_message_type(0)->mutable_field(0)->set_number(7); }).gone,
      Contains("message p.Item.display_name = 1 singular string json=displayName"));
}

TEST(CompareSchema, SeesAFieldOfAnotherType) {
  const auto to_bytes = [](auto& schema) {
    schema.mutable_message_type(0)->mutable_field(0)->set_type(
        google::protobuf::FieldDescriptorProto::TYPE_BYTES);
  };
  EXPECT_THAT(Change(to_bytes).added,
              ElementsAre("message p.Item.display_name = 1 singular bytes json=displayName"));
  EXPECT_EQ(Change(to_bytes).gone.size(), 1U);
}

TEST(CompareSchema, SeesAnEnumValueRenumbered) {
  EXPECT_THAT(Change([](auto& schema) { schema.mutable_enum_type(0)->mutable_value(1)->set_number(9); }).gone,
              ElementsAre("enum p.Kind.KIND_NEWS = 1"));
}

TEST(CompareSchema, SeesAPathChange) {
  const auto move = [](auto& schema) {
    schema.mutable_service(0)
        ->mutable_method(0)
        ->mutable_options()
        ->MutableExtension(google::api::http)
        ->set_get("/v1/{name=things/*}");
  };
  EXPECT_THAT(Change(move).gone, ElementsAre("http p.Query.Get GET /v1/items/*"));
}

TEST(CompareSchema, SeesAnAnswerBecomeAStream) {
  EXPECT_THAT(Change([](auto& schema) {
                schema.mutable_service(0)->mutable_method(0)->set_server_streaming(true);
              }).gone,
              ElementsAre("rpc p.Query.Get (p.Item) returns (p.Item)"));
}

TEST(CompareSchema, AnAdditionTakesNothingAway) {
  const auto difference = Change([](auto& schema) { schema.add_message_type()->set_name("Section"); });
  EXPECT_THAT(difference.gone, IsEmpty());
  EXPECT_THAT(difference.added, ElementsAre("message p.Section"));
}

}  // namespace
}  // namespace pulse::golden
