#include "clients/cpp/pulse/editing/issue_difference.h"

#include <google/protobuf/util/message_differencer.h>

#include <map>

#include "absl/strings/str_join.h"

namespace pulse::cli {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

// As SetIssue and SetItem list them.
const std::vector<std::string> kIssueFields = {"title", "introduction", "signatories", "notices", "contact"};
const std::vector<std::string> kItemFields = {"title", "body",   "byline",  "publishers",
                                              "kind",  "sector", "captions"};

// Which publisher a form means is the service's to say, not the editor's.
v1::Item WithoutPublisherNames(v1::Item item) {
  for (v1::Publisher& publisher : *item.mutable_publishers()) publisher.clear_name();
  return item;
}

const v1::Issue& Comparable(const v1::Issue& issue) { return issue; }
v1::Item Comparable(const v1::Item& item) { return WithoutPublisherNames(item); }

const FieldDescriptor* FieldOf(const Message& message, const std::string& path) {
  return message.GetDescriptor()->FindFieldByName(path);
}

template <typename Part>
bool Equal(const Part& a, const Part& b, const std::string& path) {
  const auto& left = Comparable(a);
  const auto& right = Comparable(b);
  MessageDifferencer differencer;
  return differencer.CompareWithFields(left, right, {FieldOf(left, path)}, {FieldOf(right, path)});
}

template <typename Part>
FieldMask FieldsThatDiffer(const Part& a, const Part& b, const std::vector<std::string>& paths) {
  FieldMask mask;
  for (const std::string& path : paths) {
    if (!Equal(a, b, path)) mask.add_paths(path);
  }
  return mask;
}

// Copies only what `mask` names.
template <typename Part>
Part Masked(const Part& from, const FieldMask& mask) {
  Part part = from;
  std::vector<const FieldDescriptor*> set;
  part.GetReflection()->ListFields(part, &set);
  for (const FieldDescriptor* field : set) {
    bool named = false;
    for (const std::string& path : mask.paths()) named = named || path == field->name();
    if (!named) part.GetReflection()->ClearField(&part, field);
  }
  return part;
}

std::map<std::string, const v1::Item*> ItemsByName(const v1::Issue& issue) {
  std::map<std::string, const v1::Item*> items;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) items[item.name()] = &item;
  }
  return items;
}

std::string Clash(const std::string& name, const std::vector<std::string>& fields) {
  return name + ": " + absl::StrJoin(fields, ", ");
}

// Fields of `mask` that differ between `base` and `current`, and between
// `current` and what was asked for.
template <typename Part>
std::vector<std::string> ChangedByBoth(const Part& base, const Part& current, const Part& asked,
                                       const FieldMask& mask) {
  std::vector<std::string> fields;
  for (const std::string& path : mask.paths()) {
    if (!Equal(base, current, path) && !Equal(current, asked, path)) fields.push_back(path);
  }
  return fields;
}

}  // namespace

Corrections Difference(const v1::Issue& base, const v1::Issue& edited) {
  Corrections corrections;
  if (FieldMask mask = FieldsThatDiffer(base, edited, kIssueFields); mask.paths_size() > 0) {
    v1::SetIssue* set = corrections.Add()->mutable_set_issue();
    *set->mutable_issue() = Masked(edited, mask);
    *set->mutable_update_mask() = std::move(mask);
  }
  const auto items = ItemsByName(edited);
  for (const v1::Section& section : base.sections()) {
    for (const v1::Item& item : section.items()) {
      const auto now = items.find(item.name());
      if (now == items.end()) {
        corrections.Add()->mutable_drop_item()->set_item(item.name());
        continue;
      }
      FieldMask mask = FieldsThatDiffer(item, *now->second, kItemFields);
      if (mask.paths_size() == 0) continue;
      v1::SetItem* set = corrections.Add()->mutable_set_item();
      *set->mutable_item() = WithoutPublisherNames(Masked(*now->second, mask));
      set->mutable_item()->set_name(item.name());
      *set->mutable_update_mask() = std::move(mask);
    }
  }
  return corrections;
}

std::vector<std::string> FindClashes(const v1::Issue& base, const v1::Issue& current,
                                     const Corrections& mine) {
  const auto before = ItemsByName(base);
  const auto now = ItemsByName(current);
  std::vector<std::string> clashes;
  for (const v1::Correction& correction : mine) {
    if (correction.has_set_issue()) {
      const v1::SetIssue& set = correction.set_issue();
      const auto fields = ChangedByBoth(base, current, set.issue(), set.update_mask());
      if (!fields.empty()) clashes.push_back(Clash(current.name(), fields));
    } else if (correction.has_set_item()) {
      const v1::SetItem& set = correction.set_item();
      const std::string& name = set.item().name();
      const auto item = now.find(name);
      if (item == now.end()) {
        clashes.push_back(name + ": is no longer in the issue");
        continue;
      }
      const auto fields = ChangedByBoth(*before.at(name), *item->second, set.item(), set.update_mask());
      if (!fields.empty()) clashes.push_back(Clash(name, fields));
    } else if (correction.has_drop_item()) {
      const auto item = now.find(correction.drop_item().item());
      if (item == now.end()) continue;
      const v1::Item& old = *before.at(item->first);
      const FieldMask changed = FieldsThatDiffer(old, *item->second, kItemFields);
      if (changed.paths_size() > 0) clashes.push_back(item->first + ": taken out here, changed there");
    }
  }
  return clashes;
}

Corrections StillToDo(const v1::Issue& current, const Corrections& mine) {
  const auto now = ItemsByName(current);
  Corrections left;
  for (const v1::Correction& correction : mine) {
    bool done = false;
    if (correction.has_set_issue()) {
      const v1::SetIssue& set = correction.set_issue();
      const std::vector<std::string> paths(set.update_mask().paths().begin(),
                                           set.update_mask().paths().end());
      done = FieldsThatDiffer(current, set.issue(), paths).paths_size() == 0;
    } else if (correction.has_set_item()) {
      const v1::SetItem& set = correction.set_item();
      const std::vector<std::string> paths(set.update_mask().paths().begin(),
                                           set.update_mask().paths().end());
      const auto item = now.find(set.item().name());
      done = item != now.end() && FieldsThatDiffer(*item->second, set.item(), paths).paths_size() == 0;
    } else if (correction.has_drop_item()) {
      done = now.count(correction.drop_item().item()) == 0;
    }
    if (!done) *left.Add() = correction;
  }
  return left;
}

}  // namespace pulse::cli
