// An issue's answers, already serialised. Immutable, so that no reader ever sees
// parts of two revisions.

#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/slice.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "cordisbright/pulse/v1/query_service.pb.h"

namespace pulse::query {

namespace v1 = ::cordisbright::pulse::v1;

class StoredAnswer {
 public:
  /// Of a published issue, at its current revision.
  explicit StoredAnswer(v1::Issue issue);

  const std::string& name() const { return name_; }
  std::int64_t revision() const { return revision_; }
  /// Memory that it takes.
  std::size_t bytes() const { return full_.size() + basic_.size() + not_modified_.size() + sizeof *this; }

  /// The answer to a caller who holds `etag` (empty: nothing). `cursor_field` is
  /// CursorField's. GetIssueResponse and GetLatestIssueResponse are alike.
  grpc::ByteBuffer Answer(v1::ContentView view, const std::string& etag,
                          const grpc::Slice& cursor_field) const;

  /// When it was last wanted, in uses of the catalog.
  mutable std::atomic<std::uint64_t> last_use{0};

 private:
  const std::string name_;
  const std::int64_t revision_;
  const std::string etag_;
  grpc::Slice full_;  // all but the change cursor, which fields of a message may follow in any order
  grpc::Slice basic_;
  grpc::Slice not_modified_;
};

/// `change_cursor` of an answer, as bytes to put behind the rest.
grpc::Slice CursorField(const std::string& store, std::int64_t cursor);

}  // namespace pulse::query
