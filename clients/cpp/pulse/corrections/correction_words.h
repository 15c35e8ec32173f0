// Corrections and block roles as words for people, and back.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/correction.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// What it does: `sets title, body`, `reads as caption`, `drops`.
std::string CorrectionWords(const v1::Correction& correction);

/// What it does it to: an item's name, or the words at its place in the document.
std::string CorrectionPlace(const v1::Correction& correction);

/// "introduction", "notice", "contact", "section", "kind", "title", "body",
/// "caption", "noise".
std::string RoleWord(v1::BlockRole role);
std::optional<v1::BlockRole> ReadRole(std::string_view word);
std::vector<std::string> RoleChoices();

}  // namespace pulse::cli
