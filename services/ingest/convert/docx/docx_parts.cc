#include "services/ingest/convert/docx/docx_parts.h"

#include <zip.h>

#include <memory>

namespace pulse::ingest {
namespace {

struct ZipCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, ZipCloser>;
using Source = std::unique_ptr<zip_source_t, ZipCloser>;

// Both hold `bytes` without a copy of them, until something is written.
Source SourceOf(std::string_view bytes) {
  return Source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr));
}

Archive Open(const Source& source, int flags) {
  if (!source) return nullptr;
  Archive archive(zip_open_from_source(source.get(), flags, nullptr));
  if (archive) zip_source_keep(source.get());  // the archive frees what it was opened from
  return archive;
}

// The index of the part `name`, if it is of a size to be read.
std::optional<zip_uint64_t> Find(const Archive& archive, const std::string& name) {
  zip_stat_t found;
  if (zip_stat(archive.get(), name.c_str(), 0, &found) != 0) return std::nullopt;
  constexpr zip_uint64_t kNeeded = ZIP_STAT_INDEX | ZIP_STAT_SIZE;
  if ((found.valid & kNeeded) != kNeeded || found.size > kMaxPartBytes) return std::nullopt;
  return found.index;
}

}  // namespace

std::optional<std::string> ReadPart(std::string_view archive, std::string_view name) {
  const Source source = SourceOf(archive);
  const Archive opened = Open(source, ZIP_RDONLY);
  if (!opened) return std::nullopt;
  const auto index = Find(opened, std::string(name));
  if (!index) return std::nullopt;
  const std::unique_ptr<zip_file_t, ZipCloser> file(zip_fopen_index(opened.get(), *index, 0));
  if (!file) return std::nullopt;
  // What the archive says of the size may be a lie: one byte beyond the limit is asked for.
  std::string part;
  constexpr std::size_t kChunk = 1 << 16;
  for (;;) {
    const std::size_t size = part.size();
    part.resize(size + kChunk);
    const zip_int64_t read = zip_fread(file.get(), part.data() + size, kChunk);
    if (read < 0) return std::nullopt;
    part.resize(size + static_cast<std::size_t>(read));
    if (part.size() > kMaxPartBytes) return std::nullopt;
    if (read == 0) return part;
  }
}

std::optional<std::string> ReplacePart(std::string_view archive, std::string_view name,
                                       std::string_view content) {
  const Source source = SourceOf(archive);
  Archive opened = Open(source, 0);
  if (!opened) return std::nullopt;
  const auto index = Find(opened, std::string(name));
  if (!index) return std::nullopt;
  zip_source_t* const replacement = zip_source_buffer(opened.get(), content.data(), content.size(), 0);
  if (replacement == nullptr) return std::nullopt;
  if (zip_file_replace(opened.get(), *index, replacement, 0) != 0) {
    zip_source_free(replacement);
    return std::nullopt;
  }
  if (zip_close(opened.get()) != 0) return std::nullopt;
  static_cast<void>(opened.release());  // zip_close has freed it
  if (zip_source_open(source.get()) != 0) return std::nullopt;
  zip_stat_t written;
  zip_stat_init(&written);
  std::optional<std::string> replaced;
  if (zip_source_stat(source.get(), &written) == 0 && (written.valid & ZIP_STAT_SIZE) != 0) {
    replaced.emplace(written.size, '\0');
    if (zip_source_read(source.get(), replaced->data(), written.size) !=
        static_cast<zip_int64_t>(written.size))
      replaced.reset();
  }
  zip_source_close(source.get());
  return replaced;
}

}  // namespace pulse::ingest
