// Conformance: a reader of the feed that does not keep up.

#include <string>
#include <vector>

#include "tests/conformance/archive_under_test.h"
#include "tests/conformance/watch_reader.h"

namespace pulse::test {
namespace {

class SlowReaderTest : public ConformanceTest {
 protected:
  // Stores the issue anew with a body of a megabyte, titled `title`, and waits
  // until the service has heard of it.
  void StoreMegabyte(const std::string& title) {
    v1::Issue issue = Stored("issues/2022-09");
    v1::Item* item = issue.mutable_sections(1)->mutable_items(0);
    item->set_title(title);
    item->set_body(std::string(std::size_t{1} << 20, 'x'));
    Save(issue);
    v1::GetItemRequest get;
    get.set_name(item->name());
    get.set_min_cursor(CurrentCursor());
    v1::GetItemResponse got;
    ASSERT_TRUE(Call(query(), &Query::GetItem, get, &got).ok());
  }

  std::string CurrentCursor() {
    return *store_.CurrentCursor(std::chrono::system_clock::now() + kCallTimeout);
  }
};

TEST_F(SlowReaderTest, IsCutOffWithAReasonAndMissesNothingWhenItResumes) {
  constexpr int kMegabytes = 40;  // more than waits for one reader, and more than is under way to it
  v1::WatchChangesRequest request;
  request.set_start_cursor(CurrentCursor());
  request.set_view(v1::CONTENT_VIEW_FULL);
  grpc::ClientContext context;
  const auto stream = query().WatchChanges(&context, request);
  StoreMegabyte("0");
  v1::WatchChangesResponse message;
  ASSERT_TRUE(stream->Read(&message));  // it follows the log now, and then sleeps
  std::vector<std::string> titles = {message.item_changed().item().title()};
  for (int i = 1; i <= kMegabytes; ++i) StoreMegabyte(std::to_string(i));

  while (stream->Read(&message)) titles.push_back(message.item_changed().item().title());
  ExpectError(stream->Finish(), grpc::StatusCode::RESOURCE_EXHAUSTED, "READER_TOO_SLOW");
  EXPECT_LT(titles.size(), kMegabytes);

  request.set_start_cursor(message.cursor());
  WatchReader resumed(query(), request);
  while (titles.size() <= kMegabytes) {
    const auto next = resumed.Next();
    ASSERT_TRUE(next.has_value());
    titles.push_back(next->item_changed().item().title());
  }
  for (int i = 0; i <= kMegabytes; ++i) EXPECT_EQ(titles[static_cast<std::size_t>(i)], std::to_string(i));
}

TEST_F(SlowReaderTest, IsNotCutOffForWhatItMissedBeforeItCame) {
  constexpr int kMegabytes = 24;  // more than may wait for one reader
  v1::WatchChangesRequest request;
  request.set_start_cursor(CurrentCursor());
  WatchReader other(query(), request);  // for whom the server keeps what is new at hand
  request.set_view(v1::CONTENT_VIEW_FULL);
  for (int i = 0; i < kMegabytes; ++i) StoreMegabyte(std::to_string(i));

  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
  const auto late = query().WatchChanges(&context, request);
  v1::WatchChangesResponse message;
  for (int i = 0; i <= kMegabytes; ++i) {
    if (i == 1) StoreMegabyte(std::to_string(kMegabytes));  // more comes while what it missed waits
    ASSERT_TRUE(late->Read(&message)) << late->Finish().error_message();
    EXPECT_EQ(message.item_changed().item().title(), std::to_string(i));
  }
  context.TryCancel();
  late->Finish();
}

}  // namespace
}  // namespace pulse::test
