#include "services/ingest/corrections/anchors.h"

#include <cstring>

#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/words/typography.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kMarkup = "*_#>\\`";

// Offset of the only place where `text` holds `wanted`; npos when there is none
// or a second. memmem is linear whatever the texts.
std::size_t FindOnly(std::string_view text, std::string_view wanted, bool* several) {
  *several = false;
  if (wanted.empty()) return std::string_view::npos;
  const auto find = [&](std::size_t from) {
    const void* at = memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
    return at == nullptr ? std::string_view::npos
                         : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
  };
  const std::size_t first = find(0);
  if (first == std::string_view::npos) return first;
  *several = find(first + 1) != std::string_view::npos;
  return *several ? std::string_view::npos : first;
}

}  // namespace

std::string QuoteOf(std::string_view text) {
  std::string quote;
  for (const char c : Trim(text)) {
    if (!IsSpace(c)) {
      quote.push_back(c);
    } else if (!quote.empty() && quote.back() != ' ') {
      quote.push_back(' ');
    }
    if (quote.size() > kMaxQuoteBytes) break;
  }
  return quote.substr(0, text::CharacterStart(quote, kMaxQuoteBytes));
}

std::string ComparableText(std::string_view text) {
  AnchoredText::Folded folded;
  AnchoredText::AppendComparable(text, &folded);
  return std::move(folded.text);
}

void AnchoredText::AppendComparable(std::string_view text, Folded* out) {
  std::string character;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = CharacterLength(text.substr(at));
    if (!IsSpace(text[at]) && kMarkup.find(text[at]) == std::string_view::npos) {
      character.clear();
      AppendFolded(text.substr(at, length), &character);
      if (character != " ") {
        out->text += character;
        out->offsets.insert(out->offsets.end(), character.size(), static_cast<std::uint32_t>(at));
      }
    }
    at += length;
  }
}

const AnchoredText::Folded& AnchoredText::Comparable() const {
  if (!folded_) AppendComparable(text_, &folded_.emplace());
  return *folded_;
}

std::optional<Range> AnchoredText::FindQuote(std::string_view quote, std::int64_t length) const {
  // A quote that was cut stands for as many bytes as it was cut from.
  const auto range = [&](std::size_t begin, std::size_t end) {
    const bool cut = quote.size() + 4 > kMaxQuoteBytes;
    if (cut && length > 0) end = std::max(end, begin + static_cast<std::size_t>(length));
    end = std::min(end, text_.size());
    while (end < text_.size() && text::ContinuesCharacter(text_[end])) ++end;
    return Range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  bool several = false;
  if (const std::size_t at = FindOnly(text_, quote, &several); at != std::string_view::npos) {
    return range(at, at + quote.size());
  }
  if (several) return std::nullopt;
  Folded wanted;
  AppendComparable(quote, &wanted);
  const Folded& all = Comparable();
  const std::size_t at = FindOnly(all.text, wanted.text, &several);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t last = all.offsets[at + wanted.text.size() - 1];
  return range(all.offsets[at], last + CharacterLength(text_.substr(last)));
}

std::optional<Range> AnchoredText::Find(const v1::Anchor& anchor) const {
  const auto size = static_cast<std::int64_t>(text_.size());
  const bool in_text = 0 <= anchor.begin() && anchor.begin() < anchor.end() && anchor.end() <= size;
  if (anchor.source_document() == source_document_ && in_text) {
    const Range range{static_cast<std::uint32_t>(anchor.begin()), static_cast<std::uint32_t>(anchor.end())};
    if (!converted_ || QuoteOf(text_.substr(range.begin, range.end - range.begin)) == anchor.quote()) {
      return range;
    }
  }
  return FindQuote(anchor.quote(), anchor.end() - anchor.begin());
}

std::optional<Range> AnchoredText::FindHeading(const v1::Anchor& anchor) const {
  if (const auto range = Find(anchor)) return range;
  const auto split = SplitByline(anchor.quote());
  if (!split) return std::nullopt;
  return FindQuote(std::string_view(anchor.quote()).substr(split->title_begin), 0);
}

v1::Anchor AnchoredText::AnchorAt(Range range) const {
  v1::Anchor anchor;
  anchor.set_source_document(source_document_);
  anchor.set_begin(range.begin);
  anchor.set_end(range.end);
  anchor.set_quote(QuoteOf(text_.substr(range.begin, range.end - range.begin)));
  return anchor;
}

}  // namespace pulse::ingest
