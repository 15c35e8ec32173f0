#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

// The largest page the query service gives.
constexpr int kPageSize = 500;

void PrintPublication(const Console& console, const v1::RepeatPublication& publication) {
  console.out << OneLine(publication.items(0).title()) << "  "
              << console.OutStyle().Dim(publication.basis() == v1::REPEAT_PUBLICATION_BASIS_LINK
                                            ? "same link"
                                            : "same title and publisher")
              << '\n';
  for (const v1::Item& item : publication.items()) console.out << "  " << item.name() << '\n';
}

ExitCode Repeats(const Session& session, const client::Client& client, const std::string& item) {
  v1::ListRepeatPublicationsRequest request;
  request.set_item(item);
  request.set_page_size(kPageSize);
  v1::ListRepeatPublicationsResponse list;
  auto publications = client.RepeatPublications(request);
  for (const v1::RepeatPublication& publication : publications) *list.add_publications() = publication;
  if (publications.error()) return session.Fail(*publications.error());
  if (session.options.json) return session.PrintJson(list);
  for (const v1::RepeatPublication& publication : list.publications())
    PrintPublication(session.console, publication);
  if (list.publications().empty()) session.console.err << "Nothing appears twice.\n";
  return ExitCode::kOk;
}

}  // namespace

void AddRepeats(CLI::App& app, Action& action) {
  auto item = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("repeats", "Publications that appear more than once, newest first");
  command->add_option("ITEM", *item, "Only of this item: issues/2022-09/items/night-custody");
  command->callback([&action, item] {
    action = WithClient([item](const Session& session, const client::Client& client) {
      return Repeats(session, client, *item);
    });
  });
}

}  // namespace pulse::cli
