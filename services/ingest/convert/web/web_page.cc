#include "services/ingest/convert/web/web_page.h"

#include <algorithm>
#include <array>
#include <map>

#include "absl/strings/str_cat.h"
#include "services/ingest/convert/web/embedded_data.h"
#include "services/ingest/convert/web/html_tables.h"
#include "services/ingest/convert/web/page_furniture.h"
#include "services/ingest/parser/document_check.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongestExcerpt = 60;
// Some systems put the whole page into a form.
constexpr std::size_t kLongestForm = 300;
// Elements that look like furniture but are not, or are never closed: each costs a look
// at the rest of the page.
constexpr int kMostUnclosed = 16;

std::size_t CountText(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !IsSpace(c); }));
}

// Of the text between its tags.
std::size_t CountTextOf(std::string_view html) {
  std::size_t count = 0;
  std::size_t at = 0;
  for (HtmlTag tag; NextTag(html, at, &tag);) {
    count += CountText(html.substr(at, tag.begin - at));
    at = tag.kind == HtmlTag::Kind::kOpen ? EndOfRawText(html, tag) : tag.end;
  }
  return at < html.size() ? count + CountText(html.substr(at)) : count;
}

// One past the closing tag of `open`; npos when it is not closed.
std::size_t EndOfElement(std::string_view html, const HtmlTag& open) {
  if (IsVoidElement(open.name)) return open.end;
  int depth = 1;
  HtmlTag tag;
  for (auto at = EndOfRawText(html, open); NextTag(html, at, &tag);) {
    if (tag.name == open.name && tag.kind != HtmlTag::Kind::kOther) {
      depth += tag.kind == HtmlTag::Kind::kOpen ? 1 : -1;
      if (depth == 0) return tag.end;
    }
    at = tag.kind == HtmlTag::Kind::kOpen ? EndOfRawText(html, tag) : tag.end;
  }
  return std::string_view::npos;
}

// The first words of an element.
std::string ExcerptOf(std::string_view html) {
  std::string words;
  HtmlTag tag;
  std::size_t at = 0;
  while (words.size() <= kLongestExcerpt && at < html.size()) {
    const bool more = NextTag(html, at, &tag);
    for (const char c : html.substr(at, more ? tag.begin - at : std::string_view::npos)) {
      if (words.size() > kLongestExcerpt) break;
      if (!IsSpace(c)) {
        words.push_back(c);
      } else if (!words.empty() && words.back() != ' ') {
        words.push_back(' ');
      }
    }
    if (!more) break;
    if (!words.empty() && words.back() != ' ') words.push_back(' ');
    at = tag.kind == HtmlTag::Kind::kOpen ? EndOfRawText(html, tag) : tag.end;
  }
  auto end = words.size();
  if (end > kLongestExcerpt) end = std::min(words.rfind(' '), kLongestExcerpt);
  return std::string(Trim(std::string_view(words).substr(0, end)));
}

class Cleaner {
 public:
  Cleaner(std::string_view html, bool keep_furniture) : html_(html), keep_furniture_(keep_furniture) {}

  void Run() {
    HtmlTag tag;
    std::size_t at = 0;
    while (at < html_.size() && NextTag(html_, at, &tag)) {
      Keep(html_.substr(at, tag.begin - at));
      at = tag.end;
      if (tag.kind == HtmlTag::Kind::kOther) continue;
      if (tag.kind == HtmlTag::Kind::kOpen) {
        if (const auto end = EndOfFurniture(tag); end != tag.begin) {
          at = end;
          continue;
        }
      }
      KeepTag(tag);
      // The title is no text of the page.
      if (tag.name == "title" && tag.kind == HtmlTag::Kind::kOpen) {
        const auto end = std::min(EndOfRawText(html_, tag), html_.size());
        page.html += html_.substr(at, end - at);
        at = end;
      }
    }
    Keep(html_.substr(std::min(at, html_.size())));
  }

