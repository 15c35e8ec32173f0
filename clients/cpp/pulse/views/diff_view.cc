#include "clients/cpp/pulse/views/diff_view.h"

#include <algorithm>
#include <optional>

#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/words.h"

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
  if (lines.empty()) return;  // white space only
  lines.pop_back();           // the last line's end is not painted
  lines[indent.size() - 2] = mark;
  const Style style = console.OutStyle();
  console.out << (mark == '-' ? style.Red(lines) : style.Green(lines)) << '\n';
}

// The title, and the name behind it or, where there is no room, below.
void PrintItemHead(const Console& console, const std::string& painted_word, const v1::ItemChange& item) {
  constexpr int kWordColumns = 9;
  const std::string title = Truncate(OneLine(item.title()), console.width - kWordColumns);
  const std::string name = OneLine(item.name());
  const bool fits = kWordColumns + TextWidth(title) + 2 + TextWidth(name) <= console.width;
  console.out << painted_word << title << (fits ? "  " : "\n" + std::string(kWordColumns, ' '))
              << console.OutStyle().Dim(name) << '\n';
}

void PrintItem(const Console& console, const v1::ItemChange& item) {
  const Style style = console.OutStyle();
  switch (item.type()) {
    case v1::ITEM_CHANGE_TYPE_ADDED:
      return PrintItemHead(console, style.Green("added    "), item);
    case v1::ITEM_CHANGE_TYPE_REMOVED:
      return PrintItemHead(console, style.Red("removed  "), item);
    case v1::ITEM_CHANGE_TYPE_MOVED:
      return PrintItemHead(console, style.Yellow("moved    "), item);
    default:
      PrintItemHead(console, style.Yellow("changed  "), item);
      PrintFieldChanges(console, item.fields());
  }
}

// A kind as people say it; other values as they are.
std::string ValueWords(const std::string& field, const std::string& value) {
  const auto kind = field == "kind" ? ReadKind(value) : std::nullopt;
  return kind ? KindWord(*kind) : value;
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
    const ChangedPart part =
        FindChangedPart(ValueWords(field.field(), field.before()), ValueWords(field.field(), field.after()));
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
