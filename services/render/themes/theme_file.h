// A theme on disk → a Theme.
//
//   {"name": "Autumn",
//    "light": {"link": "#0b5159", "sectors": {"criminal-justice": "#2d4a8a"}},
//    "dark": {"link": "#84cace"},
//    "fonts": {"serif": "Georgia, serif"}}
//
// theme.json says colours and typefaces; what it does not say is the default
// theme's. Beside it page.css may say what else differs on the page, and the files
// in templates (kTemplateFiles) what masthead and footer hold.

#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/render/themes/theme.h"

namespace pulse::render {

/// INVALID_ARGUMENT (THEME_INVALID), with the path below theme.json: no JSON, a
/// member that is none of these or not of its form. `fonts` and colours as
/// Theme::Make says of them.
absl::StatusOr<ThemeParts> ParseTheme(std::string_view json);

/// What a template's folder may hold, with whatever is not a `.html`.
inline constexpr std::size_t kMaxTemplateFolder = 32;

/// Reads `folder`/theme.json and, when they are there, page.css and templates.
/// Errors of ParseTheme and Theme::Make; INVALID_ARGUMENT (THEME_INVALID) also: a
/// template of another name, one that cannot be read, too many files; NOT_FOUND:
/// no theme.json that can be read.
absl::StatusOr<std::shared_ptr<const Theme>> LoadTheme(const std::filesystem::path& folder);

}  // namespace pulse::render
