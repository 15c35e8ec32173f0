// The stages that work on a piece of text.

#include <algorithm>
#include <string>
#include <vector>

#include "services/ingest/parser/assembly/body.h"
#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/names/joint_byline.h"
#include "services/ingest/parser/names/publisher_names.h"
#include "services/ingest/parser/words/typography.h"
#include "tests/fuzz/entry.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/utf8.h"

namespace pulse::fuzz {
namespace {

bool Inside(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

std::size_t CountVisible(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto space = ingest::LeadingSpace(text.substr(at));
    count += space == 0 ? 1U : 0U;
    at += std::max<std::size_t>(space, 1);
  }
  return count;
}

void CheckLines(std::string_view text, bool markdown) {
  const auto lines = ingest::SplitLines(text, markdown);
  const char* end = text.data();
  std::size_t visible = 0;
  for (const auto& line : lines) {
    Promise(Inside(line.raw, text) && Inside(line.content, line.raw), "a line lies inside the text");
    Promise(line.raw.data() >= end, "lines are in order and do not overlap");
    Promise(line.raw.data() == text.data() + line.begin, "a line knows its offset");
    end = line.raw.data() + line.raw.size();
    visible += CountVisible(line.raw);
  }
  Promise(visible == CountVisible(text), "every visible byte is in a line");
}

void CheckBody(std::string_view text, bool markdown) {
  const auto lines = ingest::SplitLines(text, markdown);
  std::vector<const ingest::Line*> pointers;
  pointers.reserve(lines.size());
  for (const auto& line : lines) pointers.push_back(&line);
  const auto body = ingest::NormaliseBody(pointers, markdown);
  Promise(IsUtf8(body.markdown), "a normalised body is valid UTF-8");
  Promise(lines.empty() || text.empty() || body.markdown.size() <= text.size() * 4 + 16,
          "a normalised body is of the text's size");
  for (const auto* line : body.joined) {
    Promise(std::find(pointers.begin(), pointers.end(), line) != pointers.end(),
            "joined lines are those given");
  }
}

}  // namespace

void CheckSplitLines(std::string_view text) {
  CheckLines(text, true);
  CheckLines(text, false);
}

void CheckByline(std::string_view text) {
  if (!IsUtf8(text)) return;
  std::string_view byline = text;
  if (const auto split = ingest::SplitByline(text)) {
    Promise(split->byline_end <= split->title_begin && split->title_begin <= text.size(),
            "the publisher ends before the title begins");
    byline = text.substr(0, split->byline_end);
  }
  const char* end = byline.data();
  for (const auto publisher : ingest::SplitPublishers(byline)) {
    Promise(!publisher.empty() && Inside(publisher, byline), "a publisher lies inside the byline");
    Promise(publisher.data() >= end, "publishers are in order and do not overlap");
    Promise(IsUtf8(publisher), "a publisher is valid UTF-8");
    end = publisher.data() + publisher.size();
    Promise(ingest::PublisherName(publisher) == ingest::PublisherName(std::string(publisher)),
            "a publisher's name depends on its text only");
  }
}

void CheckNormaliseBody(std::string_view text) {
  if (!IsUtf8(text)) return;
  CheckBody(text, true);
  CheckBody(text, false);
}

}  // namespace pulse::fuzz
