// Any text in any place of an issue, in every format.

#include <string>

#include "tests/fuzz/entry.h"
#include "tests/fuzz/promise.h"
#include "tests/hostile/rendered_formats.h"

namespace pulse::fuzz {

void CheckRender(std::string_view text) {
  for (const std::string& active : hostile::FindActiveInAnyFormat(hostile::IssueSaying(text))) {
    Promise(false, "nothing active is in " + active);
  }
}

}  // namespace pulse::fuzz
