// Where a title that carries no marks ends, and whether what stands below it is text.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"
#include "services/ingest/parser/observations/text_blocks.h"

namespace pulse::ingest {

/// How a document sets its titles.
struct TitleLayout {
  std::size_t width = 0;     // of the widest line of a title
  bool stand_alone = false;  // most of them stand by themselves
};

/// Asks blocks and their lines. What it is made of must outlive it; `all` runs in
/// parallel with `lines`.
class TitleEnds {
 public:
  TitleEnds(const std::vector<Line>& lines, const Layout& layout, const std::vector<Observation>& all,
            const std::vector<TextBlock>& blocks, const TitleLayout& titles)
      : lines_(lines),
        layout_(layout),
        all_(all),
        blocks_(blocks),
        titles_(titles),
        reader_(lines, layout, all) {}

  /// The last line of the title that `block` begins with, if text is glued to it:
  /// the first that had room for more.
  std::size_t EndOfTitle(const TextBlock& block) const;

  /// Whether a further line, above which a title had room and ended, starts as one.
  bool HoldsTwo(const TextBlock& block) const;

  /// Whether a blank line that means nothing parts title `b`: it stops short, or goes
  /// on in small letters, and another blank line ends it above text.
  bool IsParted(std::size_t b) const;

  /// Whether a page's end parts title `b` from its last lines, which a blank line parts
  /// from the text below them.
  bool IsCutByPage(std::size_t b) const;

  /// Whether block `b` reads as a title but is wider than any, as text is, and a stray
  /// blank line may part it from its rest.
  bool IsTextParted(std::size_t b) const;

  /// Whether block `b` is text behind a word or two that say what it is about:
  /// "Wales. The law has been in force since 2009."
  bool IsLeadIn(std::size_t b) const;

  /// Whether a page begins with the text of the title at the foot of the one before.
  bool TextOpensPage(const TextBlock& text) const;

  /// Whether its first line is no title of its own, glued to its text.
  bool IsOneText(const TextBlock& block) const;

 private:
  bool IsShortRest(const TextBlock& block, std::size_t i) const;
  bool SaysAgain(const TextBlock& title, std::string_view text) const;

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const std::vector<Observation>& all_;
  const std::vector<TextBlock>& blocks_;
  const TitleLayout& titles_;
  const TextBlockReader reader_;
};

}  // namespace pulse::ingest
