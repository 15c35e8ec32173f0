// A document on disk, as readers would get it: read, parsed and rendered in
// this process, with nothing stored.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/render/themes/theme.h"

namespace pulse::preview {

namespace v1 = ::cordisbright::pulse::v1;

struct Previewed {
  std::string page;
  /// The page of a site that serves the style itself, and that style.
  std::string linked_page;
  std::string style;
  std::string fragment;
  std::string text;
  std::string markdown;
  std::string mail;  // the whole message, to a made-up reader
  std::string mail_html;
  std::string mail_text;
  std::string issue_json;  // what was read
};

/// `theme` null is the default. Errors of the parser and of the renderer.
absl::StatusOr<Previewed> Preview(const v1::Document& document,
                                  std::shared_ptr<const render::Theme> theme = nullptr);

/// Writes each format to a file of its own in `folder`, which is made when it is
/// not there. UNAVAILABLE: a file cannot be written.
absl::Status WriteFiles(const Previewed& previewed, const std::filesystem::path& folder);

}  // namespace pulse::preview
