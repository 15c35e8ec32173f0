// The theme of a service: that of a folder, followed as its files change.

#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/render/themes/theme.h"

namespace pulse::render {

/// Any thread. A folder that is a symbolic link is replaced as a whole by pointing
/// the link elsewhere: its files are never of two versions then.
class ThemeFolder {
 public:
  /// Errors of LoadTheme: a service does not start with a theme that cannot be used.
  static absl::StatusOr<std::unique_ptr<ThemeFolder>> Open(std::filesystem::path folder);

  /// The theme in use. Whoever holds it keeps it, so what is being rendered ends
  /// with the theme it began with.
  std::shared_ptr<const Theme> Current() const;

  /// Loads the folder again when a file in it is newer or of another size, and
  /// swaps the theme at once. One that is not as it may be changes nothing: its
  /// error is answered, once a change.
  absl::Status Refresh();

 private:
  struct FileStamp {
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
  };
  struct Stamp {
    std::filesystem::path folder;  // two versions may be of one time and size
    std::vector<FileStamp> files;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };

  ThemeFolder(std::filesystem::path folder, std::shared_ptr<const Theme> theme, Stamp stamp)
      : folder_(std::move(folder)), theme_(std::move(theme)), stamp_(std::move(stamp)) {}

  static Stamp StampOf(const std::filesystem::path& folder);

  const std::filesystem::path folder_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Theme> theme_;
  Stamp stamp_;
};

}  // namespace pulse::render
