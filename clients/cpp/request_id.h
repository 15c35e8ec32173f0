// Ids that make a repetition of a request recognisable.

#pragma once

#include <string>

namespace pulse::client {

/// 128 random bits as 32 characters of `[0-9a-f]`. Any thread.
std::string MintRequestId();

}  // namespace pulse::client
