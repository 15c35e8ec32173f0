// A page on this machine that shows a document as readers would get it, beside
// each other: web page, e-mail (light, dark, without pictures, narrow), text.

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/render/themes/theme_folder.h"

namespace pulse::preview {

/// Listens on 127.0.0.1 alone and answers only requests for that host, so no
/// page of another site can read the document through the browser.
class PreviewServer {
 public:
  /// `port` 0 takes a free one; `themes` null is the default theme. UNAVAILABLE:
  /// the port is taken.
  static absl::StatusOr<std::unique_ptr<PreviewServer>> Listen(
      const std::string& document_path, int port, std::unique_ptr<render::ThemeFolder> themes = nullptr);

  virtual ~PreviewServer() = default;

  virtual int port() const = 0;

  /// Answers until Stop.
  virtual void Run() = 0;

  /// Any thread but Run's, which has been or is being started; a request under
  /// way is finished.
  virtual void Stop() = 0;
};

}  // namespace pulse::preview
