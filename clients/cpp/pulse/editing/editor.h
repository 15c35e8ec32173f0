// The editor's program, and the file that is edited in it.

#pragma once

#include <optional>
#include <string>

#include "clients/cpp/result.h"

namespace pulse::cli {

/// Writes `text` to a new file that only this user can read, in the folder for
/// temporary files, and answers its path. It stays until it is removed.
client::Result<std::string> WriteScratchFile(const std::string& text);

/// Opens `path` in $VISUAL, else $EDITOR, with the arguments they have, else
/// `editor` or `vi`; waits until it is closed. An error says why it did not end
/// well; what was saved is in the file. Interrupts are the editor's meanwhile.
std::optional<client::Error> RunEditor(const std::string& path);

}  // namespace pulse::cli
