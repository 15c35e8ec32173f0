#include "services/render/document/public_site.h"

namespace pulse::render {
namespace {

constexpr std::string_view kItems = "/items/";

}  // namespace

std::optional<PublicSite> PublicSite::Parse(std::string_view public_url) {
  while (!public_url.empty() && public_url.back() == '/') public_url.remove_suffix(1);
  if (public_url.size() > kMaxBytes || public_url.find_first_of("?#") != std::string_view::npos) {
    return std::nullopt;
  }
  std::optional<SafeUrl> home = SafeUrl::Parse(public_url);
  if (!home || home->str().size() > kMaxBytes || home->str().rfind("http", 0) != 0) return std::nullopt;
  return PublicSite(*std::move(home));
}

SafeUrl PublicSite::ItemUrl(std::string_view item) const {
  const std::size_t items = item.find(kItems);
  if (items == std::string_view::npos) return Below(item);
  return Below(std::string(item.substr(0, items)) + "#" + std::string(item.substr(items + kItems.size())));
}

SafeUrl PublicSite::Below(std::string_view path) const {
  return SafeUrl::Parse(home_.str() + "/" + std::string(path)).value_or(home_);
}

std::string PublicSite::Host() const {
  const std::string& url = home_.str();
  const std::size_t begin = url.find("://") + 3;
  return url.substr(begin, url.find_first_of("/:", begin) - begin);
}

}  // namespace pulse::render
