// SHA-256, the validator of everything kept.

#pragma once

#include <string>

namespace pulse::db {

/// The 32 bytes of the digest of `bytes`.
std::string Sha256(const std::string& bytes);

}  // namespace pulse::db
