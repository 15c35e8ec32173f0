// A document that is being written, always as it was last saved.

#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "clients/cpp/preview/previewed.h"
#include "services/render/themes/theme_folder.h"

namespace pulse::preview {

/// Any thread.
class WatchedDocument {
 public:
  /// `themes` null is the default theme.
  explicit WatchedDocument(std::string path, std::unique_ptr<render::ThemeFolder> themes = nullptr)
      : path_(std::move(path)), themes_(std::move(themes)) {}

  struct State {
    std::shared_ptr<const Previewed> shown;  // null until a first reading succeeds
    std::string version;                     // changes with what is shown and with the problem
    std::string problem;                     // why what is shown is not the file as it is; or empty
  };

  /// Reads the file, and renders it when its bytes or the theme are others than
  /// before. After a failure what was shown before stays.
  State Refresh();

 private:
  void Render(const std::string& bytes);
  /// Whether another theme is in use than before.
  bool RefreshTheme();
  void Complain(std::string problem);

  const std::string path_;
  const std::unique_ptr<render::ThemeFolder> themes_;
  std::shared_ptr<const render::Theme> theme_;
  std::mutex mutex_;
  std::string bytes_;
  bool read_ = false;
  int changes_ = 0;
  State state_;
};

}  // namespace pulse::preview
