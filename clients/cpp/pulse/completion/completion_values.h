// What a value on the command line may be: what a shell offers for it.

#pragma once

#include <string>
#include <vector>

#include "clients/cpp/client.h"

namespace pulse::cli {

/// Something that may stand at the cursor.
struct Candidate {
  std::string value;
  std::string meaning;  // for shells that show it; may be empty
};

struct Candidates {
  std::vector<Candidate> values;
  /// The shell's own names of files too.
  bool files = false;
  /// More of the same word may follow.
  bool no_space = false;
};

/// A value that is being typed.
struct TypedValue {
  std::string command;  // "summary", "publishers merge"
  std::string name;     // of the option, `--sector`, or of the argument, `NAME`
  std::string typed;    // so far
  std::string issue;    // the issue that the command names before it; may be empty
};

/// What `value` may be. Issues, items, sectors and publishers are asked of the
/// query service at most until the options' timeout; without an answer there are
/// none.
Candidates ValuesOf(const TypedValue& value, const client::ClientOptions& options);

}  // namespace pulse::cli
