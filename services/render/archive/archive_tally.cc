#include "services/render/archive/archive_tally.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "text/printable.h"

namespace pulse::render {
namespace {

std::string MonthLabel(int number) {
  std::array<char, 32> label{};
  std::snprintf(label.data(), label.size(), "%04d-%02d", number / 12, number % 12 + 1);
  return label.data();
}

}  // namespace

int MonthNumber(const v1::Edition& edition) { return edition.year() * 12 + edition.month() - 1; }

ArchiveTally TallyArchive(const std::vector<v1::Issue>& issues, const std::vector<v1::Sector>& taxonomy,
                          const v1::Edition& first, const v1::Edition& last) {
  ArchiveTally tally;
  for (int month = MonthNumber(first); month <= MonthNumber(last); ++month) {
    tally.months.push_back(MonthLabel(month));
  }
  for (const v1::Sector& sector : taxonomy) {
    tally.rows.push_back(
        {text::PrintableLine(sector.display_name()), std::vector<int>(tally.months.size()), 0});
  }
  tally.rows.push_back({"Other sections", std::vector<int>(tally.months.size()), 0});
  for (const v1::Issue& issue : issues) {
    const int month = MonthNumber(issue.edition()) - MonthNumber(first);
    if (month < 0 || month >= static_cast<int>(tally.months.size())) continue;
    for (const v1::Section& section : issue.sections()) {
      const auto known = std::find_if(taxonomy.begin(), taxonomy.end(), [&](const v1::Sector& sector) {
        return sector.name() == section.sector();
      });
      ArchiveTally::Row& row = tally.rows[static_cast<std::size_t>(known - taxonomy.begin())];
      row.counts[static_cast<std::size_t>(month)] += section.items_size();
      row.total += section.items_size();
      tally.total += section.items_size();
    }
  }
  if (tally.rows.back().total == 0) tally.rows.pop_back();
  return tally;
}

}  // namespace pulse::render
