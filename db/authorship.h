// Who did something to the store, and why: what the history keeps.

#pragma once

#include <string>

namespace pulse::db {

/// Limits are the API's (history.proto, Revision); the service checks them.
struct Authorship {
  std::string actor;       // a user or a program; empty when the caller did not say
  std::string comment;     // why; may be empty
  std::string request_id;  // of the call, to find it in the logs
};

}  // namespace pulse::db
