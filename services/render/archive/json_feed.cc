// JSON Feed 1.1. nlohmann::json escapes and keeps the order that fields are set in.

#include <nlohmann/json.hpp>
#include <string>

#include "services/render/archive/feed.h"
#include "services/render/mime/dates.h"

namespace pulse::render {
namespace {

using Json = nlohmann::ordered_json;

Json ItemOf(const FeedEntry& entry) {
  Json item;
  item["id"] = entry.id;
  item["url"] = entry.url.str();
  item["title"] = entry.title;
  item["content_html"] = entry.html;
  item["date_published"] = InternetDate(entry.published);
  item["date_modified"] = InternetDate(entry.updated);
  for (const std::string& author : entry.authors) item["authors"].push_back({{"name", author}});
  if (!entry.sector.empty()) item["tags"] = {entry.sector};
  return item;
}

}  // namespace

std::string EmitJsonFeed(const Feed& feed) {
  Json out;
  out["version"] = "https://jsonfeed.org/version/1.1";
  out["title"] = feed.title;
  out["home_page_url"] = feed.home.str();
  out["feed_url"] = feed.url.str();
  out["language"] = "en-GB";
  out["items"] = Json::array();
  for (const FeedEntry& entry : feed.entries) out["items"].push_back(ItemOf(entry));
  // Text is well-formed by now; should a byte not be, it is shown as such.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace pulse::render
