// QueryService: items that belong together.

#include <algorithm>
#include <string>
#include <utility>

#include "services/query/item_not_found.h"
#include "services/query/page_token.h"
#include "services/query/reading_checks.h"
#include "services/query/requests.h"
#include "services/query/service.h"
#include "services/query/view.h"

namespace pulse::query {
namespace {

constexpr int kDefaultRelated = 10;
constexpr int kMaxRelated = 50;

}  // namespace

absl::Status CheckRequest(const v1::ListRelatedItemsRequest& request) {
  if (auto status = server::CheckItemName(request.name(), "name"); !status.ok()) return status;
  if (request.max_items() < 0) {
    return server::InvalidField("max_items", server::kFieldOutOfRange,
                                "There cannot be fewer than 0 items. 0 asks for the default of 10.");
  }
  return CheckReading(request);
}

absl::Status CheckRequest(const v1::ListRepeatPublicationsRequest& request) {
  if (!request.item().empty()) {
    if (auto status = server::CheckItemName(request.item(), "item"); !status.ok()) return status;
  }
  return CheckReading(request);
}

absl::StatusOr<v1::ListRelatedItemsResponse> QueryService::Answer(const v1::ListRelatedItemsRequest& request,
                                                                  const Call& call) {
  const int max_items =
      request.max_items() == 0 ? kDefaultRelated : std::min(request.max_items(), kMaxRelated);
  auto related =
      readers_.related.Find(request.name(), max_items, request.include_unpublished(), call.deadline);
  if (!related.ok()) return related.status();
  if (!related->has_value()) return ItemNotFound(request.name());
  for (v1::RelatedItem& item : *(*related)->mutable_items())
    ApplyView(OrBasic(request.view()), item.mutable_item());
  return **std::move(related);
}

absl::StatusOr<v1::ListRepeatPublicationsResponse> QueryService::Answer(
    const v1::ListRepeatPublicationsRequest& request, const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  db::Page<v1::RepeatPublication> page;
  if (request.item().empty()) {
    auto listed = readers_.repeats.List(request.include_unpublished(), RowsOfPage(request.page_size()),
                                        *after, call.deadline);
    if (!listed.ok()) return AboutPageToken(listed.status());
    page = *std::move(listed);
  } else {
    auto found = readers_.repeats.Find(request.item(), request.include_unpublished(), call.deadline);
    if (!found.ok()) return found.status();
    if (!found->has_value()) return ItemNotFound(request.item());
    page = **std::move(found);
  }
  v1::ListRepeatPublicationsResponse response;
  for (v1::RepeatPublication& publication : page.rows) {
    for (v1::Item& item : *publication.mutable_items()) ApplyView(v1::CONTENT_VIEW_BASIC, &item);
    *response.add_publications() = std::move(publication);
  }
  response.set_next_page_token(EncodePageToken(page.next, hash));
  response.set_change_cursor(page.change_cursor);
  return response;
}

}  // namespace pulse::query
