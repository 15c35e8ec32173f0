// Blocks of a PDF → Markdown.

#pragma once

#include <cstddef>
#include <string>

#include "services/ingest/convert/pdf/pdf_blocks.h"

namespace pulse::ingest {

/// Writes the blocks of one document.
class MarkdownWriter {
 public:
  /// `set` as a heading of `level`, or as text for 0. Bold text is bold, a
  /// quotation one; links lead where they did, until their targets have taken
  /// kMostLinkBytes of the document.
  std::string Write(const SetBlock& set, std::size_t level);

  static constexpr std::size_t kMostLinkBytes = 1U << 20;

 private:
  bool Takes(const LinkedText& link, std::size_t text_size);

  std::size_t link_bytes_ = 0;
};

}  // namespace pulse::ingest
