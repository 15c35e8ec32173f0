#include "services/ingest/convert/child/private_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace pulse::ingest {

PrivateFolder::PrivateFolder() {
  std::error_code error;
  const auto parent = std::filesystem::temp_directory_path(error);
  if (error) return;
  std::string name = parent / "pulse-convert-XXXXXX";
  if (mkdtemp(name.data()) != nullptr) path_ = name;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;  // nobody is left to tell; the folder is named for what left it
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

bool PrivateFolder::Write(std::string_view name, std::string_view content) const {
  const auto file = path_ / name;
  const int fd = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return false;
  while (!content.empty()) {
    const auto written = write(fd, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return close(fd) == 0 && content.empty();
}

}  // namespace pulse::ingest
