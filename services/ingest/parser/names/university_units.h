// A university's centres and schools, which publish under both names.

#pragma once

#include <cstddef>
#include <string_view>

namespace pulse::ingest {

/// "University of Ashmere", "King's College London": a university, and no unit of one.
bool IsUniversity(std::string_view name);

/// Bytes of the university that stands behind a name as whose unit it is: " at the
/// University of Ashmere". 0 where `name` names none so.
std::size_t UniversityBehind(std::string_view name);

/// Whether the comma between `unit` and `university` says whose unit it is, and parts no
/// two publishers: "Quay Centre, University of Ashmere". `unit` is a byline's text up to
/// there, `piece` its last piece: what the unit is about may go on over an "and", as in
/// "School of Boats and Tidal Studies".
bool IsUnitOf(std::string_view unit, std::string_view piece, std::string_view university);

/// Whether `unit`, behind a comma, is one of the university before it: "University of
/// Ashmere, Quay Centre".
bool IsUnitBehind(std::string_view university, std::string_view unit);

/// Whether a word of it is what bodies are called by: `Trust`, `Council`.
bool HoldsHead(std::string_view name);

}  // namespace pulse::ingest
