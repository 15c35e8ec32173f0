#include "services/query/interests/subject_cache.h"

#include <set>
#include <string_view>
#include <utility>

#include "db/canonical_url.h"

namespace pulse::query::interests {
namespace {

// A key is one of these and the name or canonical URL.
constexpr char kItem = 'i';
constexpr char kUrl = 'u';

}  // namespace

std::string SubjectCache::KeyOfItem(const std::string& name) { return kItem + name; }

std::string SubjectCache::KeyOfUrl(const std::string& url) {
  const auto canonical = db::Canonicalize(url);
  return canonical ? kUrl + canonical->text : std::string();
}

absl::Status SubjectCache::Ask(const std::vector<std::string>& keys, Deadline deadline) {
  std::vector<std::string> names;
  std::vector<std::string> urls;
  for (const std::string& key : keys) (key.front() == kItem ? names : urls).push_back(key.substr(1));
  absl::StatusOr<db::FoundFacts> facts = reader_->Find(names, urls, deadline);
  if (!facts.ok()) return facts.status();
  if (change_cursor_.empty()) change_cursor_ = facts->change_cursor;
  if (items_.size() + keys.size() > kMaxSubjects) items_.clear();
  for (std::size_t i = 0; i < names.size(); ++i) items_[kItem + names[i]] = std::move(facts->of_names[i]);
  for (std::size_t i = 0; i < urls.size(); ++i) items_[kUrl + urls[i]] = std::move(facts->of_urls[i]);
  return absl::OkStatus();
}

absl::Status SubjectCache::Find(const std::vector<std::string>& keys, Deadline deadline,
                                std::vector<std::shared_ptr<const db::ItemFacts>>* found) {
  found->assign(keys.size(), nullptr);
  std::set<std::string> missing;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty()) continue;
    const auto item = items_.find(keys[i]);
    if (item == items_.end()) {
      missing.insert(keys[i]);
    } else {
      (*found)[i] = item->second;
    }
  }
  if (missing.empty() && !change_cursor_.empty()) return absl::OkStatus();
  if (absl::Status asked = Ask({missing.begin(), missing.end()}, deadline); !asked.ok()) return asked;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (missing.count(keys[i]) != 0) (*found)[i] = items_.at(keys[i]);
  }
  return absl::OkStatus();
}

}  // namespace pulse::query::interests
