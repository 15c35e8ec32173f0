// RenderService: the archive as a chart.

#include "services/render/answers.h"
#include "services/render/archive/archive_chart.h"
#include "services/render/archive_reader.h"
#include "services/render/page/fragment_emitter.h"
#include "services/render/service.h"

namespace pulse::render {
namespace {

constexpr int kMostIssues = 120;

Rendering RenderChart(const ArchiveTally& tally, v1::ChartFormat format, const std::string& prefix) {
  constexpr char kHtml[] = "text/html; charset=utf-8";
  switch (format) {
    case v1::CHART_FORMAT_SVG:
      return {EmitChartSvg(tally, prefix), "image/svg+xml", nullptr};
    case v1::CHART_FORMAT_FIGURE:
      return {EmitChartFigure(tally, prefix), kHtml, nullptr};
    case v1::CHART_FORMAT_EMAIL_TABLE:
      return {EmitChartEmailTable(tally), kHtml, nullptr};
    default:
      return {EmitChartText(tally), "text/plain; charset=utf-8", nullptr};
  }
}

}  // namespace

absl::StatusOr<Kept> RenderService::Make(const v1::RenderArchiveChartRequest& request,
                                         const ThemePointer& /*theme*/, const Call& call) {
  v1::FragmentOptions fragment;
  fragment.set_prefix(request.prefix());
  const absl::StatusOr<FragmentPlace> place = ReadFragmentOptions(fragment, "prefix");
  if (!place.ok()) return place.status();
  ArchiveRange range;
  range.first_edition = request.first_edition();
  range.last_edition = request.last_edition();
  const auto issues = ReadPublished(store_, range, kMostIssues, "RANGE_TOO_LARGE", call.deadline);
  if (!issues.ok()) return issues.status();
  const absl::StatusOr<std::vector<v1::Sector>> taxonomy = store_.ListSectors(call.deadline);
  if (!taxonomy.ok()) return taxonomy.status();
  Kept kept;
  kept.rendering =
      RenderChart(TallyArchive(*issues, *taxonomy, request.first_edition(), request.last_edition()),
                  request.format(), place->prefix);
  kept.etag = Fingerprint(kept.rendering.content);
  return kept;
}

absl::StatusOr<v1::RenderArchiveChartResponse> RenderService::Say(
    const v1::RenderArchiveChartRequest& request, const ThemePointer& /*theme*/, const Kept& kept) const {
  return ResponseOf<v1::RenderArchiveChartResponse>(kept, request.if_none_match());
}

}  // namespace pulse::render
