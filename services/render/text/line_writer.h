// Lines of text inside containers (lists, quotes): what plain text and Markdown
// have in common. Knows prefixes and blank lines, not what the lines say.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::render {

class LineWriter {
 public:
  LineWriter() : containers_(1) {}

  /// Every line until `Close` starts with `rest`, the first of them with
  /// `first`: `- ` and two spaces for a bullet. In a `tight` container blocks
  /// follow each other without a blank line.
  void Open(std::string first, std::string_view rest, bool tight);
  void Close();

  /// Starts a block; a blank line parts it from the block before, unless both
  /// stand directly in a tight container and `may_join`.
  void StartBlock(bool may_join = true);

  /// One line of the block, without its line feed. Spaces at its end are kept.
  void Line(std::string_view text);

  /// Columns that the prefixes take on the next line.
  std::size_t indent() const;

  std::string Finish() { return std::move(out_); }

 private:
  // Prefixes of the containers that had their first.
  std::string_view Rest() const;

  struct Container {
    std::string first;
    std::size_t rest_end = 0;  // of its prefix in rest_
    bool tight = false;
  };

  std::string out_;
  std::vector<Container> containers_;  // the document first
  std::string rest_;                   // what every line starts with once all containers had their first
  std::size_t used_ = 0;               // containers that had it, the outer ones
  // Containers that enclose both the block before and the one to come; 0 before
  // the first block.
  std::size_t shared_ = 0;
};

}  // namespace pulse::render
