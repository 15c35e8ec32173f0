// What a comma or an "and" parts from a name though it belongs to it.

#pragma once

#include <string_view>

namespace pulse::ingest {

/// "Kith, the network for families and carers": what the name stands for, in small
/// letters to the end of the byline.
bool HoldsApposition(std::string_view byline);

/// "Skills" and "Training Network (STN)": the acronym at the end of `last` has
/// letters of `first`.
bool AcronymSpans(std::string_view first, std::string_view last);

/// "Dame Ada Example" or "Ada Example OBE", and the office she holds: "Commissioner
/// for Harbours".
bool IsOfficeOf(std::string_view person, std::string_view office);

/// "Northern Ireland" of a department, "University of London" of a college: what says
/// whose the name before it is.
bool SaysWhose(std::string_view last);

/// "Northern Ireland", "Leeds and York": where something is, and no body.
bool NamesPlaces(std::string_view text);

/// "Kindle" and "What Works Centre for Harbours": which of the centres it is.
bool IsCentreCalled(std::string_view name, std::string_view centre);

}  // namespace pulse::ingest
