// The words the digest is written in, as data: sector and group headings,
// months, sign-offs, what notices and addresses say, what organisations are
// called. Everything is matched folded (typography.h): what asks for a folded
// line wants Fold() of it, what asks for a word folds by itself.

#pragma once

#include <string_view>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Sector id (`criminal-justice`, `news`) a folded heading names, or empty.
/// Exact aliases first, then headings of few words that hold a sector's words.
std::string_view SectorOfHeading(std::string_view folded);

/// Whether a folded text says nothing but words that sectors' names are made of:
/// the rest of a heading that was cut.
bool HoldsOnlySectorWords(std::string_view folded);

/// Whether a folded heading names a group, and which.
bool KindOfHeading(std::string_view folded, v1::ItemKind* kind);

/// 1 to 12 for a folded month name or its abbreviation, else 0.
int MonthOf(std::string_view word);

/// `Best wishes` and its kin: the folded line closes the introduction.
bool IsClosing(std::string_view folded);

/// Folded text speaks of unsubscribing, safe senders, forwarding.
bool SpeaksOfSubscription(std::string_view folded);

/// Folded text holds an address, telephone, e-mail or social account line.
bool SpeaksOfContact(std::string_view folded);

/// Folded text holds a word of a job title.
bool HoldsRoleWord(std::string_view folded);

/// Lower-case words that stand inside names: `of`, `for`, `and`.
bool IsNameParticle(std::string_view word);

/// A word that a summary opens with and a title hardly: `this`, `it`.
bool IsSummaryOpener(std::string_view word);

/// A verb or an auxiliary, in lower case, that makes a sentence of the words round
/// it and stands in titles hardly: `is`, `would`, `describes`.
bool IsSentenceVerb(std::string_view word);

/// A folded line that heads a list of contents: `in this issue`.
bool OpensContents(std::string_view folded);

/// Words after which a sentence cannot end: `of`, `the`, `and`.
bool IsDanglingWord(std::string_view word);

/// Whether text cannot be at its end: it ends in a comma, a hyphen, an opening
/// bracket, "of the" or "e.g.". Looks at the last word only.
bool IsDangling(std::string_view text);

/// Abbreviations whose full stop ends no sentence: `e.g`, `dr`, `no`.
bool IsAbbreviation(std::string_view word_without_stop);

/// A folded heading or line that stands inside a summary: `key findings`, `read more`.
bool IsSubheading(std::string_view folded);

/// A folded line that opens as the text beside a picture does.
bool OpensAsCaption(std::string_view folded);

}  // namespace pulse::ingest
