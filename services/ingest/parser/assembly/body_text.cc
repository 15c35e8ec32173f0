#include "services/ingest/parser/assembly/body_text.h"

#include <algorithm>

#include "services/ingest/parser/assembly/markdown_escape.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

using text::Bytes16;
using text::Is;

// Escapes that CommonMark does not need, as converters write them: `\\(` is `(`,
// but not right after a bracket, where it would make a link.
bool IsNeedless(std::string_view line, std::size_t at) {
  constexpr std::string_view kNeverMarkup = "(),:;'\"/?%$@{}^";
  constexpr std::string_view kMarkupInFrontOnly = ".-+=>";
  const char escaped = line[at + 1];
  if (escaped == '_')  // between letters it marks nothing: "report_2"
    return at > 0 && at + 2 < line.size() && IsWordByte(line[at - 1]) && IsWordByte(line[at + 2]);
  if (kNeverMarkup.find(escaped) != std::string_view::npos) return at == 0 || line[at - 1] != ']';
  if (kMarkupInFrontOnly.find(escaped) == std::string_view::npos) return false;
  // In front of a line: behind nothing but a number.
  return at > 9 || !std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), IsDigit);
}

// `line` itself where all are needed, else what `*out` is made.
std::string_view WithoutNeedlessEscapes(std::string_view line, std::string* out) {
  out->clear();
  std::size_t done = 0;
  for (auto at = line.find('\\'); at != std::string_view::npos && at + 1 < line.size();
       at = line.find('\\', at + 2)) {
    if (!IsNeedless(line, at)) continue;
    out->append(line, done, at - done);
    done = at + 1;
  }
  return done == 0 ? line : out->append(line, done);
}

constexpr std::string_view kSoftHyphen = "\u00ad";

// Soft hyphens inside the line are for the eye; one at its end says that the word
// goes on, which whoever joins lines sees to.
std::string WithoutSoftHyphens(std::string_view line) {
  auto at = line.find(kSoftHyphen);
  std::string out(line, 0, at);
  while (at + kSoftHyphen.size() < line.size()) {
    const auto begin = at + kSoftHyphen.size();
    at = std::min(line.find(kSoftHyphen, begin), line.size());
    out.append(line, begin, at - begin);
  }
  return out.append(line.substr(at));
}

}  // namespace

bool TakeAsPrinted(std::string_view text, OpenText* open) {
  const auto looked_at = [](Bytes16 bytes) { return Is(bytes, '\\') | Is(bytes, '\xc2'); };
  if (text::FindWhere(text, looked_at) < text.size()) return false;
  open->printed = text;
  open->Count(text);
  return true;
}

std::string_view BodyText::Of(const Line& line, bool first) {
  auto text = markdown_ ? WithoutNeedlessEscapes(line.content, &changed_)
                        : EscapeMarkdown(line.content, first && line.mark == Mark::kNone, &changed_);
  if (markdown_ && line.hard_break && text.ends_with('\\')) text.remove_suffix(1);
  if (text.find(kSoftHyphen) == std::string_view::npos) return text;
  changed_ = WithoutSoftHyphens(text);
  return changed_;
}

}  // namespace pulse::ingest
