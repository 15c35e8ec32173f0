// What reads documents that nobody vouches for: web pages, the parts of a DOCX, and
// what programs put out that were given such documents.

#include <string>
#include <utility>
#include <vector>

#include "services/ingest/convert/broken_lines.h"
#include "services/ingest/convert/contents_list.h"
#include "services/ingest/convert/digest_page.h"
#include "services/ingest/convert/docx/docx_parts.h"
#include "services/ingest/convert/docx/text_boxes.h"
#include "services/ingest/convert/pdf/pdf_runs.h"
#include "services/ingest/convert/pdf/pdf_text.h"
#include "services/ingest/convert/pdf/pdf_words.h"
#include "services/ingest/convert/text_blocks.h"
#include "services/ingest/convert/web/web_page.h"
#include "tests/fuzz/entry.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/utf8.h"

namespace pulse::fuzz {
namespace {

constexpr std::size_t kMostGrowth = 4;

void CheckWebPage(std::string_view text) {
  const auto page = ingest::CleanWebPage(text);
  if (!page.ok()) return;
  Promise(page->html.size() <= kMostGrowth * text.size() + 64, "a page made ready is of its size");
}

void CheckDocx(std::string_view text) {
  constexpr char kPart[] = "word/document.xml";
  if (const auto part = ingest::ReadPart(text, kPart)) {
    Promise(part->size() <= ingest::kMaxPartBytes, "a part is within its limit");
    if (const auto archive = ingest::ReplacePart(text, kPart, "<w:document/>"))
      Promise(ingest::ReadPart(*archive, kPart) == "<w:document/>", "a part replaced is read again");
  }
  int boxes = 0;
  const auto unwrapped = ingest::UnwrapTextBoxes(text, &boxes);
  Promise(boxes >= 0 && unwrapped.size() <= kMostGrowth * text.size() + 64,
          "unwrapped boxes are of the size");
  Promise(ingest::TextOfPart(text).size() <= text.size(), "a part's text is in it");
}

void CheckBlocks(std::vector<ingest::TextBlock> blocks, bool utf8) {
  ingest::PartBrokenLines(&blocks);
  ingest::RestoreDigestForm(&blocks);
  Promise(ingest::RemoveContents(&blocks) >= 0, "blocks left out are counted");
  Promise(!utf8 || IsUtf8(ingest::JoinBlocks(blocks)), "UTF-8 stays UTF-8");
}

}  // namespace

void CheckConvert(std::string_view text) {
  const bool utf8 = IsUtf8(text);
  CheckWebPage(text);
  CheckDocx(text);
  auto pages = ingest::ReadPdfWords(text);
  ingest::SetType(ingest::ReadPdfRuns(text), &pages);
  CheckBlocks(ingest::TextOfPdf(pages).blocks, utf8);
  CheckBlocks(ingest::SplitBlocks(std::string(text)), utf8);
}

}  // namespace pulse::fuzz
