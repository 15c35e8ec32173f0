// Lines → what a reader notices about each: the observations of the model.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/observations/heading_parts.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// One thing that may be noticed about a line. The model has a weight for each
/// with each label (model.cc).
enum class Feature : std::uint8_t {
  kBias,             // always
  kHeading,          // carries heading marks
  kBold,             // wholly emphasised
  kListItem,         // carries a bullet or number
  kQuote,            // carries a quote mark
  kIndented,         // four columns or more
  kAfterBlank,       // opens a paragraph
  kAfterPage,        // a page break before
  kGlued,            // same paragraph as the line before (paragraphs.h)
  kContinuesFull,    // glued, and the line before had no room for the first word
  kContinuesShort,   // glued, and the line before had room: a break was meant
  kLastOfParagraph,  // a blank line or page break after
  kEndsNear,         // glued, and a paragraph's end or a meant break within three lines
  kAfterMarked,      // no heading marks, glued to a line that has them
  kParagraphRunsOn,  // three lines or more of the paragraph follow
  kShort,            // at most 3 words
  kTitleLength,      // 4 to 25 words
  kLong,             // more than 40 words
  kStartsLower,
  kEndsSentence,
  kEndsColon,
  kEndsOpen,           // ends in a comma, a hyphen, an open bracket or a dangling word
  kPreviousOpen,       // the line before ends that way
  kPreviousEnds,       // the line before ends a sentence
  kBylineSplit,        // reads as "Publisher. Title"
  kBylineKnown,        // and the publisher has an organisation's word
  kBylineInParagraph,  // and is the start of a paragraph too long for a title
  kSummaryOpener,      // opens as summaries do: "This", "It"
  kCapitalised,        // nearly all content words capitalised
  kAllCapitals,
  kSectorName,
  kNewsName,
  kKindName,
  kMasthead,      // names the digest
  kMonthOnly,     // little but a month and a year
  kWelcome,       // opens with "Welcome to"
  kClosing,       // "Best wishes,"
  kAfterClosing,  // the line before is a closing
  kPersonName,    // reads as a person's name
  kRoleWords,     // holds a word of a job title
  kSubscription,  // speaks of unsubscribing
  kContact,       // an address, telephone or account line
  kSubheading,    // a heading that stands inside summaries: "Key findings"
  kImage,         // a Markdown image
  kSameLevel,     // a heading no deeper than the last that opened an item
  kDeeperLevel,   // a heading deeper than that, or bold where that had marks
  kBreaksShort,   // glued to the next, which had room on this line: a break was meant
  kEndsQuestion,
  kEmphasisOpen,      // the line before opened emphasis and did not close it
  kLeadIn,            // opens with emphasis that ends early, and ends a sentence: "**Cost.** It is …"
  kNamesMonth,        // names a month and a year, and is no sentence
  kCaptionWords,      // opens with "Photograph", "Cover image", "Figure 1"
  kStructureNext,     // the next line is a group's or sector's heading, or an item's
  kAlone,             // a paragraph of one line
  kAloneOpen,         // that, and no sentence, list entry or heading
  kGluedByline,       // glued, and reads as "Publisher. Title"
  kBylineWhole,       // and the publisher's full stop is in this line
  kAfterByline,       // starts lower, glued to a line that reads as "Publisher. Title"
  kAfterList,         // the line before is a list entry
  kTextNext,          // the next line is glued and opens as summaries do
  kSentenceAtEnd,     // the paragraph ends a sentence
  kFewLines,          // the paragraph has at most three lines
  kMarkedByline,      // a heading, not at a page's top, that reads as "Publisher. Title"
  kCutBelow,          // a page ends after it, and the next starts lower
  kBylineWraps,       // the byline that starts here ends on a further line
  kInByline,          // such a further line
  kFillsWidth,        // the next line's first word, whatever stands between, did not fit the text's width
  kHalfWidth,         // at most half as wide as the document's wrapped text
  kWrapped,           // the document's paragraphs are wrapped lines
  kMarked,            // the document carries heading marks
  kMeantBreak,        // no blank line before, but a break that was surely meant
  kInset,             // text two columns or more to the right, and no list entry
  kBylineWeak,        // the byline is one word, and none that organisations are called by
  kSectorWords,       // says nothing but words that sectors' names are made of
  kSectorsElsewhere,  // no sector's name, and other lines are
  kContents,          // of a list of contents: names sections that come
  kHeadingRest,       // surely a further line of the heading above
  kVerb,              // of a paragraph of at most three lines that holds a sentence's verb
  kVerbless,          // of such a paragraph without one
  kCutShort,          // a page cuts such a paragraph, and its rest ends no sentence
  kTextBehindByline,  // what stands behind the publisher's stop opens as summaries do
  kAddress,           // of lines above an address of e-mail, and that
  kMidSentence,       // goes on with a sentence, or opens a summary: no title begins here
  kAfterTitle,        // a blank line parts it from a title that is whole
  kSpeaker,           // says whose words the quotation above it is
  kSectorRest,        // goes on with the name of the sector whose heading stands above
  kCount,
};

