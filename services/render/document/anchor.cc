#include "services/render/document/anchor.h"

namespace pulse::render {
namespace {

constexpr std::size_t kMaxSlugBytes = 80;
constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";

std::string Slug(std::string_view text) {
  std::string slug;
  for (std::size_t at = 0; at < text.size() && slug.size() < kMaxSlugBytes; ++at) {
    const char c = text[at];
    if (c >= 'A' && c <= 'Z') {
      slug.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug.push_back(c);
    } else if (text.substr(at, kCurlyApostrophe.size()) == kCurlyApostrophe) {
      at += kCurlyApostrophe.size() - 1;
    } else if (c != '\'' && !slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.empty() ? "item" : slug;
}

}  // namespace

Anchor AnchorMint::Mint(std::string_view text) {
  const std::string slug = Slug(text);
  std::string id = slug;
  // The numbered form may itself be somebody's slug, hence the loop; the count
  // kept for each slug makes a thousand equal ones a thousand steps.
  while (!uses_.emplace(id, 1).second) id = slug + "-" + std::to_string(++uses_[slug]);
  return Anchor(std::move(id));
}

}  // namespace pulse::render
