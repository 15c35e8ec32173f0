// The two parts of a mail of ours, decoded: what a reader's program shows.

#pragma once

#include <string>
#include <string_view>

namespace pulse::preview {

struct MailParts {
  std::string text;
  std::string html;
};

/// `message`: as the renderer writes one. A part that is not there is empty.
MailParts ReadMailParts(std::string_view message);

}  // namespace pulse::preview
