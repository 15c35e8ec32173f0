#include "clients/cpp/pulse/reading/summary_view.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/terminal/chart.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

// Columns of a bar at most, at least, and of what names it.
constexpr int kWidestBar = 60;
constexpr int kNarrowestBar = 8;
constexpr int kWidestLabel = 40;

// A line of a chart.
struct Mark {
  std::string label;
  std::int64_t count = 0;
  std::string share;
};

std::string Joined(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (const std::string& name : names) shown.push_back(name.empty() ? "none" : name);
  return OneLine(absl::StrJoin(shown, " · "));
}

// What people call the row's values, in the order of the dimensions.
std::vector<std::string> NamesOf(const v1::SummarizeItemsRequest& request, const v1::SummaryRow& row) {
  std::vector<std::string> names(row.display_names().begin(), row.display_names().end());
  for (std::size_t i = 0; i < names.size() && static_cast<int>(i) < request.dimensions_size(); ++i) {
    v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;
    const bool names_kind = request.dimensions(static_cast<int>(i)) == v1::SUMMARY_DIMENSION_KIND;
    if (names_kind && v1::ItemKind_Parse(names[i], &kind)) names[i] = KindWord(kind);
  }
  return names;
}

// The bars take what the labels and numbers leave; on a narrow terminal labels
// give way.
int LabelWidth(const std::vector<Mark>& marks, int rest) {
  int width = 0;
  for (const Mark& mark : marks) width = std::max(width, TextWidth(mark.label));
  return std::min({width, kWidestLabel, std::max(kNarrowestBar, rest - kNarrowestBar)});
}

int Digits(std::int64_t number) { return static_cast<int>(std::to_string(number).size()); }

std::int64_t Most(const std::vector<Mark>& marks) {
  std::int64_t most = 0;
  for (const Mark& mark : marks) most = std::max(most, mark.count);
  return most;
}

void PrintBars(const Console& console, const std::vector<Mark>& marks) {
  const std::int64_t most = Most(marks);
  const int share_width = 4;  // "100%"
  const int numbers = Digits(most) + share_width + 6;
  const int labels = LabelWidth(marks, console.width - numbers);
  const int width = std::clamp(console.width - numbers - labels, kNarrowestBar, kWidestBar);
  for (const Mark& mark : marks) {
    console.out << Pad(Truncate(mark.label, labels), labels) << "  "
                << Pad(std::to_string(mark.count), Digits(most), true) << "  "
                << Pad(mark.share, share_width, true) << "  "
                << console.OutStyle().Green(Bar(mark.count, most, width)) << '\n';
  }
}

int MonthPlace(const v1::SummarizeItemsRequest& request) {
  const auto& dimensions = request.dimensions();
  const auto found = std::find(dimensions.begin(), dimensions.end(), v1::SUMMARY_DIMENSION_MONTH);
  return found == dimensions.end() ? -1 : static_cast<int>(found - dimensions.begin());
}

// Months since the year 0, of "2022-09".
int MonthNumber(const std::string& month) {
  int year = 0;
  int number = 0;
  if (month.size() != 7 || !absl::SimpleAtoi(month.substr(0, 4), &year) ||
      !absl::SimpleAtoi(month.substr(5), &number)) {
    return 0;
  }
  return year * 12 + number - 1;
}

std::string MonthName(int number) { return absl::StrFormat("%04d-%02d", number / 12, number % 12 + 1); }

// What the other dimensions name, each with its items month by month.
struct Series {
  int first_month = 0;
  std::map<std::string, std::vector<std::int64_t>> counts;
};

Series SeriesOf(const v1::SummarizeItemsRequest& request, const v1::SummarizeItemsResponse& summary,
                int month_place) {
  std::set<int> months;
  for (const v1::SummaryRow& row : summary.rows()) months.insert(MonthNumber(row.values(month_place)));
  Series series;
  if (months.empty()) return series;
  series.first_month = *months.begin();
  const auto length = static_cast<std::size_t>(*months.rbegin() - *months.begin() + 1);
  for (const v1::SummaryRow& row : summary.rows()) {
    std::vector<std::string> others = NamesOf(request, row);
    others.erase(others.begin() + month_place);
    auto& counts = series.counts[others.empty() ? "" : Joined(others)];
    counts.resize(length);
    counts[static_cast<std::size_t>(MonthNumber(row.values(month_place)) - series.first_month)] +=
        row.count();
  }
  return series;
}

