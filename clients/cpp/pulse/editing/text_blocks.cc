#include "clients/cpp/pulse/editing/text_blocks.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "text/utf8.h"

namespace pulse::cli {
namespace {

constexpr std::string_view kMark = "===";

using Lines = std::vector<std::string>;

std::string_view WithoutBackslashes(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of('\\'), line.size()));
  return line;
}

// Whether the line would be read as something else, or has been kept from it.
bool NeedsBackslash(std::string_view line, bool at_an_end) {
  const std::string_view rest = WithoutBackslashes(line);
  if (rest.starts_with(kMark)) return true;
  return rest.empty() && (at_an_end || !line.empty());
}

std::string WriteBody(const std::string& body) {
  if (body.empty()) return "";
  Lines lines = absl::StrSplit(body, '\n');
  const auto has_text = [](const std::string& line) { return !line.empty(); };
  const auto first = std::find_if(lines.begin(), lines.end(), has_text);
  const auto last = std::find_if(lines.rbegin(), lines.rend(), has_text).base();
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    if (NeedsBackslash(*line, line < first || line >= last)) line->insert(0, 1, '\\');
  }
  return absl::StrJoin(lines, "\n") + "\n\n";
}

std::string ReadBody(Lines lines) {
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  lines.erase(lines.begin(), std::find_if(lines.begin(), lines.end(),
                                          [](const std::string& line) { return !line.empty(); }));
  for (std::string& line : lines) {
    if (line.starts_with('\\') && NeedsBackslash(line, false)) line.erase(0, 1);
  }
  return absl::StrJoin(lines, "\n");
}

std::string WriteValue(const std::string& value) {
  std::string text =
      absl::StrReplaceAll(value, {{"\\", "\\\\"}, {"\n", "\\n"}, {"\t", "\\t"}, {"\r", "\\r"}});
  if (text.ends_with(' ')) text.replace(text.size() - 1, 1, "\\s");
  if (text.starts_with(' ')) text.replace(0, 1, "\\s");
  return text;
}

// Nothing when a backslash stands before something else than it may.
std::optional<std::string> ReadValue(std::string_view text) {
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      value += text[i];
      continue;
    }
    constexpr std::string_view kEscapes = "\\ntrs";
    const std::size_t which = ++i < text.size() ? kEscapes.find(text[i]) : std::string_view::npos;
    if (which == std::string_view::npos) return std::nullopt;
    value += "\\\n\t\r "[which];
  }
  return value;
}

class Reader {
 public:
  explicit Reader(Lines lines) : lines_(std::move(lines)) {}

  BlockText Read() && {
    SkipToBlock();
    while (at_ < lines_.size()) ReadBlock();
    return std::move(read_);
  }

 private:
  bool AtBlock() const { return lines_[at_].starts_with(kMark); }
  int LineNumber() const { return static_cast<int>(at_) + 1; }

  void SkipToBlock() {
    for (; at_ < lines_.size() && !AtBlock(); ++at_) {
      const std::string& line = lines_[at_];
      if (line.empty() || line.starts_with('#')) continue;
      read_.mistakes.push_back({LineNumber(),
                                "text before the first block (`=== …`) belongs nowhere; begin "
                                "a comment with #"});
    }
  }

  void ReadBlock() {
    TextBlock& block = read_.blocks.emplace_back();
    block.line = LineNumber();
    block.heading = std::string(absl::StripAsciiWhitespace(lines_[at_].substr(kMark.size())));
    for (++at_; at_ < lines_.size() && !AtBlock() && !lines_[at_].empty(); ++at_) ReadField(&block);
    Lines body;
    for (; at_ < lines_.size() && !AtBlock(); ++at_) body.push_back(lines_[at_]);
    block.body = ReadBody(std::move(body));
  }

  void ReadField(TextBlock* block) {
    const std::string& line = lines_[at_];
    if (line.starts_with('#')) return;
    const std::size_t colon = line.find(':');
    const bool is_key =
        colon != std::string::npos && colon > 0 &&
        std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                    [](char letter) { return absl::ascii_islower(static_cast<unsigned char>(letter)); });
    if (!is_key) {
      read_.mistakes.push_back(
          {LineNumber(), "neither a field (`title: …`) nor text; an empty line goes before the text"});
      return;
    }
    std::string written = line.substr(colon + 1);
    absl::StripAsciiWhitespace(&written);
    auto value = ReadValue(written);
    if (!value) {
      read_.mistakes.push_back({LineNumber(), "a backslash in a value is written twice: \\\\"});
      return;
    }
    block->fields.push_back({LineNumber(), line.substr(0, colon), *std::move(value)});
  }

  const Lines lines_;
  std::size_t at_ = 0;
  BlockText read_;
};

int LineOf(std::string_view text, std::size_t offset) {
  return 1 +
         static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

}  // namespace

std::string WriteBlock(const TextBlock& block) {
  std::string text = std::string(kMark) + " " + block.heading + "\n";
  for (const TextField& field : block.fields) {
    const std::string value = WriteValue(field.value);
    text += field.key + ":" + (value.empty() ? "" : " " + value) + "\n";
  }
  return text + "\n" + WriteBody(block.body);
}

BlockText ReadBlocks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t bad = std::min(text::FindBadUtf8(text), text.find('\0'));
  if (bad != std::string_view::npos) {
    return {{}, {{LineOf(text, bad), "not UTF-8 text; save the file as UTF-8"}}};
  }
  Lines lines = absl::StrSplit(absl::string_view(text.data(), text.size()), '\n');
  // The last line may have no end.
  const bool dos =
      lines.size() > 1 && std::all_of(lines.begin(), lines.end() - 1,
                                      [](const std::string& line) { return line.ends_with('\r'); });
  if (dos) std::for_each(lines.begin(), lines.end() - 1, [](std::string& line) { line.pop_back(); });
  return Reader(std::move(lines)).Read();
}

}  // namespace pulse::cli
