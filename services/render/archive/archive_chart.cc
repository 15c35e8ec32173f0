#include "services/render/archive/archive_chart.h"

#include <algorithm>
#include <array>
#include <span>

#include "services/render/html/html_writer.h"
#include "text/columns.h"

namespace pulse::render {
namespace {

constexpr int kHeight = 200;  // of the tallest bar
constexpr int kTop = 10;
constexpr int kLeft = 40;  // for the scale's numbers
constexpr int kBarWidth = 18;
constexpr int kStep = 24;         // from bar to bar
constexpr int kLabelHeight = 60;  // months stand upright
constexpr int kLegendLine = 20;
constexpr int kLeastWidth = 320;

// Each at least 3:1 on white and on the dark page (#0f1b1e).
constexpr std::array<std::string_view, 6> kColours = {"#1b8793", "#c07a26", "#8672c4",
                                                      "#5f8a3a", "#c25b78", "#7a7f86"};

std::string_view ColourOf(std::size_t row) { return kColours.at(row % kColours.size()); }

int TallestMonth(const ArchiveTally& tally) {
  int tallest = 0;
  for (std::size_t month = 0; month < tally.months.size(); ++month) {
    int sum = 0;
    for (const ArchiveTally::Row& row : tally.rows) sum += row.counts[month];
    tallest = std::max(tallest, sum);
  }
  return tallest;
}

std::string Caption(const ArchiveTally& tally) {
  if (tally.months.empty()) return "Items by sector and month";
  return "Items by sector and month, " + tally.months.front() + " to " + tally.months.back();
}

std::string Description(const ArchiveTally& tally) {
  std::string text = std::to_string(tally.total) + (tally.total == 1 ? " item" : " items") + " in all";
  for (const ArchiveTally::Row& row : tally.rows) text += "; " + row.sector + " " + std::to_string(row.total);
  return text + ".";
}

class Svg {
 public:
  Svg(HtmlWriter& html, const ArchiveTally& tally)
      : html_(html), tally_(tally), most_(std::max(1, TallestMonth(tally))) {}

  void Write() {
    const int width =
        std::max(kLeastWidth, kLeft + kStep * static_cast<int>(tally_.months.size()) + kBarWidth);
    const int height = kTop + kHeight + kLabelHeight + kLegendLine * static_cast<int>(tally_.rows.size());
    html_.Open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                       {"viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(height)},
                       {"role", "img"},
                       {"class", "chart"},
                       {"aria-labelledby", "chart-title"},
                       {"font-family", "sans-serif"},
                       {"font-size", "11"},
                       {"fill", "currentColor"}});
    html_.Raw("\n");
    html_.Element("title", {{"id", "chart-title"}}, Caption(tally_));
    html_.Element("desc", {}, Description(tally_));
    html_.Raw("\n");
    Scale(width);
    for (std::size_t month = 0; month < tally_.months.size(); ++month) Bar(month);
    for (std::size_t row = 0; row < tally_.rows.size(); ++row) Legend(row);
    html_.Close();
    html_.Raw("\n");
  }

 private:
  void Line(int y, int width) {
    html_.Open("line", {{"x1", std::to_string(kLeft)},
                        {"x2", std::to_string(width)},
                        {"y1", std::to_string(y)},
                        {"y2", std::to_string(y)},
                        {"stroke", "currentColor"},
                        {"stroke-opacity", "0.3"}});
    html_.Close();
  }

  void Scale(int width) {
    for (const int count : {0, most_}) {
      const int y = kTop + kHeight - kHeight * count / most_;
      Line(y, width);
      html_.Element("text",
                    {{"x", std::to_string(kLeft - 6)}, {"y", std::to_string(y + 4)}, {"text-anchor", "end"}},
                    std::to_string(count));
      html_.Raw("\n");
    }
  }

  void Bar(std::size_t month) {
    const int x = kLeft + 6 + kStep * static_cast<int>(month);
    int below = 0;
    for (std::size_t row = 0; row < tally_.rows.size(); ++row) {
      const int count = tally_.rows[row].counts[month];
      if (count == 0) continue;
      const int top = kTop + kHeight - kHeight * (below + count) / most_;
      const int bottom = kTop + kHeight - kHeight * below / most_;
      html_.Open("rect", {{"x", std::to_string(x)},
                          {"y", std::to_string(top)},
                          {"width", std::to_string(kBarWidth)},
                          {"height", std::to_string(bottom - top)},
                          {"fill", ColourOf(row)}});
      html_.Element("title", {},
                    tally_.months[month] + ", " + tally_.rows[row].sector + ": " + std::to_string(count));
      html_.Close();
      below += count;
    }
    const std::string at = std::to_string(x + kBarWidth / 2 + 4) + " " + std::to_string(kTop + kHeight + 8);
    html_.Element("text", {{"transform", "translate(" + at + ") rotate(-90)"}, {"text-anchor", "end"}},
                  tally_.months[month]);
    html_.Raw("\n");
  }

