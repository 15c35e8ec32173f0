#include "services/ingest/parser/observations/features.h"

#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/bare_groups.h"
#include "services/ingest/parser/observations/byline_observations.h"
#include "services/ingest/parser/observations/byline_style_observations.h"
#include "services/ingest/parser/observations/cover_text.h"
#include "services/ingest/parser/observations/front_observations.h"
#include "services/ingest/parser/observations/glued_news.h"
#include "services/ingest/parser/observations/layout_features.h"
#include "services/ingest/parser/observations/line_observations.h"
#include "services/ingest/parser/observations/marked_headings.h"
#include "services/ingest/parser/observations/neighbour_observations.h"
#include "services/ingest/parser/observations/picture_captions.h"
#include "services/ingest/parser/observations/quotation_speakers.h"
#include "services/ingest/parser/observations/section_observations.h"
#include "services/ingest/parser/observations/sentence_observations.h"
#include "services/ingest/parser/observations/title_blocks.h"
#include "services/ingest/parser/observations/unnamed_sections.h"
#include "services/ingest/parser/observations/unpublished_starts.h"

namespace pulse::ingest {

std::vector<Observation> Observe(const std::vector<Line>& lines) {
  // Notices and addresses stand before the first section and in so many lines at
  // the very end; looking for their words elsewhere only costs time.
  constexpr std::size_t kTailLines = 12;
  std::vector<Observation> seen(lines.size());
  bool front = true;
  const auto layout = MeasureLayout(lines);
  const auto paragraphs = FindParagraphs(lines, layout);
  for (const auto& paragraph : paragraphs) {
    ObserveBreaks(layout, paragraph, &seen);
    for (std::size_t i = paragraph.first; i <= paragraph.last; ++i) {
      auto& observation = seen[i];
      observation.Set(Feature::kBias);
      ObserveLine(lines[i], front || i + kTailLines > lines.size(), &observation);
      if (!front) ObserveUpdate(lines[i], &observation);
      front &= !observation.Has(Feature::kSectorName) && !observation.Has(Feature::kNewsName);
      ObserveNeighbours(lines, paragraph, i, &seen);
      if (lines[i].content.size() < kTextLine) ObserveByline(lines, paragraph, i, &seen);
    }
    ObservePlace(lines, paragraph, &seen);
  }
  ObserveSentences(lines, paragraphs, &seen);
  ObserveAddresses(lines, &seen);
  ObserveSections(lines, &seen);
  ObserveBareGroups(lines, &seen);
  ObserveUnnamedSections(lines, &seen);
  ObserveSpeakers(lines, &seen);
  ObserveTitleBlocks(lines, layout, &seen);
  ObserveFront(lines, &seen);
  ObserveEnd(lines, &seen);
  ObserveBylineStyle(lines, paragraphs, &seen);
  ObserveMarkedHeadings(lines, &seen);
  ObserveLevels(lines, &seen);
  ObserveCoverText(lines, &seen);
  ObservePictureCaptions(lines, &seen);
  ObserveUnpublishedStarts(lines, layout, paragraphs, &seen);
  ObserveGluedNews(lines, layout, &seen);
  ObserveLayout(lines, layout, &seen);
  ObserveNext(&seen);
  return seen;
}

}  // namespace pulse::ingest
