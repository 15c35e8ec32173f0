#include "tests/corpus/generator/archive.h"

#include <algorithm>
#include <utility>

#include "tests/corpus/generator/gold_issue.h"
#include "tests/corpus/generator/page.h"

namespace pulse::corpus {
namespace {

constexpr int kFirstYear = 1950;

int CountItems(const v1::Issue& issue) {
  int count = 0;
  for (const auto& section : issue.sections()) count += section.items_size();
  return count;
}

// Items of another issue, at the end of the last section.
void AppendItems(v1::Issue other, v1::Issue* issue) {
  auto* const target = issue->mutable_sections(issue->sections_size() - 1);
  for (auto& section : *other.mutable_sections()) {
    for (auto& item : *section.mutable_items()) {
      item.set_kind(target->items(target->items_size() - 1).kind());
      item.set_sector(target->sector());
      *target->add_items() = std::move(item);
    }
  }
}

}  // namespace

std::vector<std::string> MakeArchive(int count, int items, std::uint64_t seed) {
  std::vector<std::string> documents;
  Random random(seed);
  for (int i = 0; i < std::min(count, 3000); ++i) {
    v1::Issue issue = MakeGoldIssue({}, random);
    while (CountItems(issue) < items) AppendItems(MakeGoldIssue({}, random), &issue);
    issue.mutable_edition()->set_year(kFirstYear + i / 12);
    issue.mutable_edition()->set_month(i % 12 + 1);
    documents.push_back(Print(LayOut(issue, /*markdown=*/true, random)).content);
  }
  return documents;
}

}  // namespace pulse::corpus
