#include "services/query/filter/fields.h"

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::query::filter {

namespace v1 = ::cordisbright::pulse::v1;
using db::Column;

const std::vector<Field>& ItemFields() {
  static const std::vector<Field> fields = {
      {"byline", Column::kByline, ValueType::kText},
      {"create_time", Column::kCreateTime, ValueType::kTime},
      {"edition", Column::kEdition, ValueType::kEdition},
      {"edition.month", Column::kMonth, ValueType::kMonth},
      {"edition.year", Column::kEdition, ValueType::kYear},
      {"issue", Column::kIssue, ValueType::kName, "issues/"},
      {"issue_kind", Column::kIssueKind, ValueType::kEnum, "ISSUE_KIND_", v1::IssueKind_descriptor()},
      {"kind", Column::kItemKind, ValueType::kEnum, "ITEM_KIND_", v1::ItemKind_descriptor()},
      {"link_host", Column::kLinkHost, ValueType::kHost},
      {"publish_time", Column::kPublishTime, ValueType::kTime},
      {"publisher", Column::kPublisher, ValueType::kName, "publishers/"},
      {"publisher.display_name", Column::kPublisherText, ValueType::kText},
      {"sector", Column::kSector, ValueType::kName, "sectors/"},
      {"text", Column::kItemText, ValueType::kWords},
      {"title", Column::kTitle, ValueType::kText},
  };
  return fields;
}

const std::vector<Field>& IssueFields() {
  static const std::vector<Field> fields = {
      {"create_time", Column::kCreateTime, ValueType::kTime},
      {"edition", Column::kEdition, ValueType::kEdition},
      {"edition.month", Column::kMonth, ValueType::kMonth},
      {"edition.year", Column::kEdition, ValueType::kYear},
      {"kind", Column::kIssueKind, ValueType::kEnum, "ISSUE_KIND_", v1::IssueKind_descriptor()},
      {"name", Column::kIssue, ValueType::kName, "issues/"},
      {"publish_time", Column::kPublishTime, ValueType::kTime},
      {"state", Column::kState, ValueType::kEnum, "ISSUE_STATE_", v1::IssueState_descriptor()},
      {"title", Column::kTitle, ValueType::kText},
      {"update_time", Column::kUpdateTime, ValueType::kTime},
  };
  return fields;
}

std::string_view FormOf(ValueType type) {
  switch (type) {
    case ValueType::kName:
      return "a resource name of lower-case letters, digits and dashes";
    case ValueType::kEnum:
      return "one of its values";
    case ValueType::kText:
      return "a text";
    case ValueType::kWords:
      return "words";
    case ValueType::kHost:
      return "a host name, in ASCII";
    case ValueType::kEdition:
      return "an edition such as 2022-09 or 2022";
    case ValueType::kYear:
      return "a year from 1900 to 2200";
    case ValueType::kMonth:
      return "a month from 1 to 12";
    case ValueType::kTime:
      return "a quoted time such as \"2022-09-30T12:00:00Z\" or \"2022-09-30\"";
  }
  return "a value";
}

}  // namespace pulse::query::filter
