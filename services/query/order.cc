#include "services/query/order.h"

#include <array>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::query {
namespace {

template <typename Order>
struct NamedOrder {
  const char* name;
  Order order;
};

// The first is the default.
constexpr std::array<NamedOrder<db::ItemOrder>, 4> kItemOrders{
    {{"edition desc", db::ItemOrder::kNewestFirst},
     {"edition", db::ItemOrder::kOldestFirst},
     {"title", db::ItemOrder::kTitle},
     {"title desc", db::ItemOrder::kTitleReversed}}};
constexpr std::array<NamedOrder<db::IssueOrder>, 2> kIssueOrders{
    {{"edition desc", db::IssueOrder::kNewestFirst}, {"edition", db::IssueOrder::kOldestFirst}}};

// Blanks more than one do not count (AIP-132).
std::string WithSingleBlanks(const std::string& text) {
  const std::vector<std::string> words = absl::StrSplit(text, ' ', absl::SkipEmpty());
  return absl::StrJoin(words, " ");
}

template <typename Order, std::size_t kCount>
absl::StatusOr<Order> Parse(const std::string& order_by,
                            const std::array<NamedOrder<Order>, kCount>& orders) {
  const std::string wanted = WithSingleBlanks(order_by);
  std::string names;
  for (const auto& [name, order] : orders) {
    if (wanted == name || wanted.empty()) return order;
    absl::StrAppend(&names, names.empty() ? "`" : ", `", name, "`");
  }
  return server::InvalidField("order_by", server::kOrderInvalid,
                              absl::StrCat("Has to be one of ", names, "."));
}

}  // namespace

absl::StatusOr<db::ItemOrder> ParseItemOrder(const std::string& order_by) {
  return Parse(order_by, kItemOrders);
}

absl::StatusOr<db::IssueOrder> ParseIssueOrder(const std::string& order_by) {
  return Parse(order_by, kIssueOrders);
}

}  // namespace pulse::query
