// A client of services that are a test's own.

#pragma once

#include <chrono>

#include "clients/cpp/client.h"
#include "clients/cpp/fake_services.h"

namespace pulse::client {

inline Client ClientOf(const FakeServices& services, std::chrono::milliseconds timeout) {
  ClientOptions options;
  options.ingest_address = options.query_address = options.render_address = services.address();
  options.timeout = timeout;
  return Client::Create(options).value();
}

}  // namespace pulse::client
