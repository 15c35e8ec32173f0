// Anchors: places in a document, found again where the document is another.
//
// Pure. Looking for text is linear in the document for each anchor.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/correction.pb.h"
#include "services/ingest/parser/lines/range.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Longest Anchor.quote, in bytes.
inline constexpr std::size_t kMaxQuoteBytes = 2'000;

/// `text` with white space folded to single spaces, cut at a character to
/// kMaxQuoteBytes: an Anchor's quote.
std::string QuoteOf(std::string_view text);

/// `text` as texts are compared: without white space, case, markup and what is
/// typographic only.
std::string ComparableText(std::string_view text);

/// A document's text, in which anchors are looked for.
class AnchoredText {
 public:
  /// `source_document` is the resource the text was read from. `converted`: the
  /// text is not its bytes but what a converter made of them, and another
  /// version of the converter may make another. `text` must outlive the object.
  AnchoredText(std::string source_document, std::string_view text, bool converted)
      : source_document_(std::move(source_document)), text_(text), converted_(converted) {}

  /// Where `anchor` stands in this text. In the document it was made for that is
  /// its range; in another it is the one place that says what it quotes, exactly
  /// or, failing that, apart from white space, typography and markup. Nothing
  /// when no place or several do.
  std::optional<Range> Find(const v1::Anchor& anchor) const;

  /// As Find, for an anchor of an item's "Publisher. Title": where that is not
  /// found, the title alone will do.
  std::optional<Range> FindHeading(const v1::Anchor& anchor) const;

  /// The anchor for a range of this text.
  v1::Anchor AnchorAt(Range range) const;

  const std::string& source_document() const { return source_document_; }
  std::string_view text() const { return text_; }

 private:
  friend std::string ComparableText(std::string_view text);
  // The text as it is compared, and where in the text each byte of it is from.
  struct Folded {
    std::string text;
    std::vector<std::uint32_t> offsets;
  };
  static void AppendComparable(std::string_view text, Folded* out);
  const Folded& Comparable() const;
  std::optional<Range> FindQuote(std::string_view quote, std::int64_t length) const;

  const std::string source_document_;
  const std::string_view text_;
  const bool converted_;
  mutable std::optional<Folded> folded_;  // made when first needed
};

}  // namespace pulse::ingest
