#include "clients/cpp/pulse/ingest/plan_view.h"

#include <algorithm>
#include <string>

#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/diff_view.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

std::string PlannedWord(v1::PlannedAction action) {
  switch (action) {
    case v1::PLANNED_ACTION_CREATE:
      return "create";
    case v1::PLANNED_ACTION_UPDATE:
      return "update";
    case v1::PLANNED_ACTION_REMOVE:
      return "remove";
    case v1::PLANNED_ACTION_CONFLICT:
      return "conflict";
    default:
      return "unchanged";
  }
}

std::string Painted(const Style& style, v1::PlannedAction action) {
  const std::string word = Pad(PlannedWord(action), 9);
  if (action == v1::PLANNED_ACTION_CREATE) return style.Green(word);
  return action == v1::PLANNED_ACTION_UPDATE ? style.Yellow(word) : style.Red(word);
}

}  // namespace

void PrintPlan(const Console& console, const v1::IngestPlan& plan) {
  const Style style = console.OutStyle();
  if (plan.fields_size() > 0) {
    console.out << "  " << style.Yellow("update   ") << "  the issue\n";
    PrintFieldChanges(console, plan.fields());
  }
  for (const v1::PlannedItem& item : plan.items()) {
    if (item.action() == v1::PLANNED_ACTION_UNCHANGED) continue;
    console.out << "  " << Painted(style, item.action()) << "  " << OneLine(item.title()) << "  "
                << style.Dim(OneLine(item.name())) << '\n';
    PrintFieldChanges(console, item.fields());
    if (!item.reason().empty()) console.out << Wrap(item.reason(), console.width, "    ");
  }
  const auto unchanged = std::count_if(
      plan.items().begin(), plan.items().end(),
      [](const v1::PlannedItem& item) { return item.action() == v1::PLANNED_ACTION_UNCHANGED; });
  if (unchanged > 0) {
    console.out << "  " << style.Dim("unchanged") << "  "
                << Count(static_cast<int>(unchanged), "item", "items") << '\n';
  }
  console.out << "  plan hash  " << plan.plan_hash() << '\n';
}

void AddAsJson(const v1::IngestPlan& plan, google::protobuf::Struct* line) {
  auto& fields = *line->mutable_fields();
  fields["planHash"].set_string_value(plan.plan_hash());
  auto* items = fields["plan"].mutable_list_value();
  for (const v1::PlannedItem& item : plan.items()) {
    auto& entry = *items->add_values()->mutable_struct_value()->mutable_fields();
    entry["name"].set_string_value(item.name());
    entry["action"].set_string_value(PlannedWord(item.action()));
    entry["title"].set_string_value(item.title());
    if (!item.reason().empty()) entry["reason"].set_string_value(item.reason());
    if (item.fields().empty()) continue;
    auto* changed = entry["fields"].mutable_list_value();
    for (const v1::FieldChange& field : item.fields()) changed->add_values()->set_string_value(field.field());
  }
}

}  // namespace pulse::cli
