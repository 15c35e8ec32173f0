// What a designer's style sheet may not hold.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pulse::render {

inline constexpr std::size_t kMaxStyleBytes = 64 << 10;

/// Nothing when `css` cannot leave its `<style>`, load, or hide how it is read:
/// printable ASCII without `<` and `\`, no at-rule but `@media` and `@page`, no
/// `url(`, `image(`, `image-set(`, `src(` or `expression(`, closed comments,
/// strings and braces, at most kMaxStyleBytes. Otherwise what is wrong, with its line.
///
/// Which rules it has is the designer's affair: a sheet can make a page ugly, not unsafe.
std::optional<std::string> FindUnsafeStyle(std::string_view css);

}  // namespace pulse::render
