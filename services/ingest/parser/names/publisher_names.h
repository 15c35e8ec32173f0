// What a publisher is called canonically: the one place where printed names
// become identities. Alias tables and merges build on it; nothing else folds
// publishers' names.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// `publishers/{id}` for a printed name, `{id}` of at most 80 characters from
/// [a-z0-9-]. Pure, and stable: ids are stored.
///
/// The same for every printed variant of case, spaces, curly quotes, dashes,
/// accents, apostrophes (`Women's`, `Womens`), a leading `The`, `&` for `and`,
/// an acronym in brackets, a stop after `St`, `Her Majesty's` for `HM`, and `of`
/// for `for` behind the words whose bodies are printed both ways (`Department of
/// Education`).
/// Different for anything else: brackets that hold more than an acronym
/// (`Commissioner (Wales)`) count, and a name that is too long for an id, or
/// holds letters an id cannot, ends in a hash of the whole.
std::string PublisherName(std::string_view printed);

}  // namespace pulse::ingest
