// The page simulator: an issue as lines of a converted document, every byte of
// which knows the field it was printed for.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "tests/corpus/generator/random.h"

namespace pulse::corpus {

namespace v1 = ::cordisbright::pulse::v1;

/// What a line was printed as.
enum class Role : std::uint8_t {
  kMasthead,
  kEdition,
  kIntroduction,
  kClosing,
  kSignatory,
  kNotice,
  kContact,
  kSection,
  kGroup,
  kTitle,
  kBody,
  kCaption,
  kFurniture,
};

enum class Space : std::uint8_t { kNone, kBlank, kPage };

/// Owners that are no field: markup, and text that belongs to none.
inline constexpr int kMarkup = -1;
inline constexpr int kNoField = -2;

/// A piece of text of one owner: an index into Page::fields, or the above.
struct Run {
  std::string text;
  int field = kMarkup;
};

struct PrintedLine {
  Role role = Role::kBody;
  std::vector<Run> runs;
  std::string lead;    // indent and list marker, markup
  int level = 0;       // heading marks
  std::string anchor;  // markup between these and the text
  bool bold = false;
  bool entry = false;  // of a list
  Space before = Space::kBlank;
  bool continues = false;  // the same paragraph, entry or heading as the line before
  std::string tail;        // white space at the end
};

struct Page {
  bool markdown = true;
  bool byte_order_mark = false;
  std::string line_end = "\n";
  std::string page_mark;            // printed for Space::kPage after the line end
  std::vector<std::string> fields;  // paths: `sections[0].items[1].title`
  std::vector<PrintedLine> lines;
};

/// A document's bytes, and for each the owner and what its line was printed as.
struct PrintedDocument {
  std::string content;
  std::vector<int> owners;
  std::vector<Role> roles;
};

/// One line a block, blank lines between, levels as an author means them.
Page LayOut(const v1::Issue& issue, bool markdown, Random& random);

PrintedDocument Print(const Page& page);

/// All text of a line, markup of its runs included.
std::string TextOf(const PrintedLine& line);

/// Moves what stands behind byte `at` of the line's text to a new line, which
/// continues it. The white space around the cut goes.
PrintedLine CutLine(PrintedLine* line, std::size_t at);

}  // namespace pulse::corpus
