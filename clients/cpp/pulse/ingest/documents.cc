#include "clients/cpp/pulse/ingest/documents.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/terminal/progress.h"
#include "services/ingest/parser/parser.h"

namespace pulse::cli {
namespace {

namespace fs = std::filesystem;
using client::LocalError;
using grpc::StatusCode;

constexpr auto kMaxDocumentBytes = static_cast<std::size_t>(ingest::kMaxDocumentBytes);

constexpr std::array<std::string_view, 7> kEndings = {".md",   ".markdown", ".txt", ".pdf",
                                                      ".html", ".htm",      ".docx"};

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool IsDocument(const fs::path& path) {
  std::string ending = path.extension().string();
  absl::AsciiStrToLower(&ending);
  return !IsHidden(path) && std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

void AppendEnding(std::string* out, std::string_view ending) { out->append(ending); }

client::Error ErrorOf(const std::string& path, const std::error_code& error) {
  const StatusCode code =
      error == std::errc::no_such_file_or_directory ? StatusCode::NOT_FOUND : StatusCode::PERMISSION_DENIED;
  return LocalError(code, path + " cannot be read: " + error.message());
}

client::Result<std::vector<std::string>> FindInFolder(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> found;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code not_a_file;
    if (at->is_directory(not_a_file) && IsHidden(at->path())) at.disable_recursion_pending();
    if (at->is_regular_file(not_a_file) && IsDocument(at->path())) found.push_back(at->path().string());
  }
  if (error) return ErrorOf(folder, error);
  if (found.empty()) {
    return LocalError(StatusCode::NOT_FOUND, folder + " holds no documents (*" +
                                                 absl::StrJoin(kEndings, ", *", &AppendEnding) + ")");
  }
  std::sort(found.begin(), found.end());
  return found;
}

// At most one byte more than a document may have.
std::string ReadBounded(std::istream& in) {
  std::string content;
  std::array<char, 1 << 16> buffer{};
  while (in && content.size() <= kMaxDocumentBytes) {
    const std::size_t room = kMaxDocumentBytes + 1 - content.size();
    in.read(buffer.data(), static_cast<std::streamsize>(std::min(buffer.size(), room)));
    content.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  return content;
}

}  // namespace

client::Result<std::vector<std::string>> FindDocuments(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return ErrorOf(path, error);
  if (fs::is_directory(status)) return FindInFolder(path);
  return std::vector<std::string>{path};
}

client::Result<v1::Document> ReadDocument(const std::string& path, std::istream& in) {
  v1::Document document;
  const bool standard_input = path == "-";
  std::ifstream file;
  if (standard_input) {
    document.set_filename("standard input");
  } else {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
      return LocalError(StatusCode::FAILED_PRECONDITION, path + " is a folder; name a document in it");
    }
    errno = 0;
    file.open(path, std::ios::binary);
    if (!file) return ErrorOf(path, std::error_code(errno, std::generic_category()));
    document.set_filename(fs::path(path).filename().string());
  }
  document.set_content(ReadBounded(standard_input ? in : file));
  if (document.content().size() > kMaxDocumentBytes) {
    return LocalError(StatusCode::INVALID_ARGUMENT, path + " is larger than a document may be (" +
                                                        GroupDigits(kMaxDocumentBytes) + " bytes)");
  }
  return document;
}

}  // namespace pulse::cli
