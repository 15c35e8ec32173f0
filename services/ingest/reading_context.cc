#include "services/ingest/reading_context.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/ingest/corrections/correction.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {
namespace {

std::size_t CountItems(const v1::Issue& issue) {
  int items = 0;
  for (const v1::Section& section : issue.sections()) items += section.items_size();
  return static_cast<std::size_t>(items);
}

}  // namespace

absl::StatusOr<ReadingContext> ContextFor(const Stores& stores, const v1::Issue* current,
                                          const db::IssueStanding& standing,
                                          const v1::CorrectionSet& corrections, Deadline deadline) {
  ReadingContext context;
  context.current = current;
  context.item_names = standing.item_names;
  context.corrections = corrections;
  auto taxonomy = TaxonomyFor(stores, corrections, deadline);
  if (!taxonomy.ok()) return taxonomy.status();
  context.taxonomy = *std::move(taxonomy);
  // Most issues have all the items they ever had.
  if (current != nullptr && CountItems(*current) < standing.item_names.size()) {
    auto former = stores.history->ListFormerItems(current->name(), deadline);
    if (!former.ok()) return former.status();
    context.former_items = *std::move(former);
  }
  return context;
}

absl::StatusOr<std::vector<v1::Sector>> TaxonomyFor(const Stores& stores,
                                                    const v1::CorrectionSet& corrections, Deadline deadline) {
  const auto& all = corrections.corrections();
  if (std::none_of(all.begin(), all.end(), SetsSector)) return std::vector<v1::Sector>();
  return stores.issues->ListSectors(deadline);
}

absl::Status CheckSectors(const Stores& stores, const Corrections& corrections, const std::string& list,
                          Deadline deadline) {
  v1::CorrectionSet asked;
  *asked.mutable_corrections() = corrections;
  const auto taxonomy = TaxonomyFor(stores, asked, deadline);
  if (!taxonomy.ok()) return taxonomy.status();
  for (int i = 0; i < corrections.size(); ++i) {
    const std::string& sector = corrections[i].set_item().item().sector();
    const bool known =
        sector.empty() || std::any_of(taxonomy->begin(), taxonomy->end(),
                                      [&](const v1::Sector& each) { return each.name() == sector; });
    if (known || !SetsSector(corrections[i])) continue;
    const std::string path = list.empty() ? "" : absl::StrCat(list, "[", i, "].set_item.");
    return server::InvalidField(
        path + "item.sector", server::kFieldOutOfRange,
        absl::StrCat("There is no sector ", sector, ". ListSectors lists those there are."));
  }
  return absl::OkStatus();
}

}  // namespace pulse::ingest
