// What a filter may ask about: the fields of items and of issues, and what
// their values look like.

#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

#include "db/condition.h"

namespace pulse::query::filter {

enum class ValueType {
  kName,     // a resource name, with or without its collection: `sectors/news`, `news`
  kEnum,     // an enum's value, with or without its prefix: `ITEM_KIND_NEWS`, `NEWS`
  kText,     // any text; `:` finds it inside
  kWords,    // words, only with `:`
  kHost,     // a host name; `:` finds those below it too
  kEdition,  // `2022-09`, `2022`
  kYear,     // `2022`
  kMonth,    // `9`
  kTime,     // `2022-09-30`, `2022-09-30T12:00:00Z`
};

struct Field {
  std::string_view name;
  db::Column column;
  ValueType type;
  /// kName: the collection with its slash. kEnum: the prefix with its underscore.
  std::string_view prefix = {};
  /// kEnum.
  const google::protobuf::EnumDescriptor* values = nullptr;
};

/// The fields of a resource. Live as long as the program.
const std::vector<Field>& ItemFields();
const std::vector<Field>& IssueFields();

/// What a value of `type` looks like, for messages.
std::string_view FormOf(ValueType type);

}  // namespace pulse::query::filter
