// RenderService: feeds.

#include <algorithm>
#include <map>

#include "services/render/answers.h"
#include "services/render/archive/feed.h"
#include "services/render/service.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::render {
namespace {

constexpr int kDefaultEntries = 50;
constexpr int kMostEntries = 200;

struct FeedForm {
  const char* suffix;
  const char* content_type;
  std::string (*emit)(const Feed&);
};

FeedForm FormOf(v1::FeedFormat format) {
  switch (format) {
    case v1::FEED_FORMAT_ATOM:
      return {"feed.atom", "application/atom+xml; charset=utf-8", EmitAtom};
    case v1::FEED_FORMAT_RSS:
      return {"feed.rss", "application/rss+xml; charset=utf-8", EmitRss};
    default:
      return {"feed.json", "application/feed+json", EmitJsonFeed};
  }
}

absl::StatusOr<SafeUrl> FeedUrl(const v1::RenderFeedRequest& request, const PublicSite& site) {
  if (!request.feed_url().empty()) {
    const std::optional<SafeUrl> url = SafeUrl::Parse(request.feed_url());
    if (url && url->str().size() <= PublicSite::kMaxBytes && url->str().rfind("http", 0) == 0 &&
        url->str().find('#') == std::string::npos) {
      return *url;
    }
    return server::InvalidField("feed_url", server::kFieldMalformed,
                                "Not an http or https URL of at most 900 bytes without #.");
  }
  std::string path;
  for (const std::string& part : {request.sector(), request.publisher()}) {
    if (!part.empty()) path += part + "/";
  }
  return site.Below(path + FormOf(request.format()).suffix);
}

db::ItemSelection SelectionOf(const v1::RenderFeedRequest& request) {
  db::ItemSelection selection;
  if (!request.sector().empty()) selection.sectors = {request.sector()};
  if (!request.publisher().empty()) {
    selection.condition =
        db::Is({db::Column::kPublisher, db::Comparison::kMatches, 0, {}, {request.publisher()}});
  }
  return selection;
}

std::string IssueOf(const v1::Item& item) { return item.name().substr(0, item.name().find("/items/")); }

std::string DisplayName(const std::vector<v1::Sector>& taxonomy, const std::string& sector) {
  for (const v1::Sector& known : taxonomy) {
    if (known.name() == sector) return known.display_name();
  }
  return {};
}

struct Collected {
  std::vector<FeedItem> items;
  std::string title;  // of the newest monthly issue, else of the newest
};

// Of the issue of each item, what a feed says.
absl::StatusOr<Collected> Collect(db::IssueStore& store, const std::vector<v1::Item>& rows,
                                  const std::vector<v1::Sector>& taxonomy, Deadline deadline) {
  std::map<std::string, v1::Issue> issues;
  Collected collected;
  bool has_monthly = false;
  for (const v1::Item& item : rows) {
    const std::string name = IssueOf(item);
    auto found = issues.find(name);
    if (found == issues.end()) {
      absl::StatusOr<v1::Issue> read = store.GetIssue(name, deadline);
      if (!read.ok()) return read.status();
      found = issues.emplace(name, *std::move(read)).first;
    }
    const v1::Issue& issue = found->second;
    // It may have been withdrawn since its items were listed.
    if (issue.state() != v1::ISSUE_STATE_PUBLISHED) continue;
    // The title of a special edition names its theme.
    const bool better = !has_monthly && issue.kind() == v1::ISSUE_KIND_MONTHLY;
    if (collected.title.empty() || better) collected.title = issue.title();
    has_monthly = has_monthly || better;
    collected.items.push_back({item, DisplayName(taxonomy, item.sector()), issue.publish_time().seconds(),
                               issue.update_time().seconds()});
  }
  return collected;
}

// Title, sector and publisher, as far as each is known.
std::string TitleOf(const v1::RenderFeedRequest& request, const Collected& collected,
                    const std::vector<v1::Sector>& taxonomy) {
  if (!request.title().empty()) return request.title();
  std::string title = collected.title.empty() ? "Digest" : collected.title;
  const std::string sector = DisplayName(taxonomy, request.sector());
  if (!sector.empty()) title += ": " + sector;
  if (request.publisher().empty() || collected.items.empty()) return title;
  for (const v1::Publisher& publisher : collected.items.front().item.publishers()) {
    if (publisher.name() == request.publisher()) return title + ": " + publisher.display_name();
  }
  return title;
}

}  // namespace

absl::StatusOr<Kept> RenderService::Make(const v1::RenderFeedRequest& request, const ThemePointer& /*theme*/,
                                         const Call& call) {
  const absl::StatusOr<std::optional<PublicSite>> site = SiteOf(request.public_url());
  if (!site.ok()) return site.status();
  if (!*site) {
    return server::InvalidField("public_url", server::kFieldRequired,
                                "Say where the site stands: https://www.example.org/digest, for example.");
  }
  const absl::StatusOr<SafeUrl> feed_url = FeedUrl(request, **site);
  if (!feed_url.ok()) return feed_url.status();
  const absl::StatusOr<std::vector<v1::Sector>> taxonomy = store_.ListSectors(call.deadline);
  if (!taxonomy.ok()) return taxonomy.status();
  const int most = request.item_count() == 0 ? kDefaultEntries : std::min(request.item_count(), kMostEntries);
  const auto page = store_.ListItems(SelectionOf(request), most, "", call.deadline);
  if (!page.ok()) return page.status();
  const absl::StatusOr<Collected> collected = Collect(store_, page->rows, *taxonomy, call.deadline);
  if (!collected.ok()) return collected.status();

  const FeedForm form = FormOf(request.format());
  Kept kept;
  kept.rendering.content =
      form.emit(ComposeFeed(collected->items, **site, *feed_url, TitleOf(request, *collected, *taxonomy)));
  kept.rendering.content_type = form.content_type;
  kept.etag = Fingerprint(kept.rendering.content);
  kept.item_count = static_cast<int>(collected->items.size());
  return kept;
}

absl::StatusOr<v1::RenderFeedResponse> RenderService::Say(const v1::RenderFeedRequest& request,
                                                          const ThemePointer& /*theme*/,
                                                          const Kept& kept) const {
  auto response = ResponseOf<v1::RenderFeedResponse>(kept, request.if_none_match());
  response.set_item_count(kept.item_count);
  return response;
}

}  // namespace pulse::render
