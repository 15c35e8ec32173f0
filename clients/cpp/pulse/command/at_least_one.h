// Numbers of things, as options.

#pragma once

#include <CLI/CLI.hpp>
#include <charconv>
#include <string>

namespace pulse::cli {

/// Of a whole number: 1 or more. CLI11's own says up to which of 300 digits.
inline CLI::Validator AtLeastOne() {
  return CLI::Validator(
      [](const std::string& text) -> std::string {
        long long number = 0;
        const char* const end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, number);
        if (read.ec == std::errc() && read.ptr == end && number >= 1) return {};
        return "has to be a number from 1 on, not " + text;
      },
      "POSITIVE");
}

}  // namespace pulse::cli
