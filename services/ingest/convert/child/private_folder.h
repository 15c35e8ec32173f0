// A folder only this user can read, removed with what is in it.

#pragma once

#include <filesystem>
#include <string_view>

namespace pulse::ingest {

class PrivateFolder {
 public:
  /// Makes the folder in the system's folder for temporary files; empty path()
  /// when that is not possible.
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Writes a file of mode 0600; false when the disk does not take it.
  bool Write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

}  // namespace pulse::ingest
