#include "services/query/view.h"

#include <google/protobuf/util/message_differencer.h>

#include "gtest/gtest.h"

namespace pulse::query {
namespace {

namespace v1 = ::cordisbright::pulse::v1;
using google::protobuf::util::MessageDifferencer;

// Sets every field of `message` and of what is in it.
void FillEveryField(google::protobuf::Message* message) {
  using google::protobuf::FieldDescriptor;
  const auto* reflection = message->GetReflection();
  for (int i = 0; i < message->GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message->GetDescriptor()->field(i);
    const bool many = field->is_repeated();
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        FillEveryField(many ? reflection->AddMessage(message, field)
                            : reflection->MutableMessage(message, field));
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        many ? reflection->AddString(message, field, "x") : reflection->SetString(message, field, "x");
        break;
      case FieldDescriptor::CPPTYPE_ENUM:
        reflection->SetEnumValue(message, field, 1);
        break;
      case FieldDescriptor::CPPTYPE_INT32:
        reflection->SetInt32(message, field, 1);
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        reflection->SetInt64(message, field, 1);
        break;
      case FieldDescriptor::CPPTYPE_DOUBLE:
        reflection->SetDouble(message, field, 1);
        break;
      default:
        FAIL() << "fill " << field->full_name() << " too";
    }
  }
}

template <typename Message>
Message Filled() {
  Message message;
  FillEveryField(&message);
  return message;
}

TEST(ViewTest, FullAndUnspecified_LeaveEverything) {
  for (const v1::ContentView view : {v1::CONTENT_VIEW_FULL, v1::CONTENT_VIEW_UNSPECIFIED}) {
    v1::Issue issue = Filled<v1::Issue>();
    ApplyView(view, &issue);
    EXPECT_TRUE(MessageDifferencer::Equals(issue, Filled<v1::Issue>()));
  }
}

TEST(ViewTest, Basic_LeavesOfAnItemWhatAListShows) {
  v1::Item item = Filled<v1::Item>();
  ApplyView(v1::CONTENT_VIEW_BASIC, &item);
  v1::Item expected = Filled<v1::Item>();
  expected.clear_body();
  expected.clear_links();
  expected.clear_captions();
  expected.clear_source_spans();
  EXPECT_TRUE(MessageDifferencer::Equals(item, expected)) << item.DebugString();
}

TEST(ViewTest, Basic_LeavesOfAnIssueItsOutline) {
  v1::Issue issue = Filled<v1::Issue>();
  ApplyView(v1::CONTENT_VIEW_BASIC, &issue);
  EXPECT_EQ(issue.introduction(), "");
  EXPECT_EQ(issue.notices_size(), 0);
  EXPECT_FALSE(issue.has_contact());
  EXPECT_EQ(issue.source_spans_size(), 0);
  EXPECT_EQ(issue.sections(0).introduction(), "");
  EXPECT_EQ(issue.sections(0).items(0).body(), "");
  EXPECT_EQ(issue.sections(0).items(0).title(), "x");
  EXPECT_EQ(issue.etag(), "x");
}

}  // namespace
}  // namespace pulse::query
