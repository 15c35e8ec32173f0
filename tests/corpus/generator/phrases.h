// The generator's own language: publishers, titles and sentences of a digest
// that never was. Everything is fictional.

#pragma once

#include <string>

#include "tests/corpus/generator/random.h"

namespace pulse::corpus {

/// An organisation, as printed: `The Ashmere Trust`, `Department for Canals,
/// Bridges and Ferries`.
std::string KnownKindOfPublisher(Random& random);

/// One whose name has no word that says organisation: `Brightwater`,
/// `Voices of Fenmoor`.
std::string UnseenPublisher(Random& random);

/// A title without closing stop; some hold a colon, a question, or ". ".
std::string ReportTitle(Random& random);

/// Title of a piece of news that names no publisher.
std::string NewsTitle(Random& random);

/// A sentence with its stop. With `markup`, some carry emphasis and links, live
/// and dead.
std::string Sentence(Random& random, bool markup);

/// A few words without a stop, for a list.
std::string ListEntry(Random& random, bool markup);

/// What an entry of a list is about, in front of it.
std::string Subject(Random& random);

/// A heading inside a body, and the bold words that open a paragraph.
std::string SubHeading(Random& random);
/// One that no list knows.
std::string OwnSubHeading(Random& random);
std::string LeadIn(Random& random);

/// Whom to ask, on two to four lines with hard breaks.
std::string Address(Random& random);

/// The line a summary ends with: `Read more`, or a bare address.
std::string MoreLine(Random& random, bool markup);

/// A caption that a converter left in the flow.
std::string CaptionText(Random& random);

std::string PersonName(Random& random);
std::string PersonRole(Random& random);

/// `Capital` of `capital`.
std::string Capitalised(std::string text);

}  // namespace pulse::corpus
