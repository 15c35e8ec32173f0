#include "clients/cpp/request_id.h"

#include <random>

namespace pulse::client {

std::string MintRequestId() {
  constexpr char kDigits[] = "0123456789abcdef";
  std::random_device random;
  std::string id;
  while (id.size() < 32) {
    for (unsigned bits = random(), i = 0; i < 8; ++i, bits >>= 4) id += kDigits[bits & 0xF];
  }
  return id;
}

}  // namespace pulse::client
