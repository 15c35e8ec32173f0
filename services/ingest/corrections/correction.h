// What kinds of corrections have in common.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/correction.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Whether it changes which item a text belongs to, so that the document has to
/// be read again.
bool IsStructural(const v1::Correction& correction);

/// Whether it gives an item a sector, and with it a place.
bool SetsSector(const v1::Correction& correction);

/// The role it gives to the text at its anchor; UNSPECIFIED when it gives none.
v1::BlockRole RoleOf(const v1::Correction& correction);

/// Its anchor; null for SetIssue.
const v1::Anchor* AnchorOf(const v1::Correction& correction);
v1::Anchor* MutableAnchorOf(v1::Correction* correction);

/// The item it names; empty for Relabel and SetIssue.
const std::string& ItemOf(const v1::Correction& correction);

/// For people: `Correction c3, which sets title of "A review of …"`.
std::string Describe(const v1::Correction& correction);

}  // namespace pulse::ingest
