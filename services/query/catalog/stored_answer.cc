#include "services/query/catalog/stored_answer.h"

#include <utility>

#include "db/change_cursor.h"
#include "services/query/view.h"
#include "services/server/wire_message.h"

namespace pulse::query {

StoredAnswer::StoredAnswer(v1::Issue issue)
    : name_(issue.name()), revision_(issue.revision()), etag_(issue.etag()) {
  v1::GetIssueResponse answer;
  answer.set_etag(etag_);
  answer.set_revision(revision_);
  answer.set_not_modified(true);
  not_modified_ = server::ToSlice(answer);
  answer.set_not_modified(false);
  *answer.mutable_issue() = std::move(issue);
  full_ = server::ToSlice(answer);
  ApplyView(v1::CONTENT_VIEW_BASIC, answer.mutable_issue());
  basic_ = server::ToSlice(answer);
}

grpc::ByteBuffer StoredAnswer::Answer(v1::ContentView view, const std::string& etag,
                                      const grpc::Slice& cursor_field) const {
  const bool current = !etag.empty() && etag == etag_;
  const grpc::Slice slices[] = {current ? not_modified_ : (view == v1::CONTENT_VIEW_BASIC ? basic_ : full_),
                                cursor_field};
  return {slices, 2};
}

grpc::Slice CursorField(const std::string& store, std::int64_t cursor) {
  v1::GetIssueResponse answer;
  answer.set_change_cursor(db::FormatChangeCursor({.change = cursor, .store = store}));
  return server::ToSlice(answer);
}

}  // namespace pulse::query
