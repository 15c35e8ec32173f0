#include "clients/cpp/pulse/completion/completion_words.h"

#include <chrono>
#include <cstdlib>
#include <set>

#include "clients/cpp/pulse/command/command_tree.h"

namespace pulse::cli {
namespace {

// Somebody waits with a finger on the key.
constexpr std::chrono::milliseconds kPatience{800};

// An option that is wrong is for the command itself to refuse.
void Apply(CLI::Option& option, const std::string& value) {
  try {
    option.clear();
    option.add_result(value);
    option.run_callback();
  } catch (const CLI::Error&) {
    option.clear();
  }
}

bool TakesValue(const CLI::Option& option) { return option.get_items_expected_max() != 0; }

// Where the words before the cursor have led to.
class Walk {
 public:
  explicit Walk(CLI::App& app) : at_(&app) {
    for (CLI::Option* option : app.get_options()) {
      const char* value =
          option->get_envname().empty() ? nullptr : std::getenv(option->get_envname().c_str());
      if (value != nullptr && *value != '\0') Apply(*option, value);
    }
  }

  void Step(const std::string& word) {
    if (word == "=") return;  // bash takes --sector=news apart
    if (waiting_ != nullptr) return TakeValue(word);
    if (word.starts_with('-') && word != "-") {
      const std::size_t equals = word.find('=');
      waiting_ = FindOption(word.substr(0, equals));
      if (waiting_ != nullptr && !TakesValue(*waiting_)) waiting_ = nullptr;
      if (waiting_ != nullptr && equals != std::string::npos) TakeValue(word.substr(equals + 1));
      return;
    }
    for (CLI::App* command : at_->get_subcommands([](CLI::App*) { return true; })) {
      if (command->get_name() != word) continue;
      at_ = command;
      arguments_.clear();
      return;
    }
    arguments_.push_back(word);
    if (at_->get_parent() != nullptr && issue_.empty()) issue_ = word;
  }

  CLI::Option* FindOption(const std::string& name) const {
    for (CLI::App* app = at_; app != nullptr; app = app->get_parent()) {
      if (CLI::Option* option = app->get_option_no_throw(name)) return option;
    }
    return nullptr;
  }

  // The argument that stands at the cursor; null when there is none.
  const CLI::Option* Argument() const {
    const CLI::Option* last = nullptr;
    std::size_t place = 0;
    for (const CLI::Option* option : at_->get_options()) {
      if (!option->get_positional()) continue;
      if (place++ == arguments_.size()) return option;
      last = option;
    }
    return last != nullptr && last->get_items_expected_max() > 1 ? last : nullptr;
  }

  const CLI::App& at() const { return *at_; }
  CLI::Option* waiting() const { return waiting_; }
  // Of a command within a command, the issue that the outer one names.
  std::string issue() const { return at_->get_parent()->get_parent() == nullptr ? "" : issue_; }

 private:
  void TakeValue(const std::string& value) {
    const bool is_global = at_->get_parent() == nullptr || waiting_->get_envname().size() > 0;
    if (is_global) Apply(*waiting_, value);
    waiting_ = nullptr;
  }

  CLI::App* at_;
  CLI::Option* waiting_ = nullptr;
  std::vector<std::string> arguments_;
  std::string issue_;
};

// "publishers merge" of `pulse publishers merge`.
std::string CommandWords(const CLI::App& command) {
  const std::string name = FullName(command);
  const std::size_t space = name.find(' ');
  return space == std::string::npos ? "" : name.substr(space + 1);
}

Candidates OptionValues(const Walk& walk, const CLI::Option& option, const std::string& typed,
                        const client::ClientOptions& options) {
  TypedValue value{CommandWords(walk.at()), "", typed, ""};
  value.name = option.get_lnames().empty() ? option.get_name() : "--" + option.get_lnames().front();
  // Several with commas: the last one counts.
  const std::size_t comma = option.get_delimiter() == ',' ? typed.rfind(',') : std::string::npos;
  const std::string before = comma == std::string::npos ? "" : typed.substr(0, comma + 1);
  value.typed.erase(0, before.size());
  Candidates candidates = ValuesOf(value, options);
  for (Candidate& candidate : candidates.values) candidate.value.insert(0, before);
  return candidates;
}

Candidates Options(const Walk& walk) {
  Candidates candidates;
  for (const CLI::App* app = &walk.at(); app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames())
        candidates.values.push_back({"--" + name, option->get_description()});
    }
  }
  return candidates;
}

Candidates AtCursor(const Walk& walk, const std::string& word, const client::ClientOptions& options) {
  if (walk.waiting() != nullptr) return OptionValues(walk, *walk.waiting(), word == "=" ? "" : word, options);
  const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
  if (equals != std::string::npos) {
    const CLI::Option* option = walk.FindOption(word.substr(0, equals));
    if (option == nullptr) return {};
    Candidates candidates = OptionValues(walk, *option, word.substr(equals + 1), options);
    for (Candidate& candidate : candidates.values) candidate.value.insert(0, word.substr(0, equals + 1));
    return candidates;
  }
  if (word.starts_with('-')) return Options(walk);
  Candidates candidates;
  if (const CLI::Option* argument = walk.Argument()) {
    if (argument->get_name(true) == "COMMAND") {
      const CLI::App* root = walk.at().get_parent();
      for (const CLI::App* command : CommandsOf(*root))
        candidates.values.push_back({command->get_name(), command->get_description()});
      return candidates;
    }
    return ValuesOf({CommandWords(walk.at()), argument->get_name(true), word, walk.issue()}, options);
  }
  for (const CLI::App* command : CommandsOf(walk.at()))
    candidates.values.push_back({command->get_name(), command->get_description()});
  return candidates;
}

}  // namespace

Candidates Complete(CLI::App& app, GlobalOptions& options, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  Walk walk(app);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) walk.Step(words[i]);
  options.client.timeout = kPatience;
  const std::string typed = words.back() == "=" ? "" : words.back();
  Candidates candidates = AtCursor(walk, words.back(), options.client);
  std::set<std::string> seen;
  std::erase_if(candidates.values, [&](const Candidate& candidate) {
    return !candidate.value.starts_with(typed) || !seen.insert(candidate.value).second;
  });
  return candidates;
}

}  // namespace pulse::cli
