// EmailOptions, checked: what the header and the footer of a message say.

#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/render_service.pb.h"
#include "services/render/document/safe_url.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// Every text is printable and on one line, every address fit for a header.
struct EmailEnvelope {
  std::string sender_name;
  std::string sender_email;
  std::vector<std::string> postal_address;  // lines, at least one
  std::string recipient_name;               // may be empty
  std::string recipient_email;
  SafeUrl unsubscribe_url;
  SafeUrl online_url;
  std::string list_id;
  std::vector<std::string> sectors;  // dearest first
};

/// INVALID_ARGUMENT with the field's path: as the proto says of each.
absl::StatusOr<EmailEnvelope> ReadEmailOptions(const v1::EmailOptions& options);

}  // namespace pulse::render
