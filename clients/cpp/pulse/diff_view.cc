#include "clients/cpp/pulse/diff_view.h"

#include <algorithm>

#include "clients/cpp/pulse/text_width.h"

namespace pulse::cli {
namespace {

// Bytes of equal text shown on either side of a change, about.
constexpr std::size_t kContextBytes = 40;

std::size_t CommonPrefix(std::string_view a, std::string_view b) {
  const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(ends.first - a.begin());
}

std::size_t CommonSuffix(std::string_view a, std::string_view b) {
  const auto ends = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return static_cast<std::size_t>(ends.first - a.rbegin());
}

// Where the word that `at` stands in, or behind, begins.
std::size_t WordBegin(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return at;
}

std::size_t WordEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
  return at;
}

std::string Cut(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin > 0 ? "…" : "") + std::string(text.substr(begin, end - begin)) +
         (end < text.size() ? "…" : "");
}

void PrintSide(const Console& console, char mark, const std::string& text) {
  if (text.empty()) return;
  const std::string indent(8, ' ');
  std::string lines = Wrap(text, console.width, indent);
  if (lines.size() >= indent.size()) lines.replace(indent.size() - 2, 1, 1, mark);
  const Style style = console.OutStyle();
  console.out << (mark == '-' ? style.Red(lines) : style.Green(lines));
}

void PrintItem(const Console& console, const v1::ItemChange& item) {
  const Style style = console.OutStyle();
  const std::string title = OneLine(item.title());
  const std::string name = style.Dim(OneLine(item.name()));
  switch (item.type()) {
    case v1::ITEM_CHANGE_TYPE_ADDED:
      console.out << style.Green("added    ") << title << "  " << name << '\n';
      break;
    case v1::ITEM_CHANGE_TYPE_REMOVED:
      console.out << style.Red("removed  ") << title << "  " << name << '\n';
      break;
    case v1::ITEM_CHANGE_TYPE_MOVED:
      console.out << style.Yellow("moved    ") << title << "  " << name << '\n';
      break;
    default:
      console.out << style.Yellow("changed  ") << title << "  " << name << '\n';
      PrintFieldChanges(console, item.fields());
  }
}

}  // namespace

ChangedPart FindChangedPart(std::string_view before, std::string_view after) {
  const std::size_t prefix = WordBegin(before, CommonPrefix(before, after));
  const std::size_t suffix = CommonSuffix(before.substr(prefix), after.substr(prefix));
  const std::size_t before_end = WordEnd(before, before.size() - suffix);
  const std::size_t after_end = after.size() - (before.size() - before_end);
  const std::size_t begin = prefix < kContextBytes ? 0 : WordBegin(before, prefix - kContextBytes);
  const auto end = [](std::string_view text, std::size_t from) {
    return from + kContextBytes >= text.size() ? text.size() : WordEnd(text, from + kContextBytes);
  };
  return {Cut(before, begin, end(before, before_end)), Cut(after, begin, end(after, after_end))};
}

void PrintFieldChanges(const Console& console, const FieldChanges& fields) {
  for (const v1::FieldChange& field : fields) {
    console.out << "    " << OneLine(field.field()) << '\n';
    const ChangedPart part = FindChangedPart(field.before(), field.after());
    PrintSide(console, '-', part.before);
    PrintSide(console, '+', part.after);
  }
}

void PrintDiff(const Console& console, const v1::IssueDiff& diff) {
  if (diff.fields_size() > 0) {
    console.out << console.OutStyle().Yellow("changed  ") << "the issue\n";
    PrintFieldChanges(console, diff.fields());
  }
  for (const v1::ItemChange& item : diff.items()) PrintItem(console, item);
}

}  // namespace pulse::cli
