// Compares a parse with gold: what a careful reader made of the document.
// Gold files are JSON as in tests/samples/gold; folding follows the scorer that
// the real archive is judged with.

#pragma once

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::corpus {

namespace v1 = ::cordisbright::pulse::v1;

struct Score {
  int gold_items = 0;
  int parsed_items = 0;
  double strict_f1 = 0;             // title, sector, kind and publishers all right
  double body = 0;                  // mean token similarity of bodies, 0 to 1
  double introduction = 0;          // token similarity
  bool signatory = false;           // first signatory's name and role
  std::vector<std::string> misses;  // one line a difference, for the message
};

/// Reads `gold_path` and compares. Throws std::runtime_error when the file
/// cannot be read: a test that cannot see its gold must fail.
Score CompareWithGold(const std::string& gold_path, const v1::Issue& parsed);

/// Whole content of a file; std::runtime_error when it cannot be read.
std::string ReadFile(const std::string& path);

/// Parses the document at `path` with the parser, or throws with its status.
v1::Issue ParseFile(const std::string& path);

}  // namespace pulse::corpus
