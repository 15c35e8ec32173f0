// What contacts are interested in, for people.

#pragma once

#include <set>

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/interest.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// What interests are in.
enum class InterestIn { kSector, kPublisher, kKind };

/// Prints a contact: a line, then its interests, each with the items behind it.
void PrintInterests(const Console& console, const v1::ContactInterests& contact,
                    const std::set<InterestIn>& shown);

/// "3 contacts; 120 engagements counted, 4 set aside (3 no consent, 1 burst)".
std::string TotalsWords(const v1::InterestTotals& totals);

}  // namespace pulse::cli