  WebPage page;
  std::size_t kept = 0;
  std::size_t cut = 0;
  bool scripts = false;

 private:
  // One past the element that `tag` opens when it is to be left out, else where it begins.
  std::size_t EndOfFurniture(const HtmlTag& tag) {
    const auto furniture = FurnitureOf(tag);
    const bool machinery = furniture == Furniture::kMachinery;
    if (furniture == Furniture::kNone || (keep_furniture_ && !machinery)) return tag.begin;
    if (unclosed_ >= kMostUnclosed) return tag.begin;
    auto end = EndOfElement(html_, tag);
    if (end == std::string_view::npos) {
      ++unclosed_;
      return tag.begin;
    }
    scripts |= tag.name == "script";
    if (machinery) return end;
    const auto element = html_.substr(tag.begin, end - tag.begin);
    if (furniture == Furniture::kForm && CountTextOf(element) > kLongestForm) {
      ++unclosed_;
      return tag.begin;
    }
    const auto excerpt = ExcerptOf(element);
    if (!excerpt.empty()) {
      page.left_out.push_back(absl::StrCat(std::string(NameOf(furniture)), " \"", excerpt, "\""));
      cut += CountTextOf(element);
    }
    return end;
  }

  void Keep(std::string_view text) {
    page.html += text;
    kept += CountText(text);
  }

  void KeepTag(const HtmlTag& tag) {
    page.html += WithoutEmbeddedData(html_.substr(tag.begin, tag.end - tag.begin));
  }

  std::string_view html_;
  bool keep_furniture_;
  int unclosed_ = 0;
};

// Elements whose closing tag may be left out nest in no other way than others say.
bool ClosesItself(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "p",     "li",    "dt",    "dd",     "tr",       "td",   "th",   "a",
      "thead", "tbody", "tfoot", "option", "colgroup", "html", "head", "body"};
  return IsVoidElement(name) || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

int DepthOf(std::string_view html) {
  std::map<std::string, int> open;
  int depth = 0;
  int deepest = 0;
  HtmlTag tag;
  for (std::size_t at = 0; NextTag(html, at, &tag); at = tag.end) {
    if (tag.kind == HtmlTag::Kind::kOther || ClosesItself(tag.name)) continue;
    int& count = open[tag.name];
    if (tag.kind == HtmlTag::Kind::kOpen) {
      ++count;
      deepest = std::max(deepest, ++depth);
    } else if (count > 0) {
      --count;
      --depth;
    }
  }
  return deepest;
}

}  // namespace

absl::StatusOr<WebPage> CleanWebPage(std::string_view html) {
  Cleaner cleaner(html, false);
  cleaner.Run();
  const bool all = cleaner.cut > cleaner.kept;
  Cleaner careful(html, true);
  if (all) careful.Run();
  auto& done = all ? careful : cleaner;
  auto& page = done.page;
  if (page.html.size() > kMaxPageBytes) {
    return RefuseContent(
        "CONVERSION_TOO_LARGE",
        absl::StrCat("the HTML page has ", page.html.size(),
                     " bytes besides images, scripts and styles; the limit is ", kMaxPageBytes,
                     ". An issue has under 100,000: send one issue at a time"));
  }
  page.html = UnwrapLayoutTables(page.html);
  if (const int depth = DepthOf(page.html); depth > kDeepestElement) {
    return RefuseContent(
        "CONVERSION_TOO_LARGE",
        absl::StrCat("the HTML page has elements ", depth, " deep in one another; the limit is ",
                     kDeepestElement, ": save the issue anew, or send its text"));
  }
  if (done.scripts && done.kept == 0) {
    return RefuseContent(
        "DOCUMENT_UNREADABLE",
        "the HTML page holds scripts but no text: a browser draws it. Open it in one, and save or "
        "print to PDF what it shows");
  }
  return std::move(page);
}

}  // namespace pulse::ingest
