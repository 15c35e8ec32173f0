// A rendering as the service keeps it: ready to send, or a mail that lacks only
// its recipient.

#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/slice.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "services/render/formats/diagnostics.h"
#include "services/render/formats/renderer.h"

namespace pulse::render {

/// An answer as bytes; CallRunner::RunStored sends it as it is.
struct WireAnswer {
  grpc::ByteBuffer bytes;
};
inline const grpc::ByteBuffer& ToWire(const WireAnswer& answer) { return answer.bytes; }

/// A rendering and what a response says beside it. Never changes once kept.
struct Kept {
  /// Of all but mail, empty once `whole` holds it.
  Rendering rendering;
  /// What RenderEtag is made of; of a mail, whose ETag has the recipient in it.
  std::string identity;
  /// Of all but mail.
  std::string etag;
  std::int64_t revision = 0;
  int item_count = 0;
  bool empty = false;
  Diagnostics diagnostics;

  /// Of all but mail: the response, and the one to a caller who has it already.
  grpc::Slice whole;
  grpc::Slice not_modified;

  bool is_mail() const { return rendering.draft != nullptr; }

  /// Of all but mail: the answer to a caller who holds `held` (empty: nothing).
  WireAnswer AnswerTo(const std::string& held) const {
    return {grpc::ByteBuffer(held.empty() || held != etag ? &whole : &not_modified, 1)};
  }

  /// Memory it takes, about.
  std::size_t bytes() const;
};

using KeptPointer = std::shared_ptr<const Kept>;

}  // namespace pulse::render
