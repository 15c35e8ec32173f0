// The schemas as text: one sorted line for everything a caller depends on, so
// that a change of the API is a diff of lines.

#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace pulse::golden {

/// Lines of `files`, sorted:
///   enum p.Kind.KIND_NEWS = 1
///   message p.Item
///   message p.Item.publishers = 4 repeated p.Publisher json=publishers
///   http p.Query.Get GET /v1/items/*
///   rpc p.Query.Watch (p.WatchRequest) returns (stream p.WatchResponse)
std::vector<std::string> DescribeSchema(const std::vector<const google::protobuf::FileDescriptor*>& files);

/// How `current` differs from `recorded`; both are sorted.
struct SchemaDifference {
  std::vector<std::string> gone;   // recorded, not there: callers break
  std::vector<std::string> added;  // there, not recorded: callers do not notice
};
SchemaDifference CompareSchema(const std::vector<std::string>& recorded,
                               const std::vector<std::string>& current);

}  // namespace pulse::golden