void PrintMonths(const Console& console, const std::vector<std::int64_t>& counts, int first_month,
                 std::int64_t total) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double share = total == 0 ? 0 : static_cast<double>(counts[i]) / static_cast<double>(total);
    marks.push_back(
        {MonthName(first_month + static_cast<int>(i)), counts[i], absl::StrFormat("%.0f%%", share * 100)});
  }
  PrintBars(console, marks);
}

void PrintLines(const Console& console, const Series& series) {
  std::vector<std::pair<Mark, std::vector<std::int64_t>>> lines;
  std::vector<Mark> marks;
  for (const auto& [label, counts] : series.counts) {
    std::int64_t total = 0;
    for (const std::int64_t count : counts) total += count;
    lines.push_back({{label, total, ""}, counts});
    marks.push_back({label, total, ""});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& a, const auto& b) { return a.first.count > b.first.count; });
  const int digits = Digits(Most(marks));
  const int labels = LabelWidth(marks, console.width - digits - 4);
  const int width = std::clamp(console.width - labels - digits - 4, kNarrowestBar, 2 * kWidestBar);
  for (const auto& [mark, counts] : lines) {
    console.out << Pad(Truncate(mark.label, labels), labels) << "  "
                << Pad(std::to_string(mark.count), digits, true) << "  "
                << console.OutStyle().Green(Sparkline(counts, width)) << '\n';
  }
  const auto months = static_cast<int>(lines.empty() ? 0 : lines.front().second.size());
  console.out << console.OutStyle().Dim(MonthName(series.first_month) + " to " +
                                        MonthName(series.first_month + months - 1))
              << '\n';
}

void PrintPlain(const Console& console, const v1::SummarizeItemsRequest& request,
                const v1::SummarizeItemsResponse& summary) {
  const std::map<int, std::string> kHeadings = {{v1::SUMMARY_DIMENSION_SECTOR, "SECTOR"},
                                                {v1::SUMMARY_DIMENSION_KIND, "KIND"},
                                                {v1::SUMMARY_DIMENSION_PUBLISHER, "PUBLISHER"},
                                                {v1::SUMMARY_DIMENSION_MONTH, "MONTH"}};
  std::vector<Column> columns;
  for (const int dimension : request.dimensions()) columns.push_back({kHeadings.at(dimension), false, true});
  const bool trends = MonthPlace(request) < 0;
  columns.push_back({"ITEMS", true});
  columns.push_back({"SHARE", true});
  if (trends) columns.push_back({"A MONTH", true});
  Table table(std::move(columns));
  for (const v1::SummaryRow& row : summary.rows()) {
    std::vector<std::string> cells(row.values().begin(), row.values().end());
    cells.resize(static_cast<std::size_t>(request.dimensions_size()));
    for (std::string& cell : cells) cell = cell.empty() ? "-" : cell;
    cells.push_back(std::to_string(row.count()));
    cells.push_back(absl::StrFormat("%.4f", row.share()));
    if (trends) cells.push_back(absl::StrFormat("%+.4f", row.monthly_trend()));
    table.AddRow(std::move(cells));
  }
  table.Print(console);
}

}  // namespace

void PrintSummary(const Console& console, const v1::SummarizeItemsRequest& request,
                  const v1::SummarizeItemsResponse& summary) {
  if (!console.out_is_terminal) return PrintPlain(console, request, summary);
  const int month_place = MonthPlace(request);
  if (month_place >= 0 && !summary.rows().empty()) {
    const Series series = SeriesOf(request, summary, month_place);
    if (request.dimensions_size() == 1) {
      PrintMonths(console, series.counts.begin()->second, series.first_month, summary.total_count());
    } else {
      PrintLines(console, series);
    }
  } else {
    std::vector<Mark> marks;
    for (const v1::SummaryRow& row : summary.rows())
      marks.push_back(
          {Joined(NamesOf(request, row)), row.count(), absl::StrFormat("%.0f%%", row.share() * 100)});
    PrintBars(console, marks);
  }
  console.out << console.OutStyle().Dim(absl::StrFormat("%d in all", summary.total_count())) << '\n';
}

}  // namespace pulse::cli
