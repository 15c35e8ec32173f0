#include "db/sha256.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace pulse::db {

std::string Sha256(const std::string& bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("OpenSSL cannot compute SHA-256");
  }
  return {digest, digest + size};
}

}  // namespace pulse::db
