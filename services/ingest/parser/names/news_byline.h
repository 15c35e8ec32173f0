// Own news mostly name no publisher, and their titles hold stops: "Evaluation of the
// Ferries Fund. Our report is out".

#pragma once

#include <string_view>

namespace pulse::ingest {

/// Whether what stands before the first stop of a news title names publishers: one at
/// least is a body by its words, and none is a place or something announced. Linear.
bool NamesPublishersOfNews(std::string_view byline);

}  // namespace pulse::ingest
