// QueryService: answers about items.

#include <string>
#include <utility>

#include "services/query/filter/filter.h"
#include "services/query/item_not_found.h"
#include "services/query/order.h"
#include "services/query/page_token.h"
#include "services/query/requests.h"
#include "services/query/service.h"
#include "services/query/view.h"

namespace pulse::query {
namespace {

absl::StatusOr<db::ItemSelection> SelectionOf(const v1::ListItemsRequest& request) {
  absl::StatusOr<db::Condition> condition = filter::Compile(request.filter(), filter::ItemFields());
  if (!condition.ok()) return condition.status();
  const absl::StatusOr<db::ItemOrder> order = ParseItemOrder(request.order_by());
  if (!order.ok()) return order.status();
  db::ItemSelection selection;
  selection.condition = *std::move(condition);
  selection.order = *order;
  selection.sectors.assign(request.sectors().begin(), request.sectors().end());
  for (const int kind : request.kinds()) selection.kinds.push_back(static_cast<v1::ItemKind>(kind));
  selection.issue = request.issue();
  selection.include_unpublished = request.include_unpublished();
  return selection;
}

}  // namespace

absl::StatusOr<v1::GetItemResponse> QueryService::Answer(const v1::GetItemRequest& request,
                                                         const Call& call) {
  absl::StatusOr<db::FoundItems> found =
      store_.FindItems({request.name()}, request.include_unpublished(), call.deadline);
  if (!found.ok()) return found.status();
  std::optional<db::StoredItem>& stored = found->items[0];
  if (!stored.has_value()) return ItemNotFound(request.name());
  v1::GetItemResponse response;
  response.set_etag(stored->etag);
  response.set_revision(stored->revision);
  response.set_change_cursor(found->change_cursor);
  response.set_not_modified(request.if_none_match() == stored->etag);
  if (response.not_modified()) return response;
  ApplyView(request.view(), &stored->item);
  *response.mutable_item() = std::move(stored->item);
  return response;
}

absl::StatusOr<v1::BatchGetItemsResponse> QueryService::Answer(const v1::BatchGetItemsRequest& request,
                                                               const Call& call) {
  absl::StatusOr<db::FoundItems> found = store_.FindItems({request.names().begin(), request.names().end()},
                                                          request.include_unpublished(), call.deadline);
  if (!found.ok()) return found.status();
  v1::BatchGetItemsResponse response;
  for (int i = 0; i < request.names_size(); ++i) {
    std::optional<db::StoredItem>& stored = found->items[static_cast<std::size_t>(i)];
    if (!stored.has_value()) {
      response.add_missing_names(request.names(i));
      continue;
    }
    ApplyView(request.view(), &stored->item);
    *response.add_items() = std::move(stored->item);
  }
  response.set_change_cursor(found->change_cursor);
  return response;
}

absl::StatusOr<v1::ListItemsResponse> QueryService::Answer(const v1::ListItemsRequest& request,
                                                           const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  const absl::StatusOr<db::ItemSelection> selection = SelectionOf(request);
  if (!selection.ok()) return selection.status();
  auto page = store_.ListItems(*selection, RowsOfPage(request.page_size()), *after, call.deadline);
  if (!page.ok()) return AboutPageToken(page.status());
  v1::ListItemsResponse response;
  for (v1::Item& item : page->rows) {
    ApplyView(request.view(), &item);
    *response.add_items() = std::move(item);
  }
  response.set_next_page_token(EncodePageToken(page->next, hash));
  response.set_change_cursor(page->change_cursor);
  return response;
}

}  // namespace pulse::query
