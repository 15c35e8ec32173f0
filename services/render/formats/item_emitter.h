// One item by itself, to stand in something of the caller's.

#pragma once

#include <optional>
#include <string>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/render/document/document.h"
#include "services/render/document/safe_url.h"
#include "services/render/page/fragment_emitter.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// The item of a document that is made of it alone.
DocumentItem ReadItemAlone(const v1::Item& item);

/// An article whose title, at the place's heading level, links to `permalink`
/// where there is one.
std::string EmitItemFragment(const DocumentItem& item, const FragmentPlace& place,
                             const std::optional<SafeUrl>& permalink);

/// As in the whole issue's text; `permalink` on a line of its own after it.
std::string EmitItemText(const DocumentItem& item, const std::optional<SafeUrl>& permalink);

/// As in the whole issue's Markdown; `permalink` as a link after it.
std::string EmitItemMarkdown(const DocumentItem& item, const std::optional<SafeUrl>& permalink);

}  // namespace pulse::render
