// A mail that tests and benchmarks send: every option that one must have.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/render_service.pb.h"

namespace pulse::test {

/// `name` may be empty.
inline cordisbright::pulse::v1::EmailOptions MailTo(const std::string& name, const std::string& address) {
  cordisbright::pulse::v1::EmailOptions email;
  email.set_sender_name("Harbour Digest");
  email.set_sender_email("digest@harbour.example");
  email.set_sender_postal_address("3 Quay Street\nPort Wenn");
  email.set_recipient_name(name);
  email.set_recipient_email(address);
  email.set_unsubscribe_url("https://www.harbour.example/unsubscribe?token=t1&list=digest");
  email.set_online_url("https://www.harbour.example/digest/2031-03");
  email.set_list_id("digest.harbour.example");
  return email;
}

}  // namespace pulse::test
