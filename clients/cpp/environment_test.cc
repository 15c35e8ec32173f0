#include "clients/cpp/environment.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace pulse::client {
namespace {

TEST(OptionsFromEnvironment, TakesWhatIsSetAndKeepsTheRest) {
  unsetenv("PULSE_RENDER_ADDRESS");
  setenv("PULSE_QUERY_ADDRESS", "pulse.example:7402", 1);
  setenv("PULSE_INGEST_ADDRESS", "", 1);
  setenv("PULSE_TLS_CA_FILE", "ca.pem", 1);
  const ClientOptions options = OptionsFromEnvironment();
  EXPECT_EQ(options.query_address, "pulse.example:7402");
  EXPECT_EQ(options.ingest_address, ClientOptions().ingest_address);
  EXPECT_EQ(options.render_address, ClientOptions().render_address);
  EXPECT_EQ(options.tls_ca_file, "ca.pem");
  unsetenv("PULSE_QUERY_ADDRESS");
  unsetenv("PULSE_INGEST_ADDRESS");
  unsetenv("PULSE_TLS_CA_FILE");
}

}  // namespace
}  // namespace pulse::client
