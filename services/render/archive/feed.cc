#include "services/render/archive/feed.h"

#include <algorithm>

#include "services/render/document/document.h"
#include "services/render/formats/item_emitter.h"
#include "services/render/html/html_writer.h"
#include "services/render/html/page_prose.h"
#include "text/printable.h"

namespace pulse::render {
namespace {

constexpr int kBodyLevel = 2;  // a reader shows the entry's title above it

// RFC 4151: an authority, a year in which it was that, and a name of its choice.
// The year is that of the edition, which the item's name holds.
std::string TagUri(const PublicSite& site, const std::string& item) {
  constexpr std::size_t kYear = sizeof("issues/") - 1;
  return "tag:" + site.Host() + "," + item.substr(std::min(kYear, item.size()), 4) + ":" + item;
}

std::string Html(const Prose& body) {
  HtmlWriter html;
  WriteHtmlProse(html, body, kBodyLevel);
  return html.Finish();
}

FeedEntry ReadEntry(const FeedItem& feed_item, const PublicSite& site) {
  const v1::Item& item = feed_item.item;
  const DocumentItem read = ReadItemAlone(item);
  std::vector<std::string> authors;
  for (const v1::Publisher& publisher : item.publishers()) {
    std::string name = text::PrintableLine(publisher.display_name());
    if (!name.empty()) authors.push_back(std::move(name));
  }
  if (authors.empty() && !read.byline.empty()) authors.push_back(read.byline);
  return {TagUri(site, item.name()),
          site.ItemUrl(item.name()),
          read.title,
          std::move(authors),
          text::PrintableLine(feed_item.sector),
          Html(read.body),
          feed_item.published,
          std::max(feed_item.updated, feed_item.published)};
}

}  // namespace

Feed ComposeFeed(const std::vector<FeedItem>& items, const PublicSite& site, const SafeUrl& feed_url,
                 std::string_view title) {
  Feed feed{feed_url, site.home(), text::PrintableLine(title), 0, {}};
  feed.entries.reserve(items.size());
  for (const FeedItem& item : items) {
    feed.entries.push_back(ReadEntry(item, site));
    feed.updated = std::max(feed.updated, feed.entries.back().updated);
  }
  return feed;
}

}  // namespace pulse::render
