// Tally → chart: a picture for the web, tables for mail and text, all of the
// same numbers.

#pragma once

#include <string>
#include <string_view>

#include "services/render/archive/archive_tally.h"

namespace pulse::render {

/// An `svg` element of stacked bars, a bar a month: role `img`, title and a
/// description that says the numbers, each part of a bar its own title. No style
/// and no script, so it stands under `default-src 'self'`; sectors differ in
/// lightness as well as hue, and the legend names them in the bars' order.
std::string EmitChartSvg(const ArchiveTally& tally, std::string_view prefix);

/// The picture in a `figure`, with the table for who cannot see it.
std::string EmitChartFigure(const ArchiveTally& tally, std::string_view prefix);

/// A table with inline styles.
std::string EmitChartEmailTable(const ArchiveTally& tally);

/// Columns of plain text: a line a month, a column a sector.
std::string EmitChartText(const ArchiveTally& tally);

}  // namespace pulse::render
