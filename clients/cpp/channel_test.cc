#include "clients/cpp/channel.h"

#include <gtest/gtest.h>

#include "clients/cpp/client.h"

namespace pulse::client {
namespace {

TEST(IsLoopback, KnowsThisMachine) {
  for (const char* address :
       {"127.0.0.1:7401", "127.8.0.1:1", "localhost:7402", "[::1]:7403", "unix:/run/pulse"}) {
    EXPECT_TRUE(IsLoopback(address)) << address;
  }
}

TEST(IsLoopback, TakesNoOtherNameForThisMachine) {
  for (const char* address :
       {"10.0.0.1:7401", "pulse.example:7402", "127.0.0.1.example:80", "localhost.example:80", ""}) {
    EXPECT_FALSE(IsLoopback(address)) << address;
  }
}

TEST(CreateClient, RefusesPlainTextOverANetwork) {
  ClientOptions options;
  options.query_address = "pulse.example:7402";
  const auto client = Client::Create(options);
  ASSERT_FALSE(client.ok());
  EXPECT_EQ(client.error().code, grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_NE(client.error().message.find("pulse.example:7402"), std::string::npos);
  EXPECT_NE(client.error().message.find("--tls-ca-file"), std::string::npos);
}

TEST(CreateClient, NamesTheCertificateFileItCannotRead) {
  ClientOptions options;
  options.tls_ca_file = "/nonexistent/ca.pem";
  const auto client = Client::Create(options);
  ASSERT_FALSE(client.ok());
  EXPECT_NE(client.error().message.find("/nonexistent/ca.pem"), std::string::npos);
}

}  // namespace
}  // namespace pulse::client
