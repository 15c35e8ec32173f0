#include "clients/cpp/pulse/ingest/documents.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/terminal/progress.h"
#include "services/ingest/parser/parser.h"
#include "text/printable.h"

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

class FolderSearch {
 public:
  FoundDocuments Run(const std::string& folder) && {
    Search(folder);
    if (found_.paths.empty() && found_.unreadable.empty()) {
      found_.unreadable.push_back(
          {folder,
           LocalError(StatusCode::NOT_FOUND, folder + " holds no documents (*" +
                                                 absl::StrJoin(kEndings, ", *", &AppendEnding) + ")")});
    }
    std::sort(found_.paths.begin(), found_.paths.end());
    return std::move(found_);
  }

 private:
  void Search(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) Take(*at);
    if (error) Fail(folder, error);
  }

  void Take(const fs::directory_entry& entry) {
    std::error_code error;
    const fs::file_status status = entry.status(error);  // of what a link points to
    if (fs::is_directory(status)) {
      std::error_code not_a_link;
      if (!IsHidden(entry.path()) && !entry.is_symlink(not_a_link)) Search(entry.path());
    } else if (IsDocument(entry.path())) {
      if (fs::is_regular_file(status)) found_.paths.push_back(entry.path().string());
      if (!fs::status_known(status) || !fs::exists(status)) Fail(entry.path(), error);
    }
  }

  void Fail(const fs::path& path, const std::error_code& error) {
    found_.unreadable.push_back({path.string(), ErrorOf(path.string(), error)});
  }

  FoundDocuments found_;
};

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

FoundDocuments FindDocuments(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return {{}, {{path, ErrorOf(path, error)}}};
  if (fs::is_directory(status)) return FolderSearch().Run(path);
  return {{path}, {}};
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
    document.set_filename(text::PrintableRun(fs::path(path).filename().string()));
  }
  document.set_content(ReadBounded(standard_input ? in : file));
  if (document.content().size() > kMaxDocumentBytes) {
    return LocalError(StatusCode::INVALID_ARGUMENT, path + " is larger than a document may be (" +
                                                        GroupDigits(kMaxDocumentBytes) + " bytes)");
  }
  return document;
}

}  // namespace pulse::cli
