// Runs of glued lines behind the first section's heading, and what each looks
// like as a whole, however its lines break.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Lines [first, last], glued one to the next; a heading's name in front of them
/// is no part: they begin at `begin`.
struct TextBlock {
  enum class Kind : std::uint8_t {
    kOther,
    kTitle,      // "Publisher. Title" that no sentence ends
    kStopped,    // the same with a full stop, and no verb: a title where titles stand alone
    kGluedText,  // starts as a title and goes on as text
    kText,       // ends a sentence, and starts as no title
    kLine,       // neither: a title without publisher, a caption
    kCut,        // the front of a title, if of any: a page ends where it stops short
  };
  /// Lines of the longest title.
  static constexpr std::size_t kMostLines = 5;

  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t begin = 0;
  Kind kind = Kind::kOther;
  bool news = false;  // in the section of the publisher's own news
};

/// Whether a line carries a mark or emphasis of its own.
bool IsMarked(const Observation& seen);

/// Whether a title that ends so surely goes on; "10 Years On" may be whole.
bool StopsShort(std::string_view text);

/// Whether a word of the line is what bodies are called: "trust".
bool NamesOrganisation(const Line& line);

/// Reads blocks. What it is made of must outlive it; `all` runs in parallel with
/// `lines`.
class TextBlockReader {
 public:
  TextBlockReader(const std::vector<Line>& lines, const Layout& layout, const std::vector<Observation>& all)
      : lines_(lines), layout_(layout), all_(all) {}

  /// Linear.
  std::vector<TextBlock> Read() const;

  /// Whether the line above line `i`, of a text so wide, had room for its first word.
  bool HadRoom(std::size_t i, std::size_t width) const;

  /// Whether a further line opens a summary or an item of its own, or is a caption.
  bool TurnsToText(const TextBlock& block) const;

  /// Whether no line carries a mark, but for a dash that may be a title's.
  bool IsPlain(const TextBlock& block) const;

  /// Whether it is no longer than publishers and a title may be.
  bool IsShort(const TextBlock& block) const;

 private:
  void EndBeforeName(TextBlock* block) const;
  bool TextFollows(std::size_t i) const;
  bool ReadsAsByline(std::size_t first, std::size_t last) const;
  TextBlock::Kind KindOf(const TextBlock& block) const;
  bool IsCutBefore(const TextBlock& block) const;
  bool IsCutBehind(const TextBlock& block) const;
  bool AnnouncesList(const TextBlock& block) const;
  bool HoldsSentence(const TextBlock& block) const;
  bool IsTextCut(const TextBlock& block) const;

  const std::vector<Line>& lines_;
  const Layout& layout_;
  const std::vector<Observation>& all_;
};

}  // namespace pulse::ingest
