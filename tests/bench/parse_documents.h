// The documents that the parse benchmark reads.

#pragma once

#include <string>
#include <vector>

namespace pulse::bench {

struct Input {
  std::string name;
  std::string content;
};

/// Each file of `folder` that is Markdown or text, and all of them as one set.
/// None when the folder is not there.
std::vector<Input> FilesOf(const std::string& folder);

/// A generated issue of about `bytes` bytes.
Input GeneratedIssue(std::size_t bytes);

/// Shapes that cost parsers more than they should: one issue's front, then
/// `bytes` bytes of one of them.
std::vector<std::string> PathologicalShapes();
Input Pathological(const std::string& shape, std::size_t bytes);

}  // namespace pulse::bench
