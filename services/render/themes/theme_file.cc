#include "services/render/themes/theme_file.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "proto/error_reason.h"
#include "services/render/style/style_check.h"
#include "text/printable.h"

namespace pulse::render {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;

constexpr std::size_t kMaxThemeBytes = 64 << 10;
constexpr std::size_t kMaxSectorBytes = 80;
constexpr int kMaxSectors = 100;

absl::Status Refuse(const std::string& path, const std::string& problem) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "THEME_INVALID",
                         "theme.json: " + path + ": " + problem);
}

bool IsSectorId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxSectorBytes && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

absl::Status ReadColour(const std::string& path, const Value& value, Colour& colour) {
  const std::optional<Colour> read =
      value.kind_case() == Value::kStringValue ? Colour::Parse(value.string_value()) : std::nullopt;
  if (!read) return Refuse(path, "a colour is a string of `#` and six hexadecimal digits");
  colour = *read;
  return absl::OkStatus();
}

absl::Status ReadSectors(const std::string& path, const Value& value, Palette& palette) {
  if (value.kind_case() != Value::kStructValue) return Refuse(path, "must be an object");
  if (value.struct_value().fields_size() > kMaxSectors) return Refuse(path, "at most 100 sectors");
  for (const auto& [id, colour] : value.struct_value().fields()) {
    if (!IsSectorId(id))
      return Refuse(path, "a sector is letters a to z, digits and hyphens, without `sectors/`");
    if (absl::Status status = ReadColour(path + "." + id, colour, palette.sectors[id]); !status.ok())
      return status;
  }
  return absl::OkStatus();
}

absl::Status ReadPalette(const std::string& path, const Value& value, Palette& palette) {
  if (value.kind_case() != Value::kStructValue) return Refuse(path, "must be an object");
  for (const auto& [name, member] : value.struct_value().fields()) {
    const auto* const token = std::find(kTokenNames.begin(), kTokenNames.end(), name);
    absl::Status status;
    if (name == "sectors") {
      status = ReadSectors(path + ".sectors", member, palette);
    } else if (token == kTokenNames.end()) {
      status = Refuse(path, "no colour is called `" + name + "`");
    } else {
      status = ReadColour(path + "." + name, member,
                          palette.colours.at(static_cast<std::size_t>(token - kTokenNames.begin())));
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status ReadFonts(const Value& value, ThemeParts& parts) {
  if (value.kind_case() != Value::kStructValue) return Refuse("fonts", "must be an object");
  for (const auto& [name, font] : value.struct_value().fields()) {
    if (name != "serif" && name != "sans") return Refuse("fonts", "only serif and sans, not `" + name + "`");
    if (font.kind_case() != Value::kStringValue) return Refuse("fonts." + name, "must be a string");
    (name == "serif" ? parts.serif : parts.sans) = font.string_value();
  }
  return absl::OkStatus();
}

// Nothing when it cannot be read; never more than `limit` and a byte.
std::optional<std::string> ReadFile(const std::filesystem::path& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(limit + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

absl::Status RefuseTemplates(const std::string& problem) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "THEME_INVALID", "templates: " + problem);
}

// A misspelt name would go unnoticed, so that of a template has to be known. What
// an editor leaves beside them is not one.
absl::Status ReadTemplates(const std::filesystem::path& folder, ThemeParts& parts) {
  std::error_code failed;
  std::size_t files = 0;
  for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    if (++files > kMaxTemplateFolder) return RefuseTemplates("more than 32 files");
    const std::filesystem::path& path = entry->path();
    const std::string name = path.filename().string();
    if (path.extension() != ".html" || name.front() == '.') continue;
    const auto* const known = std::find(kTemplateFiles.begin(), kTemplateFiles.end(), name);
    if (known == kTemplateFiles.end()) {
      return RefuseTemplates("found " + text::PrintableLine(name) +
                             "; permitted: page-masthead.html, page-footer.html, mail-masthead.html, "
                             "mail-footer.html");
    }
    std::optional<std::string> source =
        entry->is_regular_file(failed) ? ReadFile(path, kMaxTemplateBytes) : std::nullopt;
    if (!source) return RefuseTemplates(name + " cannot be read");
    parts.templates.at(static_cast<std::size_t>(known - kTemplateFiles.begin())) = *std::move(source);
  }
  if (!failed || failed == std::errc::no_such_file_or_directory) return absl::OkStatus();
  return RefuseTemplates("cannot be read: " + failed.message());
}

// A theme may have none.
absl::Status ReadStyle(const std::filesystem::path& path, ThemeParts& parts) {
  std::optional<std::string> css = ReadFile(path, kMaxStyleBytes);
  std::error_code failed;
  if (!css && (std::filesystem::exists(path, failed) || failed)) {
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "THEME_INVALID", "page.css: cannot be read");
  }
  parts.page_css = std::move(css).value_or("");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ThemeParts> ParseTheme(std::string_view json) {
  if (json.size() > kMaxThemeBytes) return Refuse("all of it", "over 65536 bytes");
  Struct root;
  const auto read = google::protobuf::util::JsonStringToMessage({json.data(), json.size()}, &root);
  if (!read.ok()) return Refuse("all of it", "no JSON object: " + std::string(read.message()));
  ThemeParts parts;
  for (const auto& [name, member] : root.fields()) {
    absl::Status status;
    if (name == "light" || name == "dark") {
      status = ReadPalette(name, member, name == "light" ? parts.light : parts.dark);
    } else if (name == "fonts") {
      status = ReadFonts(member, parts);
    } else if (name != "name" || member.kind_case() != Value::kStringValue) {
      status = Refuse(name, "only name (a string), light, dark and fonts may be here");
    }
    if (!status.ok()) return status;
  }
  return parts;
}

absl::StatusOr<std::shared_ptr<const Theme>> LoadTheme(const std::filesystem::path& folder) {
  const std::optional<std::string> json = ReadFile(folder / "theme.json", kMaxThemeBytes);
  if (!json) {
    return ErrorWithReason(absl::StatusCode::kNotFound, "THEME_NOT_FOUND",
                           (folder / "theme.json").string() + " cannot be read");
  }
  absl::StatusOr<ThemeParts> parts = ParseTheme(*json);
  if (!parts.ok()) return parts.status();
  if (absl::Status read = ReadStyle(folder / "page.css", *parts); !read.ok()) return read;
  if (absl::Status read = ReadTemplates(folder / "templates", *parts); !read.ok()) return read;
  return Theme::Make(*parts);
}

}  // namespace pulse::render
