// Revisions of an issue, from the service that stores them: never behind.

#pragma once

#include <cstdint>
#include <string>

#include "clients/cpp/client.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// The issue as it now stands, drafts too.
client::Result<v1::Issue> CurrentRevision(const client::Client& client, const std::string& name);

/// The issue as it stood at `revision`.
client::Result<v1::Issue> RevisionOf(const client::Client& client, const std::string& name,
                                     std::int64_t revision);

}  // namespace pulse::cli
