#include <algorithm>
#include <map>
#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/reading/summary_view.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

const std::map<std::string, v1::SummaryDimension> kDimensions = {
    {"sector", v1::SUMMARY_DIMENSION_SECTOR},
    {"kind", v1::SUMMARY_DIMENSION_KIND},
    {"publisher", v1::SUMMARY_DIMENSION_PUBLISHER},
    {"month", v1::SUMMARY_DIMENSION_MONTH}};

std::vector<std::string> DimensionChoices() { return {"sector", "kind", "publisher", "month"}; }

// Rows of a chart that a screen still shows; with months all of them, or there
// would be gaps.
constexpr int kRows = 40;
constexpr int kMostRows = 5'000;

struct SummaryOptions {
  std::vector<std::string> dimensions = {"sector"};
  int limit = 0;  // 0: as above
  v1::SummarizeItemsRequest request;
};

ExitCode Summary(const Session& session, const client::Client& client, const SummaryOptions& options) {
  v1::SummarizeItemsRequest request = options.request;
  for (const std::string& word : options.dimensions) request.add_dimensions(kDimensions.at(word));
  const bool by_month =
      std::find(options.dimensions.begin(), options.dimensions.end(), "month") != options.dimensions.end();
  request.set_max_rows(options.limit > 0 ? options.limit : by_month ? kMostRows : kRows);
  const auto answer = client.SummarizeItems(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  PrintSummary(session.console, request, *answer);
  if (answer->omitted_rows() > 0) {
    session.console.err << answer->omitted_rows() << " rows more; --limit " << kMostRows << " shows them\n";
  }
  return ExitCode::kOk;
}

}  // namespace

void AddSummary(CLI::App& app, Action& action) {
  auto options = std::make_shared<SummaryOptions>();
  CLI::App* command =
      app.add_subcommand("summary", "How many items, by sector, kind, publisher or month: a chart");
  command
      ->add_option("--by", options->dimensions, "sector, kind, publisher or month; up to three, with commas")
      ->delimiter(',')
      ->expected(1, 3)
      ->check([](const std::string& word) {
        return kDimensions.count(word) != 0 ? std::string()
                                            : UnknownWord("dimension", word, DimensionChoices());
      })
      ->capture_default_str();
  command->add_option("--filter", *options->request.mutable_filter(),
                      "Only items that match: \"kind = REPORT edition >= 2022\"");
  command
      ->add_option("--limit", options->limit, "At most so many rows, those with most items; 40, by month all")
      ->check(CLI::Range(1, kMostRows));
  command->footer(R"(
  pulse summary
  pulse summary --by sector,month --filter "kind = REPORT"     a line of the months for each
  pulse summary --by publisher --limit 10)");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Summary(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
