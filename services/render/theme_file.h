// A theme on disk → a Theme.
//
//   {"name": "Autumn",
//    "light": {"link": "#0b5159", "sectors": {"criminal-justice": "#2d4a8a"}},
//    "dark": {"link": "#84cace"},
//    "fonts": {"serif": "Georgia, serif"}}
//
// theme.json says colours and typefaces; what it does not say is the default
// theme's. Beside it page.css may say what else differs on the page.

#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/render/theme.h"

namespace pulse::render {

/// INVALID_ARGUMENT (THEME_INVALID), with the path below theme.json: no JSON, a
/// member that is none of these or not of its form. `fonts` and colours as
/// Theme::Make says of them.
absl::StatusOr<ThemeParts> ParseTheme(std::string_view json);

/// Reads `folder`/theme.json and, when there is one, page.css. Errors of
/// ParseTheme and Theme::Make; NOT_FOUND: no theme.json that can be read.
absl::StatusOr<std::shared_ptr<const Theme>> LoadTheme(const std::filesystem::path& folder);

}  // namespace pulse::render
