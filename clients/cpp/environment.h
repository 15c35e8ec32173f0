// Where the services are, as the environment says.

#pragma once

#include "client.h"

namespace pulse::client {

/// The defaults, but for what PULSE_INGEST_ADDRESS, PULSE_QUERY_ADDRESS,
/// PULSE_RENDER_ADDRESS and PULSE_TLS_CA_FILE say. Not while another thread
/// changes the environment.
ClientOptions OptionsFromEnvironment();

}  // namespace pulse::client
