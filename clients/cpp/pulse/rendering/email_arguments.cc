#include "clients/cpp/pulse/rendering/email_arguments.h"

#include <string>

namespace pulse::cli {

void AddEmailArguments(CLI::App& command, v1::EmailOptions& email) {
  constexpr char kGroup[] = "For the format email";
  const auto add = [&](const char* flag, std::string* field, const char* meaning) {
    command.add_option(flag, *field, meaning)->group(kGroup);
  };
  add("--from-name", email.mutable_sender_name(), "Who sends it");
  add("--from-email", email.mutable_sender_email(), "Address it is sent from");
  add("--postal-address", email.mutable_sender_postal_address(), "The sender's, for the footer");
  add("--to-name", email.mutable_recipient_name(), "Whom it greets; nobody without it");
  add("--to", email.mutable_recipient_email(), "Address it is for");
  add("--unsubscribe-url", email.mutable_unsubscribe_url(), "Where one POST takes the reader off the list");
  add("--online-url", email.mutable_online_url(), "Where it stands on the web");
  add("--list-id", email.mutable_list_id(), "List-Id, such as digest.example.org");
}

}  // namespace pulse::cli
