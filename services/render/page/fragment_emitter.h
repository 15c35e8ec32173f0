// Document → HTML to stand inside somebody else's page: no style, no landmarks
// of its own, nothing that could meet an id or a class of the page's.

#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/render_service.pb.h"
#include "services/render/document/document.h"

namespace pulse::render {

struct FragmentPlace {
  std::string prefix;
  int heading_level;  // 1 to 4
};

/// The options with their defaults filled in. INVALID_ARGUMENT: prefix or level
/// is not as the proto says; `path` is that of the prefix in the request.
absl::StatusOr<FragmentPlace> ReadFragmentOptions(const v1::FragmentOptions& options,
                                                  std::string_view path = "fragment.prefix");

std::string EmitFragment(const Document& document, const FragmentPlace& place);

}  // namespace pulse::render
