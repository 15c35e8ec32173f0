// Items → feed: what every form of a feed says, before it takes a form.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/render/document/public_site.h"
#include "services/render/document/safe_url.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

// Every std::string below is text, not markup, but for `html`.

struct FeedEntry {
  std::string id;  // `tag:` URI: the same as long as the item has its name
  SafeUrl url;     // where the item stands
  std::string title;
  std::vector<std::string> authors;  // publishers as printed; may be empty
  std::string sector;                // display name; may be empty
  std::string html;                  // the body, sanitised, without active content
  std::int64_t published = 0;        // seconds since 1970
  std::int64_t updated = 0;          // seconds since 1970, not before `published`
};

struct Feed {
  SafeUrl url;   // of the feed; its id
  SafeUrl home;  // the site
  std::string title;
  std::int64_t updated = 0;  // of the entry updated last; 0 without entries
  std::vector<FeedEntry> entries;
};

/// An item, and of its issue what a feed says.
struct FeedItem {
  v1::Item item;
  std::string sector;  // display name
  std::int64_t published = 0;
  std::int64_t updated = 0;
};

/// Entries in the order of `items`.
Feed ComposeFeed(const std::vector<FeedItem>& items, const PublicSite& site, const SafeUrl& feed_url,
                 std::string_view title);

/// RFC 4287.
std::string EmitAtom(const Feed& feed);

/// RSS 2.0 with atom:link and dc:creator.
std::string EmitRss(const Feed& feed);

/// JSON Feed 1.1.
std::string EmitJsonFeed(const Feed& feed);

}  // namespace pulse::render
