#include "services/render/style/style_sheet.h"

#include <openssl/evp.h>

#include <array>
#include <utility>

namespace pulse::render {
namespace {

std::string Base64Sha256(std::string_view bytes) {
  constexpr int kDigestBytes = 32;
  constexpr std::size_t kBase64Bytes = 44;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  std::array<unsigned char, kBase64Bytes + 1> base64{};
  EVP_EncodeBlock(base64.data(), digest.data(), kDigestBytes);
  return {base64.begin(), base64.begin() + kBase64Bytes};
}

}  // namespace

StyleSheet::StyleSheet(std::string css) : css_(std::move(css)), csp_source_("sha256-" + Base64Sha256(css_)) {}

}  // namespace pulse::render
