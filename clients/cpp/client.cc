#include "clients/cpp/client.h"

#include <algorithm>
#include <utility>

#include "clients/cpp/channel.h"
#include "clients/cpp/retry_policy.h"

namespace pulse::client {
namespace {

constexpr std::size_t kMaxActorBytes = 200;

// gRPC aborts on metadata that HTTP/2 cannot carry.
bool IsActor(const std::string& actor) {
  return actor.size() <= kMaxActorBytes && std::all_of(actor.begin(), actor.end(), [](char character) {
           return character >= ' ' && character <= '~';
         });
}

}  // namespace

template <typename Service>
Result<Client::Connection<Service>> Client::Connect(const std::string& name, const std::string& address,
                                                    const ClientOptions& options) {
  auto channel = OpenChannel(address, options.tls_ca_file, ServiceConfig());
  if (!channel.ok()) return channel.error();
  return Connection<Service>{name, address, Service::NewStub(*channel)};
}

Result<Client> Client::Create(const ClientOptions& options) {
  if (!IsActor(options.actor)) {
    return LocalError(grpc::StatusCode::INVALID_ARGUMENT,
                      "an actor is at most 200 characters of printable ASCII");
  }
  auto ingest = Connect<v1::IngestService>("ingest", options.ingest_address, options);
  if (!ingest.ok()) return ingest.error();
  auto query = Connect<v1::QueryService>("query", options.query_address, options);
  if (!query.ok()) return query.error();
  auto render = Connect<v1::RenderService>("render", options.render_address, options);
  if (!render.ok()) return render.error();
  Client client;
  client.timeout_ = options.timeout;
  client.stream_timeout_ = options.stream_timeout;
  client.actor_ = options.actor;
  client.ingest_ = *std::move(ingest);
  client.query_ = *std::move(query);
  client.render_ = *std::move(render);
  return client;
}

}  // namespace pulse::client
