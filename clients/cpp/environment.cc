#include "clients/cpp/environment.h"

#include <cstdlib>

namespace pulse::client {
namespace {

void Read(const char* variable, std::string& option) {
  const char* value = std::getenv(variable);
  if (value != nullptr && *value != '\0') option = value;
}

}  // namespace

ClientOptions OptionsFromEnvironment() {
  ClientOptions options;
  Read("PULSE_INGEST_ADDRESS", options.ingest_address);
  Read("PULSE_QUERY_ADDRESS", options.query_address);
  Read("PULSE_RENDER_ADDRESS", options.render_address);
  Read("PULSE_TLS_CA_FILE", options.tls_ca_file);
  return options;
}

}  // namespace pulse::client
