// How RevisionAction stands in the database: `ingest`, `roll_back`. For db/ only.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/history.pb.h"

namespace pulse::db {

/// The enum value's name without its prefix, in lower case.
std::string ActionWord(cordisbright::pulse::v1::RevisionAction action);

/// UNSPECIFIED for a word that is not an action's.
cordisbright::pulse::v1::RevisionAction ActionOf(const std::string& word);

}  // namespace pulse::db
