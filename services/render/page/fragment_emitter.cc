#include "services/render/page/fragment_emitter.h"

#include <algorithm>

#include "proto/error_reason.h"
#include "services/render/document/typography.h"
#include "services/render/html/html_writer.h"
#include "services/render/html/page_prose.h"
#include "services/render/page/issue_html.h"

namespace pulse::render {
namespace {

constexpr std::size_t kMaxPrefixBytes = 32;
constexpr int kMaxHeadingLevel = 4;  // two levels below it are left for sections and items

bool IsPrefix(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return text.size() <= kMaxPrefixBytes && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

absl::StatusOr<FragmentPlace> ReadFragmentOptions(const v1::FragmentOptions& options, std::string_view path) {
  FragmentPlace place{options.prefix().empty() ? "pulse-" : options.prefix(),
                      options.heading_level() == 0 ? 2 : options.heading_level()};
  if (!IsPrefix(place.prefix)) {
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "FIELD_MALFORMED",
                           "prefix must be a lower-case letter, then up to 31 letters, digits and hyphens",
                           path);
  }
  if (place.heading_level < 1 || place.heading_level > kMaxHeadingLevel) {
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "FIELD_OUT_OF_RANGE",
                           "heading_level must be 1 to 4, or 0 for 2", "fragment.heading_level");
  }
  return place;
}

std::string EmitFragment(const Document& document, const FragmentPlace& place) {
  HtmlWriter html(place.prefix);
  html.Open("div", {{"class", "issue"}, {"lang", "en-GB"}});
  html.Raw("\n");
  OpenHeading(html, place.heading_level, {{"class", "masthead"}});
  html.Text(Typeset(document.edition.empty() ? document.title : document.title + ", " + document.edition));
  html.Close();
  html.Raw("\n");
  WriteIssueHtml(html, document, {.title_level = place.heading_level, .whole_page = false});
  html.Close();
  html.Raw("\n");
  return html.Finish();
}

}  // namespace pulse::render
