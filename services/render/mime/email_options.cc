#include "services/render/mime/email_options.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "proto/error_reason.h"
#include "services/render/mime/mime.h"
#include "text/printable.h"

namespace pulse::render {
namespace {

constexpr std::size_t kMaxNameBytes = 100;
constexpr std::size_t kMaxPostalBytes = 500;
constexpr std::size_t kMaxUrlBytes = 900;  // a header line has 998
constexpr std::size_t kMaxListIdBytes = 200;
constexpr int kMaxSectors = 50;

absl::Status Refuse(std::string_view field, std::string_view message) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, "FIELD_MALFORMED", message,
                         "email." + std::string(field));
}

std::optional<SafeUrl> HttpsUrl(const std::string& text) {
  std::optional<SafeUrl> url = SafeUrl::Parse(text);
  if (!url || url->str().size() > kMaxUrlBytes || url->str().find("https://") != 0) return std::nullopt;
  return url;
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::string line = text::PrintableLine(text.substr(0, end)); !line.empty())
      lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

absl::StatusOr<EmailEnvelope> ReadEmailOptions(const v1::EmailOptions& options) {
  std::string sender_name = text::PrintableLine(options.sender_name());
  if (sender_name.empty() || sender_name.size() > kMaxNameBytes)
    return Refuse("sender_name", "sender_name must be 1 to 100 bytes");
  if (!IsMailAddress(options.sender_email()))
    return Refuse("sender_email", "sender_email must be an ASCII address: local@domain");
  std::vector<std::string> postal_address = Lines(options.sender_postal_address());
  if (postal_address.empty() || options.sender_postal_address().size() > kMaxPostalBytes)
    return Refuse("sender_postal_address", "sender_postal_address must be 1 to 500 bytes");
  std::string recipient_name = text::PrintableLine(options.recipient_name());
  if (recipient_name.size() > kMaxNameBytes)
    return Refuse("recipient_name", "recipient_name must be at most 100 bytes");
  if (!IsMailAddress(options.recipient_email()))
    return Refuse("recipient_email", "recipient_email must be an ASCII address: local@domain");
  std::optional<SafeUrl> unsubscribe_url = HttpsUrl(options.unsubscribe_url());
  if (!unsubscribe_url)
    return Refuse("unsubscribe_url", "unsubscribe_url must be an https URL of at most 900 bytes");
  std::optional<SafeUrl> online_url = HttpsUrl(options.online_url());
  if (!online_url || online_url->str().find('#') != std::string::npos)
    return Refuse("online_url", "online_url must be an https URL of at most 900 bytes, without #");
  if (options.list_id().size() > kMaxListIdBytes || !IsDomain(options.list_id()))
    return Refuse("list_id", "list_id must be letters, digits and hyphens between dots: pulse.example.org");
  if (options.sectors_size() > kMaxSectors) return Refuse("sectors", "at most 50 sectors");
  return EmailEnvelope{std::move(sender_name),
                       options.sender_email(),
                       std::move(postal_address),
                       std::move(recipient_name),
                       options.recipient_email(),
                       *std::move(unsubscribe_url),
                       *std::move(online_url),
                       options.list_id(),
                       {options.sectors().begin(), options.sectors().end()}};
}

}  // namespace pulse::render
