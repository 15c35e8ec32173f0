// Vectors as PostgreSQL array literals, so that many rows travel as one
// parameter a column: … FROM unnest($1::text[], $2::integer[]).

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pulse::db {

/// For a text[] parameter.
std::string TextArray(const std::vector<std::string>& values);

/// For an integer[] or bigint[] parameter.
std::string IntegerArray(const std::vector<std::int64_t>& values);

/// For a bytea[] parameter; any byte is allowed.
std::string BytesArray(const std::vector<std::string>& values);

}  // namespace pulse::db
