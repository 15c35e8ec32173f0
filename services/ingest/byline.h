// "Publisher(s). Title": where the publisher ends, who the publishers are, and
// what each is called canonically.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::ingest {

/// Where a heading parts into publisher and title: byte offsets.
struct BylineSplit {
  std::size_t byline_end = 0;   // one past the last byte of the publishers
  std::size_t title_begin = 0;  // first byte of the title
  /// Words of the byline that name organisations (`council`, `NHS`), for the
  /// certainty of the split.
  int organisation_words = 0;
};

/// Finds the first full stop that ends a publisher: at most 24 words before it,
/// the content words among them capitalised, a title behind it. A stop of an
/// abbreviation (`St. Mungo's`) does not count. Nothing when `heading` does not
/// read that way. Emphasis marks around the stop are allowed. `open`, when given,
/// says whether a longer heading that starts so might: only names so far.
std::optional<BylineSplit> SplitByline(std::string_view heading, bool* open = nullptr);

/// The publishers of a byline, views into it, in printed order. A comma or
/// "and" parts two publishers only where both sides read as organisations:
/// `Ofsted and Care Quality Commission` is two, `Department for Digital,
/// Culture, Media and Sport` is one.
std::vector<std::string_view> SplitPublishers(std::string_view byline);

/// `publishers/{id}` for a printed name: the same for every variant of case,
/// quotes, `The`, acronym in brackets, `&`, and `of` for `for` after
/// `Department`, `Office` or `Centre`.
std::string PublisherName(std::string_view printed);

/// Lower-case ASCII slug of `text`, words joined with `-`, at most `limit`
/// bytes, cut between words; `fallback` when nothing remains.
std::string Slug(std::string_view text, std::size_t limit, std::string_view fallback);

}  // namespace pulse::ingest
