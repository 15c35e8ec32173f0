#include "services/render/themes/theme_folder.h"

#include <utility>

#include "services/render/themes/theme_file.h"

namespace pulse::render {

namespace {

// Where a link points now, so that all that is read is of one version.
std::filesystem::path Resolved(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::path resolved = std::filesystem::canonical(folder, failed);
  return failed ? folder : resolved;
}

}  // namespace

// A file that is not there has the smallest time and no size.
ThemeFolder::Stamp ThemeFolder::StampOf(const std::filesystem::path& folder) {
  Stamp stamp{folder, {}};
  const auto add = [&stamp](const std::filesystem::path& file) {
    std::error_code ignored;
    stamp.files.push_back(
        {std::filesystem::last_write_time(file, ignored), std::filesystem::file_size(file, ignored)});
  };
  add(folder / "theme.json");
  add(folder / "page.css");
  add(folder / "templates");  // whose time changes with the names in it
  for (const std::string_view file : kTemplateFiles) add(folder / "templates" / file);
  return stamp;
}

absl::StatusOr<std::unique_ptr<ThemeFolder>> ThemeFolder::Open(std::filesystem::path folder) {
  const std::filesystem::path resolved = Resolved(folder);
  const Stamp stamp = StampOf(resolved);  // before the reading: a change in between is seen later
  absl::StatusOr<std::shared_ptr<const Theme>> theme = LoadTheme(resolved);
  if (!theme.ok()) return theme.status();
  return std::unique_ptr<ThemeFolder>(new ThemeFolder(std::move(folder), *std::move(theme), stamp));
}

std::shared_ptr<const Theme> ThemeFolder::Current() const {
  const std::lock_guard lock(mutex_);
  return theme_;
}

absl::Status ThemeFolder::Refresh() {
  const std::filesystem::path resolved = Resolved(folder_);
  const Stamp stamp = StampOf(resolved);
  {
    const std::lock_guard lock(mutex_);
    if (stamp == stamp_) return absl::OkStatus();
    stamp_ = stamp;
  }
  absl::StatusOr<std::shared_ptr<const Theme>> theme = LoadTheme(resolved);
  if (!theme.ok()) return theme.status();
  const std::lock_guard lock(mutex_);
  theme_ = *std::move(theme);
  return absl::OkStatus();
}

}  // namespace pulse::render
