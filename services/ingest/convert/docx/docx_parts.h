// The parts of a DOCX, which is a ZIP archive of XML files.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pulse::ingest {

/// No part of an issue's DOCX comes near it; a larger one is left to the converter's limits.
inline constexpr std::size_t kMaxPartBytes = 16 << 20;

/// The part `name` of an archive. Nothing when there is none, when it is larger than
/// kMaxPartBytes or encrypted, or when the archive is cut.
std::optional<std::string> ReadPart(std::string_view archive, std::string_view name);

/// `archive` with another content for its part `name`; nothing where ReadPart gives none.
std::optional<std::string> ReplacePart(std::string_view archive, std::string_view name,
                                       std::string_view content);

}  // namespace pulse::ingest
