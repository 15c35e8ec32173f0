#include "services/ingest/convert/docx_parts.h"

#include <zlib.h>

#include <array>
#include <cstdint>

namespace pulse::ingest {
namespace {

// Fields of a ZIP's records, as APPNOTE.TXT (4.3) places them.
constexpr std::string_view kEndMark("PK\x05\x06", 4);
constexpr std::string_view kEntryMark("PK\x01\x02", 4);
constexpr std::string_view kLocalMark("PK\x03\x04", 4);
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEntrySize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::uint32_t kStored = 0;
constexpr std::uint32_t kDeflated = 8;

std::uint32_t Number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

void Put(std::uint32_t number, std::size_t size, std::size_t at, std::string* bytes) {
  for (std::size_t i = 0; i < size; ++i) (*bytes)[at + i] = static_cast<char>(number >> (8 * i) & 0xffU);
}

struct Entry {
  std::size_t end_record = 0;
  std::size_t directory = 0;  // where the entries begin
  std::size_t record = 0;     // where this one does
  std::size_t record_size = 0;
};

// The entry of `name` in the archive's directory.
std::optional<Entry> FindEntry(std::string_view archive, std::string_view name) {
  const auto end = archive.rfind(kEndMark);
  if (end == std::string_view::npos || archive.size() - end < kEndSize) return std::nullopt;
  Entry entry;
  entry.end_record = end;
  entry.directory = entry.record = Number(archive, end + 16, 4);
  while (entry.record <= end && end - entry.record >= kEntrySize &&
         archive.substr(entry.record, kEntryMark.size()) == kEntryMark) {
    const std::size_t name_size = Number(archive, entry.record + 28, 2);
    entry.record_size = kEntrySize + name_size + Number(archive, entry.record + 30, 2) +
                        Number(archive, entry.record + 32, 2);
    if (end - entry.record < entry.record_size) return std::nullopt;
    if (archive.substr(entry.record + kEntrySize, name_size) == name) return entry;
    entry.record += entry.record_size;
  }
  return std::nullopt;
}

bool Inflate(std::string_view packed, std::size_t size, std::string* out) {
  z_stream stream{};
  constexpr int kWithoutHeader = -15;
  if (inflateInit2(&stream, kWithoutHeader) != Z_OK) return false;
  std::string input(packed);  // zlib takes a pointer to what it only reads
  out->resize(size);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out->data());
  stream.avail_out = static_cast<uInt>(out->size());
  const int result = inflate(&stream, Z_FINISH);
  const bool whole = result == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return whole;
}

}  // namespace

std::optional<std::string> ReadPart(std::string_view archive, std::string_view name) {
  const auto entry = FindEntry(archive, name);
  if (!entry) return std::nullopt;
  const auto field = [&](std::size_t at, std::size_t size) {
    return Number(archive, entry->record + at, size);
  };
  const bool encrypted = (field(8, 2) & 1U) != 0;
  const auto method = field(10, 2);
  const std::size_t packed = field(20, 4);
  const std::size_t size = field(24, 4);
  const std::size_t local = field(42, 4);
  if (encrypted || size > kMaxPartBytes || local > archive.size() || archive.size() - local < kLocalSize ||
      archive.substr(local, kLocalMark.size()) != kLocalMark) {
    return std::nullopt;
  }
  const std::size_t data =
      local + kLocalSize + Number(archive, local + 26, 2) + Number(archive, local + 28, 2);
  if (data > archive.size() || archive.size() - data < packed) return std::nullopt;
  const auto bytes = archive.substr(data, packed);
  if (method == kStored) return packed == size ? std::optional(std::string(bytes)) : std::nullopt;
  std::string content;
  if (method != kDeflated || !Inflate(bytes, size, &content)) return std::nullopt;
  return content;
}

// The new content stands behind the others, where the directory stood; its entry says so.
std::optional<std::string> ReplacePart(std::string_view archive, std::string_view name,
                                       std::string_view content) {
  const auto entry = FindEntry(archive, name);
  if (!entry || content.size() > kMaxPartBytes) return std::nullopt;
  const auto size = static_cast<std::uint32_t>(content.size());
  const auto sum = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(content.data()), size));
  std::string directory(archive.substr(entry->directory, entry->end_record - entry->directory));
  const std::size_t at = entry->record - entry->directory;
  Put(0, 2, at + 8, &directory);
  Put(kStored, 2, at + 10, &directory);
  Put(sum, 4, at + 16, &directory);
  Put(size, 4, at + 20, &directory);
  Put(size, 4, at + 24, &directory);
  Put(static_cast<std::uint32_t>(entry->directory), 4, at + 42, &directory);

  std::string local(kLocalSize, '\0');
  local.replace(0, kLocalMark.size(), kLocalMark);
  Put(20, 2, 4, &local);
  Put(sum, 4, 14, &local);
  Put(size, 4, 18, &local);
  Put(size, 4, 22, &local);
  Put(static_cast<std::uint32_t>(name.size()), 2, 26, &local);

  std::string out(archive.substr(0, entry->directory));
  out.append(local).append(name).append(content);
  const auto moved = static_cast<std::uint32_t>(out.size());
  out += directory;
  std::string end(archive.substr(entry->end_record));
  Put(moved, 4, 16, &end);
  return out + end;
}

}  // namespace pulse::ingest
