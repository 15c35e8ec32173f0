// The collection of bodies.txt.

#pragma once

#include <string>
#include <vector>

namespace pulse::hostile {

/// Empty when `path` cannot be read or holds an escape it should not.
std::vector<std::string> ReadHostileBodies(const std::string& path);

}  // namespace pulse::hostile
