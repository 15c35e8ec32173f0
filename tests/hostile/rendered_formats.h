// A text in every place of an issue where people write, in every format.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/render/themes/theme.h"

namespace pulse::hostile {

namespace v1 = ::cordisbright::pulse::v1;

/// An issue that says `text` in every field of text.
v1::Issue IssueSaying(std::string_view text);

/// What in any format of `issue` a reader's program could run or load, or what
/// would pass for a header of a mail; each with the format's name before it.
/// `theme` null is the default.
std::vector<std::string> FindActiveInAnyFormat(const v1::Issue& issue,
                                               std::shared_ptr<const render::Theme> theme = nullptr);

}  // namespace pulse::hostile
