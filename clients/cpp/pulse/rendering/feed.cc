#include <memory>
#include <optional>

#include "clients/cpp/pulse/command/at_least_one.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/command/output_file.h"
#include "clients/cpp/pulse/command/sector_choice.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

struct FeedOptions {
  std::string format = "atom";
  std::string sector;
  std::string publisher;
  int limit = 0;  // 0 is the service's default
  std::string public_url;
  std::string feed_url;
  std::string output;
};

std::vector<std::string> FeedChoices() { return {"atom", "rss", "json-feed"}; }

std::optional<v1::FeedFormat> ReadFeedFormat(const std::string& word) {
  if (word == "atom") return v1::FEED_FORMAT_ATOM;
  if (word == "rss") return v1::FEED_FORMAT_RSS;
  if (word == "json-feed") return v1::FEED_FORMAT_JSON_FEED;
  return std::nullopt;
}

ExitCode Feed(const Session& session, const client::Client& client, const FeedOptions& options) {
  v1::RenderFeedRequest request;
  if (!options.sector.empty()) {
    google::protobuf::RepeatedPtrField<std::string> names;
    const ExitCode read = ReadSectors(session, client, {options.sector}, &names);
    if (read != ExitCode::kOk) return read;
    request.set_sector(names.Get(0));
  }
  if (!options.publisher.empty()) {
    request.set_publisher(PublisherName(options.publisher));
  }
  request.set_format(*ReadFeedFormat(options.format));  // checked when parsed
  request.set_item_count(options.limit);
  request.set_public_url(options.public_url);
  request.set_feed_url(options.feed_url);
  const auto answer = client.RenderFeed(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  return WriteOutput(session, options.output, answer->content());
}

}  // namespace

void AddFeed(CLI::App& app, Action& action) {
  auto options = std::make_shared<FeedOptions>();
  CLI::App* command = app.add_subcommand("feed", "The newest published items as a feed");
  command->add_option("--format", options->format, "atom, rss or json-feed")
      ->check([](const std::string& word) {
        return ReadFeedFormat(word) ? std::string() : UnknownWord("format", word, FeedChoices());
      })
      ->capture_default_str();
  command->add_option("--sector", options->sector, "Only this sector: criminal-justice, or its beginning");
  command->add_option("--publisher", options->publisher, "Only this publisher: ofsted");
  command->add_option("--limit", options->limit, "At most so many entries, up to 200")->check(AtLeastOne());
  command->add_option("--public-url", options->public_url, "Where the site stands that shows the issues");
  command->add_option("--feed-url", options->feed_url, "Where the feed itself is served");
  command->add_option("-o,--output", options->output, "File to write; standard output without it");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Feed(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
