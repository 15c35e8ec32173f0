#include "services/ingest/issue_diff.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "services/ingest/parser/words/typography.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Changes = google::protobuf::RepeatedPtrField<v1::FieldChange>;

std::string Cut(std::string text) {
  constexpr std::string_view kEllipsis = "…";
  if (text.size() <= kMaxChangeTextBytes) return text;
  text.resize(text::CharacterStart(text, kMaxChangeTextBytes - kEllipsis.size()));
  return text.append(kEllipsis);
}

std::string JsonOf(const Message& message) {
  std::string json;
  const auto done = google::protobuf::util::MessageToJsonString(message, &json);
  return done.ok() ? json : message.ShortDebugString();
}

std::string Quoted(const std::string& text) {
  v1::FieldChange carrier;  // the JSON of a message that holds nothing else is the quoted text and its key
  carrier.set_field(text);
  const std::string json = JsonOf(carrier);
  constexpr std::size_t kKey = std::string_view("{\"field\":").size();
  return text.empty() ? "\"\"" : json.substr(kKey, json.size() - kKey - 1);
}

std::string ListOf(const Message& message, const FieldDescriptor* field) {
  const auto* reflection = message.GetReflection();
  const int size = reflection->FieldSize(message, field);
  std::string list;
  for (int i = 0; i < size; ++i) {
    list += i == 0 ? "[" : ",";
    list += field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE
                ? JsonOf(reflection->GetRepeatedMessage(message, field, i))
                : Quoted(reflection->GetRepeatedString(message, field, i));
  }
  return size == 0 ? "" : list + "]";
}

// The field as FieldChange shows it; empty when it is not set.
std::string TextOf(const Message& message, const FieldDescriptor* field) {
  const auto* reflection = message.GetReflection();
  if (field->is_repeated()) return ListOf(message, field);
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->GetString(message, field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection->GetEnum(message, field)->name();
    default:
      return reflection->HasField(message, field) ? JsonOf(reflection->GetMessage(message, field)) : "";
  }
}

void AddChange(std::string field, std::string before, std::string after, Changes* changes) {
  v1::FieldChange* change = changes->Add();
  change->set_field(std::move(field));
  change->set_before(Cut(std::move(before)));
  change->set_after(Cut(std::move(after)));
}

void Compare(const Message& before, const Message& after, std::initializer_list<const char*> fields,
             const std::string& prefix, Changes* changes) {
  for (const char* name : fields) {
    const FieldDescriptor* field = before.GetDescriptor()->FindFieldByName(name);
    std::string was = TextOf(before, field);
    std::string is = TextOf(after, field);
    if (was != is) AddChange(prefix + name, std::move(was), std::move(is), changes);
  }
}

// ---- sections ---------------------------------------------------------------

std::string SectionKey(const v1::Section& section) {
  return section.sector().empty() ? "title " + Fold(section.title()) : section.sector();
}

std::string Path(int section) { return "sections[" + std::to_string(section) + "]"; }

void CompareSections(const v1::Issue& before, const v1::Issue& after, Changes* changes) {
  std::map<std::string, std::deque<int>> left;  // sections of `before` not yet found again, by key
  for (int i = 0; i < before.sections_size(); ++i) left[SectionKey(before.sections(i))].push_back(i);
  for (int i = 0; i < after.sections_size(); ++i) {
    const v1::Section& section = after.sections(i);
    auto& same = left[SectionKey(section)];
    if (same.empty()) {
      AddChange(Path(i), "", section.title(), changes);
    } else {
      Compare(before.sections(same.front()), section, {"title", "introduction"}, Path(i) + ".", changes);
      same.pop_front();
    }
  }
  for (const auto& [key, removed] : left) {
    for (const int i : removed) AddChange(Path(i), before.sections(i).title(), "", changes);
  }
}

// ---- items ------------------------------------------------------------------

std::vector<const v1::Item*> ItemsOf(const v1::Issue& issue) {
  std::vector<const v1::Item*> items;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) items.push_back(&item);
  }
  return items;
}

// Of `places`, all different, which are part of a longest rising sequence: the
// items that stayed where they were. The rest moved.
std::vector<bool> Rising(const std::vector<std::size_t>& places) {
  std::vector<std::size_t> tails;  // index of the last of the best sequence of each length
  std::vector<std::optional<std::size_t>> previous(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto at =
        std::lower_bound(tails.begin(), tails.end(), places[i],
                         [&](std::size_t tail, std::size_t place) { return places[tail] < place; });
    if (at != tails.begin()) previous[i] = *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> rising(places.size(), false);
  std::optional<std::size_t> at;
  if (!tails.empty()) at = tails.back();
  for (; at; at = previous[*at]) rising[*at] = true;
  return rising;
}

v1::ItemChange Change(v1::ItemChangeType type, const v1::Item& item) {
  v1::ItemChange change;
  change.set_name(item.name());
  change.set_type(type);
  change.set_title(item.title());
  return change;
}

void CompareItems(const v1::Issue& before, const v1::Issue& after, v1::IssueDiff* diff) {
  const auto old_items = ItemsOf(before);
  const auto new_items = ItemsOf(after);
  std::unordered_map<std::string, std::size_t> old_place;
  for (std::size_t i = 0; i < old_items.size(); ++i) old_place[old_items[i]->name()] = i;
  std::vector<std::size_t> stayed;  // old places of the items in both, in the later order
  for (const v1::Item* item : new_items) {
    if (const auto old = old_place.find(item->name()); old != old_place.end()) stayed.push_back(old->second);
  }
  const std::vector<bool> in_order = Rising(stayed);
  std::vector<bool> kept(old_items.size(), false);
  for (const std::size_t place : stayed) kept[place] = true;
  const auto report_removed_from = [&](std::size_t place) {
    for (; place < old_items.size() && !kept[place]; ++place) {
      *diff->add_items() = Change(v1::ITEM_CHANGE_TYPE_REMOVED, *old_items[place]);
    }
  };

  report_removed_from(0);
  std::size_t met = 0;  // of `stayed`
  for (const v1::Item* item : new_items) {
    const auto old = old_place.find(item->name());
    if (old == old_place.end()) {
      *diff->add_items() = Change(v1::ITEM_CHANGE_TYPE_ADDED, *item);
      continue;
    }
    auto fields = DiffItems(*old_items[old->second], *item);
    if (!fields.empty()) {
      *diff->add_items() = Change(v1::ITEM_CHANGE_TYPE_MODIFIED, *item);
      *diff->mutable_items()->rbegin()->mutable_fields() = std::move(fields);
    } else if (!in_order[met]) {
      *diff->add_items() = Change(v1::ITEM_CHANGE_TYPE_MOVED, *item);
    }
    ++met;
    report_removed_from(old->second + 1);
  }
}

}  // namespace

google::protobuf::RepeatedPtrField<v1::FieldChange> DiffItems(const v1::Item& before, const v1::Item& after) {
  Changes changes;
  Compare(before, after, {"sector", "kind", "publishers", "byline", "title", "body", "links", "captions"}, "",
          &changes);
  return changes;
}

v1::IssueDiff DiffIssues(const v1::Issue& before, const v1::Issue& after) {
  v1::IssueDiff diff;
  Compare(before, after,
          {"title", "edition", "kind", "introduction", "signatories", "notices", "contact", "state"}, "",
          diff.mutable_fields());
  CompareSections(before, after, diff.mutable_fields());
  CompareItems(before, after, &diff);
  return diff;
}

}  // namespace pulse::ingest
