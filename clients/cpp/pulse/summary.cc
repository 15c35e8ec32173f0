#include <algorithm>
#include <map>
#include <memory>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/text_width.h"

namespace pulse::cli {
namespace {

const std::map<std::string, v1::SummaryDimension> kDimensions = {
    {"sector", v1::SUMMARY_DIMENSION_SECTOR},
    {"kind", v1::SUMMARY_DIMENSION_KIND},
    {"publisher", v1::SUMMARY_DIMENSION_PUBLISHER},
    {"month", v1::SUMMARY_DIMENSION_MONTH}};

// Columns of a bar at most, and of what names it.
constexpr int kWidestBar = 60;
constexpr int kNarrowestBar = 10;
constexpr int kWidestLabel = 40;

std::string LabelOf(const v1::SummaryRow& row) {
  std::vector<std::string> names;
  for (const std::string& name : row.display_names()) names.push_back(name.empty() ? "none" : name);
  return OneLine(absl::StrJoin(names, " · "));
}

// In eighths of a column, so that small numbers can be told apart.
std::string Bar(std::int64_t count, std::int64_t most, int width) {
  constexpr const char* kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (most == 0) return "";
  const std::int64_t eighths = std::max<std::int64_t>(count > 0 ? 1 : 0, count * width * 8 / most);
  std::string bar;
  for (std::int64_t i = 0; i < eighths / 8; ++i) bar += "█";
  return bar + kEighths[eighths % 8];
}

void PrintChart(const Console& console, const v1::SummarizeItemsResponse& summary) {
  std::int64_t most = 0;
  int label_width = 0;
  for (const v1::SummaryRow& row : summary.rows()) {
    most = std::max(most, row.count());
    label_width = std::max(label_width, TextWidth(LabelOf(row)));
  }
  label_width = std::min(label_width, kWidestLabel);
  const int count_width = static_cast<int>(std::to_string(most).size());
  // The share and the spaces between take 9 columns.
  const int width = std::clamp(console.width - label_width - count_width - 9, kNarrowestBar, kWidestBar);
  for (const v1::SummaryRow& row : summary.rows()) {
    console.out << Pad(Truncate(LabelOf(row), label_width), label_width) << "  "
                << Pad(std::to_string(row.count()), count_width, true)
                << absl::StrFormat(" %4.0f%%  ", row.share() * 100)
                << console.OutStyle().Green(Bar(row.count(), most, width)) << '\n';
  }
  console.out << summary.total_count() << " in all";
  if (summary.omitted_rows() > 0) console.out << "; " << summary.omitted_rows() << " rows more, see --limit";
  console.out << '\n';
}

struct SummaryOptions {
  std::vector<std::string> dimensions = {"sector"};
  int limit = 40;
  v1::SummarizeItemsRequest request;
};

ExitCode Summary(const Session& session, const client::Client& client, const SummaryOptions& options) {
  v1::SummarizeItemsRequest request = options.request;
  for (const std::string& word : options.dimensions) request.add_dimensions(kDimensions.at(word));
  request.set_max_rows(options.limit);
  const auto answer = client.SummarizeItems(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  PrintChart(session.console, *answer);
  return ExitCode::kOk;
}

}  // namespace

void AddSummary(CLI::App& app, Action& action) {
  auto options = std::make_shared<SummaryOptions>();
  CLI::App* command = app.add_subcommand("summary", "Numbers of published items, as a chart");
  command
      ->add_option("--by", options->dimensions, "sector, kind, publisher or month; up to three, with commas")
      ->delimiter(',')
      ->expected(1, 3)
      ->check(CLI::IsMember({"sector", "kind", "publisher", "month"}))
      ->capture_default_str();
  command->add_option("--filter", *options->request.mutable_filter(),
                      "Only items that match: \"kind = REPORT edition >= 2022\"");
  command->add_option("--limit", options->limit, "At most so many rows, those with most items")
      ->check(CLI::Range(1, 5'000))
      ->capture_default_str();
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Summary(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
