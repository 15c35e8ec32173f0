#include "clients/cpp/preview/watched_document.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "services/ingest/parser/parser.h"

namespace pulse::preview {
namespace {

// No more than is too much: what Preview then says of it.
std::optional<std::string> ReadBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(ingest::kMaxDocumentBytes) + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad() || (file.fail() && !file.eof())) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

}  // namespace

WatchedDocument::State WatchedDocument::Refresh() {
  const std::lock_guard lock(mutex_);
  std::optional<std::string> bytes = ReadBytes(path_);
  std::string problem = bytes ? "" : path_ + " cannot be read";
  // Editors that replace a file leave it empty for a moment.
  if (bytes && read_ && bytes->empty()) return state_;
  const bool other_theme = RefreshTheme();
  if (bytes && (other_theme || !read_ || *bytes != bytes_)) {
    read_ = true;
    bytes_ = *std::move(bytes);
    Render(bytes_);
  } else if (!bytes && state_.problem != problem) {
    read_ = false;
    Complain(std::move(problem));
  }
  return state_;
}

bool WatchedDocument::RefreshTheme() {
  if (themes_ == nullptr) return false;
  if (const absl::Status status = themes_->Refresh(); !status.ok()) Complain(std::string(status.message()));
  return theme_ != std::exchange(theme_, themes_->Current());
}

void WatchedDocument::Complain(std::string problem) {
  state_.problem = std::move(problem);
  state_.version = std::to_string(++changes_);
}

void WatchedDocument::Render(const std::string& bytes) {
  v1::Document document;
  document.set_filename(std::filesystem::path(path_).filename().string());
  document.set_content(bytes);
  absl::StatusOr<Previewed> previewed = Preview(document, theme_);
  state_.problem = previewed.ok() ? std::string() : std::string(previewed.status().message());
  if (previewed.ok()) state_.shown = std::make_shared<const Previewed>(*std::move(previewed));
  state_.version = std::to_string(++changes_);
}

}  // namespace pulse::preview
