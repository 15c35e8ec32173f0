// What corrections of an issue are aimed at: its items, and places in the text
// of its document.

#pragma once

#include <optional>
#include <string>

#include "clients/cpp/client.h"
#include "clients/cpp/pulse/revisions/source_text.h"

namespace pulse::cli {

/// An issue as it stood when it was asked for. `client` must outlive it.
class CorrectionTarget {
 public:
  static client::Result<CorrectionTarget> Of(const client::Client& client, const std::string& issue);

  const v1::Issue& issue() const { return issue_; }

  /// The item that `words` mean: its name, its slug, or a beginning that only one
  /// slug has. NOT_FOUND, with the nearest that is: there is none.
  client::Result<const v1::Item*> FindItem(const std::string& words) const;

  /// The one place where `words` stand in the document, or in `item` unless it is
  /// null. NOT_FOUND: they do not. FAILED_PRECONDITION: in several places, with
  /// their lines.
  client::Result<v1::Anchor> FindPlace(const std::string& words, const v1::Item* item);

  /// The lines "12-14" of the document. INVALID_ARGUMENT: no such lines.
  client::Result<v1::Anchor> FindLines(const std::string& lines);

 private:
  CorrectionTarget(const client::Client& client, v1::Issue issue)
      : client_(&client), issue_(std::move(issue)) {}

  // Fetched when first needed; an error, or none.
  std::optional<client::Error> ReadText();
  v1::Anchor AnchorAt(Place place) const;

  const client::Client* client_;
  v1::Issue issue_;
  std::optional<std::string> text_;
};

}  // namespace pulse::cli