  void Legend(std::size_t row) {
    const int y = kTop + kHeight + kLabelHeight + kLegendLine * static_cast<int>(row);
    html_.Open("rect", {{"x", std::to_string(kLeft)},
                        {"y", std::to_string(y)},
                        {"width", "12"},
                        {"height", "12"},
                        {"fill", ColourOf(row)}});
    html_.Close();
    html_.Element("text", {{"x", std::to_string(kLeft + 18)}, {"y", std::to_string(y + 10)}},
                  tally_.rows[row].sector + " (" + std::to_string(tally_.rows[row].total) + ")");
    html_.Raw("\n");
  }

  HtmlWriter& html_;
  const ArchiveTally& tally_;
  const int most_;  // items at the top of the scale
};

void WriteTable(HtmlWriter& html, const ArchiveTally& tally) {
  html.Open("table", {{"class", "numbers"}});
  html.Element("caption", {}, Caption(tally));
  html.Raw("\n");
  html.Open("tr");
  html.Element("th", {{"scope", "col"}}, "Month");
  for (const ArchiveTally::Row& row : tally.rows) html.Element("th", {{"scope", "col"}}, row.sector);
  html.Close();
  html.Raw("\n");
  for (std::size_t month = 0; month < tally.months.size(); ++month) {
    html.Open("tr");
    html.Element("th", {{"scope", "row"}}, tally.months[month]);
    for (const ArchiveTally::Row& row : tally.rows) {
      html.Element("td", {}, std::to_string(row.counts[month]));
    }
    html.Close();
    html.Raw("\n");
  }
  html.Close();
  html.Raw("\n");
}

// Contrast on #ffffff: 15.6.
constexpr std::array<ElementStyle, 4> kEmailStyles = {{
    {"table", "border-collapse:collapse;font:14px/1.4 Arial,sans-serif;color:#16272b;background:#ffffff;"},
    {"caption", "text-align:left;font-weight:bold;padding:0 0 8px;"},
    {"th", "text-align:left;padding:4px 10px 4px 0;border-bottom:1px solid #d5dedc;"},
    {"td", "text-align:right;padding:4px 10px 4px 0;border-bottom:1px solid #d5dedc;"},
}};

// Sectors' names are longer than their columns: a letter stands for each.
std::string LetterOf(std::size_t row) { return std::string(1, static_cast<char>('A' + row % 26)); }

std::string Padded(const std::string& text, std::size_t columns) {
  return std::string(columns - std::min(columns, text::ColumnsOf(text)), ' ') + text;
}

}  // namespace

std::string EmitChartSvg(const ArchiveTally& tally, std::string_view prefix) {
  HtmlWriter html(prefix);
  Svg(html, tally).Write();
  return html.Finish();
}

std::string EmitChartFigure(const ArchiveTally& tally, std::string_view prefix) {
  HtmlWriter html(prefix);
  html.Open("figure", {{"class", "archive"}});
  html.Raw("\n");
  Svg(html, tally).Write();
  html.Open("figcaption");
  html.Open("details");
  html.Element("summary", {}, "The numbers as a table");
  html.Raw("\n");
  WriteTable(html, tally);
  return html.Finish() + "\n";
}

std::string EmitChartEmailTable(const ArchiveTally& tally) {
  HtmlWriter html{std::span(kEmailStyles)};
  WriteTable(html, tally);
  return html.Finish();
}

std::string EmitChartText(const ArchiveTally& tally) {
  std::string out = Caption(tally) + "\n\n";
  for (std::size_t row = 0; row < tally.rows.size(); ++row) {
    out += "  " + LetterOf(row) + "  " + tally.rows[row].sector + " (" +
           std::to_string(tally.rows[row].total) + ")\n";
  }
  out += "\n       ";
  for (std::size_t row = 0; row < tally.rows.size(); ++row) out += Padded(LetterOf(row), 6);
  out += "\n";
  for (std::size_t month = 0; month < tally.months.size(); ++month) {
    out += tally.months[month];
    for (const ArchiveTally::Row& row : tally.rows) out += Padded(std::to_string(row.counts[month]), 6);
    out += "\n";
  }
  return out;
}

}  // namespace pulse::render