inline constexpr std::size_t kFeatureCount = static_cast<std::size_t>(Feature::kCount);

/// A set of features, a bit each.
struct FeatureSet {
  static constexpr std::size_t kWords = (kFeatureCount + 63) / 64;
  std::array<std::uint64_t, kWords> words{};

  constexpr bool Has(Feature feature) const {
    const auto bit = static_cast<std::size_t>(feature);
    return ((words[bit / 64] >> (bit % 64)) & 1U) != 0;
  }
  /// Whether one of `any` is in it.
  constexpr bool HasOneOf(const FeatureSet& any) const {
    std::uint64_t both = 0;
    for (std::size_t w = 0; w < kWords; ++w) both |= words[w] & any.words[w];
    return both != 0;
  }
  constexpr void Set(Feature feature) {
    const auto bit = static_cast<std::size_t>(feature);
    words[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  constexpr void Clear(Feature feature) {
    const auto bit = static_cast<std::size_t>(feature);
    words[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
  }
};

/// What a line surely is, where its place or its words leave no doubt: the labels
/// it may have are those of possible_labels.h, whatever the model weighs.
enum class Sure : std::uint8_t {
  kNothing,
  kTable,         // a line of a table (table_lines.h)
  kMasthead,      // the digest's name or the edition, above the words of welcome (masthead_observations.h)
  kIntroduction,  // between the words of welcome and the closing (front_observations.h)
  kNotice,        // of a notice before the first section
  kOnBehalf,      // below a signature: for whom it was signed
  kRoleRest,      // goes on with the role above (sign_off_observations.h)
  kReachedAt,     // below a signature: a telephone, a table of addresses
  kEndMatter,     // notice, address or greeting at the document's end
  kCoverText,     // printed on a cover (cover_text.h)
  kNewsTitle,     // of the publisher's own news, glued to text (glued_news.h)
  kNewsText,      // of the publisher's own news (news_particulars.h, glued_news.h)
  kNoTitle,       // begins without a publisher where titles have one (unpublished_starts.h)
  kSection,       // of no sector that is known (unnamed_sections.h)
};

/// What is known of a line beyond its bytes. Two to a line of the processor's cache:
/// whoever looks at a whole document goes through all of them.
struct Observation {
  FeatureSet features;
  v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;  // when kKindName
  std::int16_t year = 0;                          // when kMonthOnly or found in a masthead line
  std::int8_t month = 0;
  Sector sector = Sector::kNone;           // when kSectorName or kNewsName
  BylineStyle style = BylineStyle::kStop;  // of the heading that starts here
  Sure sure = Sure::kNothing;
  bool under_way = false;    // not before the introduction
  bool second_part = false;  // starts the second part of a heading in two
  char parting = 0;  // of a heading: what parts publishers and title, where the ways of byline.h do not
  bool unlike_titles = false;  // would be a title that is marked, or printed, as no other is
  bool by_form = false;        // a group or sub-heading by its place and marks, not by its name

  bool Has(Feature feature) const { return features.Has(feature); }
  void Set(Feature feature) { features.Set(feature); }
  void Clear(Feature feature) { features.Clear(feature); }

  /// It heads no section, whatever it names.
  void ForgetSection() {
    Clear(Feature::kSectorName);
    Clear(Feature::kNewsName);
    sector = Sector::kNone;
  }
  /// Nor a group.
  void ForgetNames() {
    ForgetSection();
    Clear(Feature::kKindName);
    kind = v1::ITEM_KIND_UNSPECIFIED;
  }

  /// Whether the line is called as a sector or the publisher's own news is.
  bool NamesSection() const { return Has(Feature::kSectorName) || Has(Feature::kNewsName); }
  /// Or as a group.
  bool NamesSectionOrGroup() const { return NamesSection() || Has(Feature::kKindName); }
};

static_assert(sizeof(Observation) == 32);

/// Looks at every line, once. Linear in the bytes of `lines`.
std::vector<Observation> Observe(const std::vector<Line>& lines);

}  // namespace pulse::ingest
