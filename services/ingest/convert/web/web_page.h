// A web page made ready for the converter: what is no text of it left out, what
// would cost the converter time without bound refused.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace pulse::ingest {

struct WebPage {
  std::string html;
  /// What was left out that has words: `navigation "Home News Contact"`.
  std::vector<std::string> left_out;
};

/// Of the elements that are not closed, all deeper ones count.
inline constexpr int kDeepestElement = 400;
/// Without images, scripts and styles. A page of an issue has under 100,000.
inline constexpr std::size_t kMaxPageBytes = 2 << 20;

/// Leaves out scripts, styles, embedded images and page furniture
/// (page_furniture.h; kept when it were more than half of the text), and unwraps
/// tables that hold tables, which lay out the page: the converter takes time without
/// bound for tables in tables. Linear.
///
/// INVALID_ARGUMENT, `CONVERSION_TOO_LARGE`: over kDeepestElement or kMaxPageBytes.
/// INVALID_ARGUMENT, `DOCUMENT_UNREADABLE`: no text but scripts, which draw it.
absl::StatusOr<WebPage> CleanWebPage(std::string_view html);

}  // namespace pulse::ingest
