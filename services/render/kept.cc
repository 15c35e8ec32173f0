#include "services/render/kept.h"

namespace pulse::render {

std::size_t Kept::bytes() const {
  std::size_t sum = sizeof(*this) + rendering.content.capacity() + identity.size() + etag.size() +
                    whole.size() + not_modified.size();
  if (rendering.draft) sum += rendering.draft->bytes();
  for (const v1::RenderDiagnostic& diagnostic : diagnostics) sum += diagnostic.SpaceUsedLong();
  return sum;
}

}  // namespace pulse::render
